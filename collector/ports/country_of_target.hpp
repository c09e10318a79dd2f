#pragma once

#include "collector/ports/views.hpp"

namespace collector {

/// Of the frame that holds a target; nullopt when none does.
inline measure::Result<std::optional<measure::CountryCode>> country_of_target(const Views& views, const std::string& domain)
{
    return views.target(domain).map(
        [](const std::optional<TargetView>& it) { return it ? std::optional(it->target.country) : std::nullopt; });
}

}  // namespace collector
