#pragma once

#include "collector/ports/views.hpp"

namespace collector {

/// Of the frame that holds a target; nullopt when none does.
inline measure::Result<std::optional<measure::CountryCode>> country_of_target(const Views& views, const std::string& domain)
{
    return views.target(domain).map(
        [](const std::optional<TargetView>& it) { return it ? std::optional(it->target.country) : std::nullopt; });
}

/// "" when no frame does, or when that cannot be read.
inline measure::CountryCode country_if_known(const Views& views, const std::string& domain)
{
    return country_of_target(views, domain).value_or(std::nullopt).value_or(measure::CountryCode());
}

}  // namespace collector
