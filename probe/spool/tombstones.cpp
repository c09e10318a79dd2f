#include "probe/spool/tombstones.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace probe::spool {
namespace {

using measure::Tombstone;

constexpr std::size_t kMost = 64;

bool adjoin(const Tombstone& left, const Tombstone& right)
{
    return right.first <= left.last + 1;
}

/// `right` begins inside or just after `left`.
void extend(Tombstone& left, Tombstone right)
{
    left.results += right.results;
    left.reason = std::move(right.reason);
    if (right.last >= left.last) {
        left.last = right.last;
        left.last_sha256 = std::move(right.last_sha256);
    }
}

std::vector<Tombstone> joined(std::vector<Tombstone> graves, bool whatever_the_reason)
{
    std::vector<Tombstone> ranges;
    for (auto& grave : graves) {
        const bool same =
            !ranges.empty() && adjoin(ranges.back(), grave) && (whatever_the_reason || ranges.back().reason == grave.reason);
        if (same) {
            extend(ranges.back(), std::move(grave));
        } else {
            ranges.push_back(std::move(grave));
        }
    }
    return ranges;
}

}  // namespace

void bury(std::vector<Tombstone>& graves, std::span<const Tombstone> more)
{
    for (const auto& grave : more) {
        const bool known =
            std::ranges::any_of(graves, [&](const auto& old) { return old.first <= grave.first && grave.last <= old.last; });
        if (!known) {
            graves.push_back(grave);
        }
    }
    std::ranges::stable_sort(graves, {}, &Tombstone::first);
    graves = joined(std::move(graves), false);
    if (graves.size() > kMost) {
        graves = joined(std::move(graves), true);
    }
}

bool is_buried(std::span<const Tombstone> graves, std::uint64_t seq)
{
    return std::ranges::any_of(graves, [&](const auto& grave) { return grave.first <= seq && seq <= grave.last; });
}

}  // namespace probe::spool
