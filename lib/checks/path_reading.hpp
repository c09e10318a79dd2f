#pragma once

#include "measure/evidence.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

/// What the checks of path MTU ask of the same evidence (V-6, W-16, S-4).
namespace checks {

/// What the vantage proved about the packets of its own path.
enum class PathStanding : std::uint8_t {
    arrives,   ///< 1,280 octets pass, and no small hop is declared
    honoured,  ///< they pass, and behind the declared hop a control's large answer arrives
    lost,      ///< packets of 1,280 octets bring no answer
    hung,      ///< a control's large answer does not arrive
    no_hop,    ///< larger packets than the declared hop takes came through
    own_link,  ///< our own link is no larger than the hop: no router need say anything
    little,    ///< the control answered with too little to fill a packet
    unasked,   ///< not looked at, or our own trouble
};

/// Of both gates the worse one.
PathStanding standing_of(const measure::Vantage& vantage);

/// MTU of the hop that the vantage declares; 0 without one.
std::uint32_t declared_hop(const measure::Vantage& vantage);

/// The largest packet that a control sent us, 0 when none came.
std::uint32_t mtu_found(const measure::Vantage& vantage);

/// How the addresses of a target fared behind the hop.
struct PathReading {
    std::size_t honoured = 0;    ///< A large answer came: the server heard Packet Too Big, or found out by itself.
    std::size_t kept_small = 0;  ///< It came, and the server had announced that it never sends larger packets.
    std::size_t hung = 0;        ///< It did not come in 20 s, and did in small packets.
    std::size_t little = 0;      ///< An answer too short to fill a packet.
    std::size_t stopped = 0;     ///< Something else ended it.
    std::string hung_at;         ///< For people: the addresses that hang.
    std::optional<measure::Failure> first;  ///< What stopped the first of those.
};

PathReading read_paths(const measure::Evidence& evidence);

}  // namespace checks
