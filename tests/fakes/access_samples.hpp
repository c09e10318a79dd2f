#pragma once

#include "collector/ports/access_facts.hpp"
#include "collector/ports/audit_trail.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace fakes {

/// Who was told of what, as a test says.
class FakeAccess final : public collector::AccessFacts {
public:
    std::vector<collector::Person> somebody;
    std::vector<collector::Told> told;
    std::vector<collector::OpenFinding> open;
    bool broken = false;

    measure::Result<std::vector<collector::Person>> people() const override { return somebody; }
    measure::Result<std::vector<collector::Told>> disclosures() const override { return told; }
    measure::Result<std::vector<collector::OpenFinding>> open_findings(const measure::CountryCode&,
                                                                       std::span<const std::string_view>) const override
    {
        using Open = measure::Result<std::vector<collector::OpenFinding>>;
        return broken ? Open(measure::error("the index file is damaged")) : Open(open);
    }
};

/// A trail in memory, with a switch for a disk that is full.
class FakeTrail final : public collector::AuditTrail {
public:
    std::vector<collector::Deed> deeds;
    bool full = false;

    measure::Result<void> record(collector::Deed deed) override
    {
        if (full) {
            return measure::error("the disk is full");
        }
        deed.number = deeds.size() + 1;
        deeds.push_back(std::move(deed));
        return {};
    }
    measure::Result<std::vector<collector::Deed>> newest(std::size_t limit) const override
    {
        std::vector<collector::Deed> page(deeds.rbegin(), deeds.rend());
        page.resize(std::min(limit, page.size()));
        return page;
    }
};

/// Whose tokens the public face knows: two laboratories, and one of each role that reads.
inline std::map<std::string, collector::Person> token_holders()
{
    using enum collector::PersonRole;
    const auto holder = [](const char* name, collector::PersonRole role, std::vector<std::string> countries = {},
                           std::vector<std::string> domains = {}) {
        return collector::Person{.name = name,
                                 .roles = {role},
                                 .countries = std::move(countries),
                                 .organisation = {},
                                 .domains = std::move(domains),
                                 .token_sha256 = {}};
    };
    return {{"token-of-lab-1", holder("lab-1", laboratory)},
            {"token-of-lab-2", holder("lab-2", laboratory)},
            {"token-of-partner", holder("cert-xa", partner, {"XA"})},
            {"token-of-stranger", holder("cert-xb", partner, {"XB"})},
            {"token-of-owner", holder("ministry", owner, {}, {"a.example.test"})},
            {"token-of-auditor", holder("auditor", auditor)}};
}

}  // namespace fakes
