#pragma once

#include "collector/comparison/foreign_report.hpp"
#include "collector/ports/store.hpp"

#include <functional>
#include <optional>

namespace collector::comparison {

/// Theirs and ours of one name where they differ.
struct Disagreement {
    std::string domain{};
    Finding theirs = Finding::fail;
    std::string their_word{};
    Finding ours = Finding::fail;
    std::string our_rule{};
    std::string round{};
};

/// How often each of their findings met each of ours: counts[theirs][ours].
using Counts = std::array<std::array<std::uint32_t, 3>, 3>;

/// One test of theirs beside one check of ours.
struct Agreement {
    Counterpart counterpart{};
    Counts counts{};
    std::uint32_t unjudged = 0;  ///< They found something, ours has no value.
    std::vector<Disagreement> disagreements{};
};

struct Comparison {
    std::vector<Agreement> agreements{};  ///< In the order of the format; those without a finding are left out.
    std::vector<std::string> unknown{};   ///< Their names that no frame of ours holds.
    std::uint32_t domains = 0;            ///< Names of ours that they speak of.
    Days rounds{};                        ///< Of the verdicts of ours that entered.
    /// Findings about a name of ours that a test has one of already: of the other of `X` and `www.X`, or of the same name again.
    std::uint32_t left_out = 0;
};

std::uint32_t compared(const Counts& counts);

/// The share in which both say the same; nullopt without a pair.
std::optional<double> share_agreed(const Counts& counts);

/// Cohen's kappa: agreement beyond what two who do not look would reach by their habits alone, (p - e) / (1 - e).
/// nullopt without a pair, and where both always say the one same thing: nothing could tell skill from habit there.
std::optional<double> kappa(const Counts& counts);

/// The newest consensus on a name of ours; nullopt when no frame holds it.
using OurVerdicts = std::function<measure::Result<std::optional<std::vector<ConsensusRow>>>(const std::string& domain)>;

/// Sets theirs beside ours. A name is looked for as it stands, then without `www.`. Each name of ours counts once a test: by the
/// finding of the same name, else by the one without `www.`, of several by the first. Fails when ours cannot be read.
measure::Result<Comparison> compare(const ForeignReport& report, std::span<const Counterpart> counterparts,
                                    const OurVerdicts& ours);

}  // namespace collector::comparison
