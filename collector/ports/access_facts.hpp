#pragma once

#include "collector/ports/disclosure.hpp"
#include "collector/ports/person.hpp"
#include "measure/result.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace collector {

/// A check of a target that did not pass in its newest round.
struct OpenFinding {
    std::string target;
    measure::CountryCode country;
    std::string check;
    std::string round;

    auto operator<=>(const OpenFinding&) const = default;
};

/// A word about findings, and how long it holds.
struct Told {
    Disclosure word;
    /// The first round after a telling in which the check passed for every vantage, or the oldest kept where those up to the telling
    /// were dropped; "" while there is none, and of a release.
    std::string mended;
};

/// Who has a token, and what may be told of whom, by the index.
class AccessFacts {
public:
    virtual ~AccessFacts() = default;

    /// Everybody whose token holds, by name.
    virtual measure::Result<std::vector<Person>> people() const = 0;

    /// Every telling and release, oldest first.
    virtual measure::Result<std::vector<Told>> disclosures() const = 0;

    /// Findings of the newest consensus of a country on some checks that did not pass, or not for every vantage; of every
    /// country without one. By target and check.
    virtual measure::Result<std::vector<OpenFinding>> open_findings(const measure::CountryCode& country,
                                                                    std::span<const std::string_view> checks) const = 0;
};

}  // namespace collector
