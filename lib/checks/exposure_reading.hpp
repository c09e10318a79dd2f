#pragma once

#include "measure/security_reading.hpp"
#include "measure/verdict.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What the checks of exposure ask of the looks at ports.
namespace checks {

/// How a port met us.
enum class Door : std::uint8_t {
    open,
    closed,    ///< the host itself said no
    filtered,  ///< nothing came back, or a router said that it may not
    unseen,    ///< our own trouble, or never looked at
};

/// One watched port of one host over both families.
struct DoorPair {
    measure::DualHost host;
    measure::WatchedPort port;
    Door over4 = Door::unseen;
    Door over6 = Door::unseen;
};

/// All that were to be looked at. Port 25 only from a vantage whose own network lets it out over IPv4 (V-4): many do not.
std::vector<DoorPair> door_pairs(const measure::Evidence& evidence);

/// Why ports are not compared at all.
struct ExposureRules {
    const measure::Rule& no_consent;
    const measure::Rule& one_family;
    const measure::Rule& unknown;
    const measure::Rule& other_operator;
};

/// The verdict of a target whose ports are not compared; nullopt where they are.
std::optional<measure::Verdict> without_comparison(const measure::Evidence& evidence, const ExposureRules& rules);

/// "www.example.test: SSH (22), Redis (6379)"; hosts apart by semicolons.
std::string doors_text(const std::vector<DoorPair>& pairs);

/// Those of the pairs for which it holds.
std::vector<DoorPair> those(std::vector<DoorPair> pairs, bool (*hold)(const DoorPair&));

/// Open over IPv6 and known not to be over IPv4.
bool is_gap(const DoorPair& pair);

/// Over one family it is not known whether the port is open, and that matters.
bool is_unseen(const DoorPair& pair);

}  // namespace checks
