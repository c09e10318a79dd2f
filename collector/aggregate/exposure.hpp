#pragma once

#include "collector/ports/networks.hpp"

#include <array>
#include <chrono>
#include <span>

namespace collector::aggregate {

/// How a public service may be led astray.
enum class ExposureKind : std::uint8_t {
    no_roa,          ///< no ROA covers its prefix: a false origin is not told from the true one
    roa_invalid,     ///< its route contradicts the ROA: networks that validate drop it
    origin_changed,  ///< another network announces its address than in the rounds before
};

constexpr std::array<std::string_view, 3> words_of(ExposureKind)
{
    return {"no_roa", "roa_invalid", "origin_changed"};
}

/// One address of one service, and what is wrong with its route.
struct Exposure {
    ExposureKind kind = ExposureKind::no_roa;
    ServiceRoute route;
    std::string former_prefix = {};  ///< Of origin_changed alone.
    std::string former_origins = {};
    bool ended = false;  ///< Of origin_changed: its origins are seen no more.
};

/// How long a change of origin is told: four weeks, whatever the window of the edition, for who looks about once a month.
constexpr auto kChangeTold = std::chrono::days(28);

/// The findings about services of a country, by target, address and kind. `routes` as NetworkViews::service_routes() gives them. A
/// target speaks by its newest round: addresses it no longer has are left out. A change of origin is told for 28 days from its
/// first round, and one that ended for 28 days from its last, each by the newest round of its address; the return to the
/// origins before is the end of it, no change of its own. Pure.
std::vector<Exposure> find_exposures(std::span<const ServiceRoute> routes);

}  // namespace collector::aggregate
