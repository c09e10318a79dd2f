#pragma once

#include "probe/cpe/actors/actor.hpp"
#include "probe/cpe/actors/plan.hpp"
#include "probe/cpe/frames/build.hpp"

#include <map>

namespace cpe::actors {

/// The ISP's resolver over TCP (RFC 7766): one question a connection at a time, whole answers in segments.
class TcpResolver : public Actor {
public:
    explicit TcpResolver(const Plan& plan) : plan_(plan) {}

    Sendings hear(Time now, Port port, const Frame& frame) override;

private:
    struct Connection {
        std::uint32_t expected = 0;
        std::uint32_t said = 0;
        Octets heard;
    };
    using Client = std::pair<Address, std::uint16_t>;

    Sendings take(const frames::Envelope& back, const frames::Tcp& tcp, Connection& connection) const;

    const Plan& plan_;
    std::map<Client, Connection> connections_;
};

}  // namespace cpe::actors
