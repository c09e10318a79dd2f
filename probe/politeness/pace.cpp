#include "probe/politeness/pace.hpp"

#include <algorithm>

namespace probe::politeness {

using measure::Address;
using measure::Duration;
using measure::Family;

namespace {

/// Slots of the past are forgotten beyond this many.
constexpr std::size_t kMostSlots = 8192;

/// The whole address as a prefix. A DNS server and a web server on one address are paced apart only by their gaps.
measure::Prefix alone(const Address& address)
{
    return measure::covering(address, address.family == Family::ipv6 ? 128 : 32);
}

/// The block one operator usually holds (architecture: per /48 and /24).
measure::Prefix block(const Address& address)
{
    return measure::covering(address, address.family == Family::ipv6 ? 48 : 24);
}

}  // namespace

bool Pace::is_laboratory(const Address& address) const
{
    return std::any_of(table_.laboratory.begin(), table_.laboratory.end(),
                       [&](const measure::Prefix& prefix) { return measure::contains(prefix, address); });
}

Duration Pace::book_connection(const Address& address, Duration now)
{
    if (is_laboratory(address)) {
        return Duration{};
    }
    return book({{alone(address), table_.connection_gap}, {block(address), table_.prefix_gap}}, now);
}

Duration Pace::book_question(const Address& server, Duration now)
{
    return is_laboratory(server) ? Duration{} : book({{alone(server), table_.question_gap}}, now);
}

Duration Pace::book_recursion(const Address& resolver, Duration now)
{
    return is_laboratory(resolver) ? Duration{} : book({{alone(resolver), table_.resolver_gap}}, now);
}

Duration Pace::book(const std::vector<Slot>& slots, Duration now)
{
    forget(now);
    auto begin = std::max(now, next_any_);
    for (const auto& slot : slots) {
        const auto next = next_.find(slot.prefix);
        begin = next == next_.end() ? begin : std::max(begin, next->second);
    }
    for (const auto& slot : slots) {
        next_[slot.prefix] = begin + slot.gap;
    }
    // Only those that begin now push the others back: one slow address must not hold up the whole probe.
    next_any_ = begin == std::max(now, next_any_) ? begin + table_.probe_gap : next_any_;
    return begin - now;
}

void Pace::forget(Duration now)
{
    if (next_.size() > kMostSlots) {
        std::erase_if(next_, [&](const auto& slot) { return slot.second <= now; });
    }
}

}  // namespace probe::politeness
