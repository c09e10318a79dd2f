#pragma once

#include "collector/ports/access_facts.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace collector::serve {

/// Findings that expose and who was told of them, at one state of what is published.
class KnownFindings {
public:
    /// `facts` outlives this; none: nothing is open, and nobody was told of anything.
    static measure::Result<std::shared_ptr<const KnownFindings>> read(const AccessFacts* facts);

    const std::vector<Told>& told() const { return told_; }

    /// Of every country, by target and check. Read when it is asked for first: most answers need none of it.
    measure::Result<std::span<const OpenFinding>> open() const;

private:
    KnownFindings(const AccessFacts* facts, std::vector<Told> told) : facts_(facts), told_(std::move(told)) {}

    const AccessFacts* facts_;
    std::vector<Told> told_;
    mutable std::optional<std::vector<OpenFinding>> open_;
};

/// Reads them once for each state of what is published: nothing else changes them.
class FindingsNow {
public:
    measure::Result<std::shared_ptr<const KnownFindings>> at(std::uint64_t published, const AccessFacts* facts);

private:
    std::uint64_t published_ = 0;
    std::shared_ptr<const KnownFindings> findings_;
};

}  // namespace collector::serve
