#include "collector/ledger/read_entry.hpp"

#include "collector/ledger/entry.hpp"

namespace collector::ledger {

measure::Result<std::optional<Frame>> read_frame(const Place& place)
{
    const auto bytes = read_range(place.path, place.offset, place.length);
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    if (intact_length(*bytes) != place.length) {
        return std::optional<Frame>();
    }
    return std::optional(decode(*bytes));
}

measure::Result<std::optional<LedgerEntry>> read_entry(const Place& place)
{
    const auto frame = read_frame(place);
    if (!frame) {
        return tl::unexpected(frame.error());
    }
    if (!*frame) {
        return std::optional<LedgerEntry>();
    }
    return to_entry(**frame).map([](LedgerEntry entry) { return std::optional(std::move(entry)); });
}

measure::Result<void> visit_all(const Contents& contents, const std::function<measure::Result<void>(const Frame&)>& visit)
{
    for (const auto& segment : contents.segments) {
        for (const auto& found : segment.scan.frames) {
            const auto frame = read_frame({.path = segment.path, .offset = found.offset, .length = found.length});
            if (!frame) {
                return tl::unexpected(frame.error());
            }
            if (!*frame) {
                continue;
            }
            if (auto visited = visit(**frame); !visited) {
                return visited;
            }
        }
    }
    return {};
}

}  // namespace collector::ledger
