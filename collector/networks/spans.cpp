#include "collector/networks/spans.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace collector::networks {
namespace {

/// Of two that overlap the later one tells: that which begins behind the other, or within it, or stood before it in the files.
void set_in_order(std::vector<HeldSpan>& spans)
{
    std::reverse(spans.begin(), spans.end());
    std::stable_sort(spans.begin(), spans.end(),
                     [](const auto& a, const auto& b) { return a.first != b.first ? a.first < b.first : a.last > b.last; });
}

/// Walks the numbers upwards with the spans that are open, the one that tells last.
class Layers {
public:
    void open(const HeldSpan& span)
    {
        tell_until(span.first);
        open_.push_back(span);
    }

    std::vector<HeldSpan> close()
    {
        tell_until(std::numeric_limits<std::uint64_t>::max());
        return std::move(apart_);
    }

private:
    /// Numbers before `end`; behind a span that ended, the one below it goes on.
    void tell_until(std::uint64_t end)
    {
        while (!open_.empty() && at_ < end) {
            const auto& top = open_.back();
            if (top.last < at_) {
                open_.pop_back();
                continue;
            }
            const auto last = std::min(top.last, end - 1);
            apart_.push_back({.first = at_, .last = last, .record = top.record});
            at_ = last + 1;
        }
        at_ = end;
    }

    std::vector<HeldSpan> open_;
    std::vector<HeldSpan> apart_;
    std::uint64_t at_ = 0;
};

}  // namespace

void leave_out_of_combined(DelegatedFile& file, const std::set<std::string>& registries)
{
    if (file.registry == "nro") {
        std::erase_if(file.records, [&](const Delegated& record) { return registries.contains(record.registry); });
    }
}

std::vector<HeldSpan> held_spans(const Snapshot& snapshot, NumberKind kind)
{
    std::vector<HeldSpan> spans;
    for (const auto* file : snapshot) {
        for (const auto& record : file->records) {
            if (record.kind == kind && record.is_held() && record.count > 0) {
                spans.push_back({.first = record.first, .last = record.last(), .record = &record});
            }
        }
    }
    set_in_order(spans);
    Layers layers;
    for (const auto& span : spans) {
        layers.open(span);
    }
    return layers.close();
}

std::vector<HeldSpan> filled(const std::vector<HeldSpan>& spans, const std::vector<HeldSpan>& others)
{
    std::vector<HeldSpan> all = spans;
    auto span = spans.begin();
    for (auto other : others) {
        while (span != spans.end() && span->last < other.first) {
            ++span;
        }
        for (auto over = span; over != spans.end() && over->first <= other.last && other.first <= other.last; ++over) {
            if (other.first < over->first) {
                all.push_back({.first = other.first, .last = over->first - 1, .record = other.record});
            }
            other.first = over->last + 1;
        }
        if (other.first <= other.last) {
            all.push_back(other);
        }
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return all;
}

const HeldSpan* find_span(std::span<const HeldSpan> spans, std::uint64_t number)
{
    const auto after = std::upper_bound(spans.begin(), spans.end(), number,
                                        [](std::uint64_t wanted, const HeldSpan& span) { return wanted < span.first; });
    if (after == spans.begin() || (after - 1)->last < number) {
        return nullptr;
    }
    return &*(after - 1);
}

bool is_country(std::string_view code)
{
    constexpr std::array<std::string_view, 4> kOthers{"", "EU", "AP", "ZZ"};
    return std::find(kOthers.begin(), kOthers.end(), code) == kOthers.end();
}

std::string holder_of(const Delegated& record)
{
    return record.registry + ":" + (record.holder.empty() ? "?" + std::to_string(record.first) : record.holder);
}

}  // namespace collector::networks
