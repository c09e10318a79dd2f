#pragma once

#include "probe/cpe/actors/actor.hpp"
#include "probe/cpe/actors/plan.hpp"
#include "probe/cpe/frames/build.hpp"

namespace cpe::actors {

/// A host on the LAN that opens one TCP connection, says one thing and listens: enough for a question of DNS (RFC 7766).
/// Nothing is sent twice; on this cable nothing is lost.
class TcpAsker : public Actor {
public:
    /// The SYN. What was asked before is forgotten.
    Octets ask(const frames::Envelope& envelope, std::uint16_t from, std::uint16_t to, Octets saying);

    Sendings hear(Time now, Port port, const Frame& frame) override;

private:
    Octets segment(std::uint8_t flags, Octets payload) const;

    frames::Envelope envelope_;
    std::uint16_t from_ = 0;
    std::uint16_t to_ = 0;
    std::uint32_t said_ = 0;   ///< The sequence number of what we say next.
    std::uint32_t heard_ = 0;  ///< The one that we wait for.
    Octets saying_;
};

}  // namespace cpe::actors
