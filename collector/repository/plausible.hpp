#pragma once

#include "collector/repository/contribution.hpp"
#include "measure/result.hpp"

#include <optional>

namespace collector::repository {

/// What no key of the front matter alone can tell: days in the wrong order, a series that no collector keeps, a comparison
/// without confounders, an example without sources.
std::vector<measure::Error> find_implausible(const Contribution& contribution, const std::string& name);

/// Whether it is a study with the series of one target.
bool is_of_target(const Contribution& contribution);

/// A study tells of its own country: nullopt when the target of its series, if it has one, stands in that country's frame.
/// `holds`: the country whose frame has the target; nullopt when none does.
std::optional<measure::Error> object_to_target(const Contribution& contribution,
                                               const std::optional<measure::CountryCode>& holds);

}  // namespace collector::repository
