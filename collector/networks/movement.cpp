#include "collector/networks/movement.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace collector::networks {
namespace {

using Spans = std::vector<HeldSpan>;

constexpr std::uint64_t kEnd = std::numeric_limits<std::uint64_t>::max();

/// What stayed where it was registered, and how much of it shows another id.
struct Stayed {
    std::uint64_t spans = 0;
    std::uint64_t renamed = 0;
};

/// A walk over rising spans: what holds a number, and where that changes next.
class Walk {
public:
    explicit Walk(const Spans& spans) : at_(spans.begin()), end_(spans.end()) {}

    /// Numbers are asked for in rising order.
    const Delegated* holding(std::uint64_t number)
    {
        while (at_ != end_ && at_->last < number) {
            ++at_;
        }
        return at_ != end_ && at_->first <= number ? at_->record : nullptr;
    }

    /// The last number of the stretch that holding() told of.
    std::uint64_t stretch_end(std::uint64_t number) const
    {
        if (at_ == end_) {
            return kEnd;
        }
        return at_->first <= number ? at_->last : at_->first - 1;
    }

private:
    Spans::const_iterator at_;
    Spans::const_iterator end_;
};

bool is_renamed(const Delegated& before, const Delegated& after)
{
    return before.registry == after.registry && !before.holder.empty() && !after.holder.empty() &&
           before.holder != after.holder;
}

using StayedByRegistry = std::map<std::string, Stayed>;

void note(std::map<std::string, Moved>& moved, StayedByRegistry& stayed, const Delegated* before, const Delegated* after,
          std::uint64_t amount)
{
    if (before == after) {
        return;  // Nobody's, or the same record of a file that stands on both sides.
    }
    if (before == nullptr || after == nullptr) {
        auto& country = moved[before == nullptr ? after->country : before->country];
        (before == nullptr ? country.delegated : country.returned) += amount;
        return;
    }
    if (before->country != after->country) {
        moved[before->country].went += amount;
        moved[after->country].came += amount;
        return;
    }
    const bool renamed = is_renamed(*before, *after);
    auto& of_registry = stayed[after->registry];
    ++of_registry.spans;
    of_registry.renamed += renamed ? 1 : 0;
    moved[after->country].changed[after->registry] += renamed ? amount : 0;
}

std::map<std::string, Moved> sweep(const Spans& before, const Spans& after, StayedByRegistry& stayed)
{
    std::map<std::string, Moved> moved;
    Walk old(before);
    Walk now(after);
    for (std::uint64_t number = 0;;) {
        const auto* held = old.holding(number);
        const auto* holds = now.holding(number);
        const auto last = std::min(old.stretch_end(number), now.stretch_end(number));
        if (last == kEnd) {
            return moved;
        }
        note(moved, stayed, held, holds, last - number + 1);
        number = last + 1;
    }
}

/// The files of `after` whose registry has one in `before`, too, and the others.
std::pair<Snapshot, Snapshot> parted(const Snapshot& before, const Snapshot& after)
{
    std::pair<Snapshot, Snapshot> sides;
    const auto has_earlier = [&](const auto* file) {
        return std::any_of(before.begin(), before.end(), [&](const auto* it) { return it->registry == file->registry; });
    };
    std::partition_copy(after.begin(), after.end(), std::back_inserter(sides.first), std::back_inserter(sides.second),
                        has_earlier);
    return sides;
}

}  // namespace

measure::Day oldest(const Snapshot& snapshot)
{
    const auto earlier = [](const auto* a, const auto* b) { return a->dated < b->dated; };
    const auto found = std::min_element(snapshot.begin(), snapshot.end(), earlier);
    return found == snapshot.end() ? measure::Day{} : (*found)->dated;
}

Movement compare(const Snapshot& before, const Snapshot& after)
{
    const auto [compared, alone] = parted(before, after);
    Movement movement{.from = oldest(before), .to = oldest(compared)};
    StayedByRegistry stayed;
    const auto moved = [&](NumberKind kind) {
        return sweep(filled(held_spans(before, kind), held_spans(alone, kind)), held_spans(after, kind), stayed);
    };
    movement.ipv4 = moved(NumberKind::ipv4);
    movement.ipv6 = moved(NumberKind::ipv6);
    for (const auto& [registry, counted] : stayed) {
        if (counted.renamed * 2 > counted.spans) {
            movement.renaming.insert(registry);
        }
    }
    return movement;
}

}  // namespace collector::networks
