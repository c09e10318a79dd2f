#pragma once

#include "checks/check.hpp"
#include "measure/result.hpp"
#include "measure/target.hpp"

#include <string>
#include <vector>

namespace probe::cli {

/// Which checks are asked for, and which roles of a target must be observed for them.
struct ChosenChecks {
    std::vector<const checks::Check*> checks;
    std::vector<measure::Role> roles;
};

/// From ids ("web.tls6") and whole areas ("web.*"); none means all. Error: no check has this id.
measure::Result<ChosenChecks> choose_checks(const std::vector<std::string>& patterns);

/// The verdicts of the chosen checks, in their order.
std::vector<measure::Verdict> verdicts_of(const ChosenChecks& chosen, std::vector<measure::Verdict> all);

}  // namespace probe::cli
