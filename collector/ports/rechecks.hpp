#pragma once

#include "measure/result.hpp"
#include "measure/target.hpp"
#include "measure/verdict.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// Measurements that somebody asked for because of a disputed verdict: outside the rounds, beside the case.
namespace collector {

/// A case whose re-check was asked for.
struct RecheckAsk {
    std::uint64_t number = 0;  ///< Of the case.
    std::string target;
};

/// What one vantage found when it looked again.
struct RecheckFinding {
    std::string probe;
    std::uint32_t as_number = 0;
    measure::CountryCode probe_country;
    measure::Timestamp started;
    measure::Verdict verdict;
};

class RecheckViews {
public:
    virtual ~RecheckViews() = default;

    /// Asks of open cases, made after `since`, that this probe has not answered yet; oldest first, at most `limit`.
    virtual measure::Result<std::vector<RecheckAsk>> recheck_asks(const std::string& probe, measure::Timestamp since,
                                                                  std::size_t limit) const = 0;

    /// What was found of the check by re-checks received after `since`; oldest first, at most `limit`.
    virtual measure::Result<std::vector<RecheckFinding>> rechecks(const std::string& target, const std::string& check,
                                                                  measure::Timestamp since, std::size_t limit) const = 0;
};

}  // namespace collector
