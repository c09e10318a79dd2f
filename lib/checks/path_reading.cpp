#include "checks/path_reading.hpp"

#include "checks/conclude.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::FailureKind;
using measure::PathFetch;
using measure::PathGate;
using namespace std::chrono_literals;

/// services.md W-16: a response that fills a packet, and a hang that no retransmission explains.
constexpr std::uint64_t kLarge = 1400;
constexpr measure::Duration kHang = 20s;

/// A page longer than we read has arrived all the same.
bool answered(const PathFetch& fetch)
{
    return fetch.status > 0 && (!fetch.failure || fetch.failure->kind == FailureKind::too_large);
}

bool is_large(const PathFetch& fetch)
{
    return fetch.body_octets >= kLarge || fetch.packets.handshake_octets >= kLarge;
}

/// Did we allow the peer packets that the hop cannot take?
bool needs_the_hop(const PathFetch& fetch, std::uint32_t hop)
{
    return fetch.packets.announced_mss + measure::kHeaderOctets > hop;
}

/// Was it our own trouble that left no answer?
bool is_own(const std::vector<PathFetch>& fetches)
{
    return std::all_of(fetches.begin(), fetches.end(),
                       [](const PathFetch& fetch) { return fetch.failure && is_ours(*fetch.failure); });
}

PathStanding standing_behind(const PathFetch& down, std::uint32_t hop)
{
    if (!needs_the_hop(down, hop)) {
        return PathStanding::own_link;
    }
    if (down.packets.largest_received > hop) {
        return PathStanding::no_hop;
    }
    return is_large(down) ? PathStanding::honoured : PathStanding::little;
}

PathStanding standing_of(const PathGate& path)
{
    if (is_own(path.upward) || is_own(path.downward)) {
        return PathStanding::unasked;
    }
    const auto filled = [](const PathFetch& up) {
        return answered(up) && up.packets.largest_sendable >= measure::kLeastMtu;
    };
    if (std::none_of(path.upward.begin(), path.upward.end(), filled)) {
        return PathStanding::lost;
    }
    const auto down = std::find_if(path.downward.begin(), path.downward.end(), &answered);
    if (down == path.downward.end()) {
        return PathStanding::hung;
    }
    return path.declared_mtu == 0 ? PathStanding::arrives : standing_behind(*down, path.declared_mtu);
}

PathStanding standing_at(const measure::GateEvidence& gate)
{
    return gate.path ? standing_of(*gate.path) : PathStanding::unasked;
}

bool is_good(PathStanding standing)
{
    return standing == PathStanding::arrives || standing == PathStanding::honoured;
}

bool hangs(const PathFetch& fetch)
{
    const bool silent = fetch.failure && fetch.failure->kind == FailureKind::timeout && !is_ours(*fetch.failure);
    return silent && fetch.connected && fetch.elapsed >= kHang && fetch.small_arrives;
}

void count(const PathFetch& fetch, std::uint32_t hop, PathReading& into)
{
    const bool proves = needs_the_hop(fetch, hop);
    if (proves && hangs(fetch)) {
        ++into.hung;
        into.hung_at += (into.hung_at.empty() ? "" : ", ") + to_string(fetch.address);
    } else if (proves && answered(fetch) && is_large(fetch)) {
        ++(fetch.packets.largest_sendable <= hop ? into.kept_small : into.honoured);
    } else if (answered(fetch)) {
        ++into.little;
    } else {
        ++into.stopped;
        into.first = into.first ? into.first : fetch.failure;
    }
}

}  // namespace

PathStanding standing_of(const measure::Vantage& vantage)
{
    const auto before = standing_at(vantage.before);
    const bool seen_after = vantage.after && vantage.after->path;
    return is_good(before) && seen_after ? standing_at(*vantage.after) : before;
}

std::uint32_t declared_hop(const measure::Vantage& vantage)
{
    return vantage.before.path ? vantage.before.path->declared_mtu : 0;
}

std::uint32_t mtu_found(const measure::Vantage& vantage)
{
    std::uint32_t largest = 0;
    if (vantage.before.path) {
        for (const auto& down : vantage.before.path->downward) {
            largest = std::max(largest, down.packets.largest_received);
        }
    }
    return largest;
}

PathReading read_paths(const measure::Evidence& evidence)
{
    PathReading reading;
    for (const auto& fetch : evidence.path.fetches) {
        count(fetch, declared_hop(evidence.vantage), reading);
    }
    return reading;
}

}  // namespace checks
