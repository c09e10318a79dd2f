#pragma once

#include "measure/country_code.hpp"
#include "measure/target.hpp"

#include <optional>
#include <string_view>

namespace collector::ingest {

/// The country of a path that ends with one below a folder, as KE of `/v1/frames/KE`; nullopt for any other path.
inline std::optional<measure::CountryCode> country_below(std::string_view folder, std::string_view path)
{
    if (!path.starts_with(folder) || path.size() == folder.size() || path[folder.size()] != '/') {
        return std::nullopt;
    }
    const auto code = path.substr(folder.size() + 1);
    return measure::is_country_code(code) ? std::optional(measure::CountryCode(code)) : std::nullopt;
}

}  // namespace collector::ingest
