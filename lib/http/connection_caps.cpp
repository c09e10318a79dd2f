#include "http/connection_caps.hpp"

#include <cassert>

namespace http {
namespace {

measure::Prefix neighbourhood(const measure::Address& peer)
{
    constexpr std::uint8_t kSubnet = 64;
    constexpr std::uint8_t kHost = 32;
    return measure::covering(peer, peer.family == measure::Family::ipv6 ? kSubnet : kHost);
}

}  // namespace

ConnectionCaps::ConnectionCaps(std::size_t total, std::size_t per_prefix) : total_(total), per_prefix_(per_prefix) {}

bool ConnectionCaps::enter(const measure::Address& peer)
{
    if (open_ >= total_) {
        return false;
    }
    const auto prefix = neighbourhood(peer);
    const auto known = by_prefix_.find(prefix);
    if (known != by_prefix_.end() && known->second >= per_prefix_) {
        return false;
    }
    ++by_prefix_[prefix];
    ++open_;
    return true;
}

void ConnectionCaps::leave(const measure::Address& peer)
{
    const auto known = by_prefix_.find(neighbourhood(peer));
    assert(known != by_prefix_.end() && open_ > 0);
    --open_;
    if (--known->second == 0) {
        by_prefix_.erase(known);
    }
}

std::size_t ConnectionCaps::open() const
{
    return open_;
}

}  // namespace http
