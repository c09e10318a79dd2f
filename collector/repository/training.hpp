#pragma once

#include "collector/repository/contribution.hpp"
#include "measure/result.hpp"

#include <string>
#include <vector>

namespace collector::repository {

/// A training event with the profile that tells of it.
struct Training {
    std::string id;  ///< The same in every version of the profile that gives it the same title, first day and place.
    TrainingEvent event;
    Publication profile;
};

/// The events of all profiles that stand, of one country ("" for all); by their days, then by country and title.
measure::Result<std::vector<Training>> training_of(const Contributions& contributions, const measure::CountryCode& country);

/// Over on `day` (UTC)? On its last day an event is not.
bool is_over(const TrainingEvent& event, const std::string& day);

}  // namespace collector::repository
