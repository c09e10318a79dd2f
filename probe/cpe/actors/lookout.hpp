#pragma once

#include "probe/cpe/actors/actor.hpp"

#include <set>

namespace cpe::actors {

/// Watches the WAN for ports of the router that open: a phase knocks a second time only where the first knock was answered.
class Lookout : public Actor {
public:
    static constexpr std::size_t kMost = 1000;

    Sendings hear(Time, Port port, const Frame& frame) override
    {
        const auto* tcp = frames::as<frames::Tcp>(frame);
        constexpr auto kOpen = frames::Tcp::kSyn | frames::Tcp::kAck;
        if (port == Port::wan && tcp != nullptr && (tcp->flags & kOpen) == kOpen && open_.size() < kMost) {
            open_.insert({frame.ip->source, tcp->source_port});
        }
        return {};
    }

    bool opened(const Address& address, std::uint16_t port) const { return open_.contains({address, port}); }
    void forget() { open_.clear(); }

private:
    std::set<std::pair<Address, std::uint16_t>> open_;
};

}  // namespace cpe::actors
