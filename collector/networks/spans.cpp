#include "collector/networks/spans.hpp"

#include <algorithm>
#include <array>

namespace collector::networks {
namespace {

/// Ends each span where the next begins.
void set_apart(std::vector<HeldSpan>& spans)
{
    std::stable_sort(spans.begin(), spans.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i + 1 < spans.size(); ++i) {
        if (spans[i].last >= spans[i + 1].first && spans[i].first < spans[i + 1].first) {
            spans[i].last = spans[i + 1].first - 1;
        }
    }
    const auto same = [](const auto& a, const auto& b) { return a.first == b.first; };
    spans.erase(std::unique(spans.begin(), spans.end(), same), spans.end());
}

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
    set_apart(spans);
    return spans;
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
