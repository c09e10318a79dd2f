#pragma once

#include "measure/result.hpp"

#include <string>
#include <string_view>

namespace cpe::capture {

/// What a run is about; written once, when it begins.
struct Manifest {
    std::string maker;
    std::string model;
    std::string firmware;
    std::string profile = "7084+9096";
    std::string laboratory;  ///< Who ran it, as told; may be empty.
    std::string software;    ///< The version of this program.
};

std::string to_json(const Manifest& manifest);
measure::Result<Manifest> read_manifest(std::string_view text);

/// "maker/model/firmware"; all three parts are needed.
measure::Result<Manifest> parse_device(std::string_view text);

}  // namespace cpe::capture
