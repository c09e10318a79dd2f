#include "collector/ledger/scan.hpp"

#include "collector/ledger/frame.hpp"

#include <optional>

namespace collector::ledger {
namespace {

struct Walk {
    std::string_view bytes;
    std::uint64_t next;  ///< The position due.
    std::uint64_t limit;

    std::optional<Found> frame_at(std::size_t offset) const
    {
        const auto rest = bytes.substr(offset);
        const auto length = intact_length(rest);
        if (!length) {
            return std::nullopt;
        }
        return Found{.position = position_of(rest), .offset = offset, .length = *length};
    }

    bool may_follow(const Found& found, std::size_t damaged_octets) const
    {
        const auto skipped = damaged_octets / kAroundPayload;
        return found.position >= next && found.position - next <= skipped && found.position < limit;
    }

    /// The next frame that may stand after damage. A batch is a stranger's bytes and could hold something that looks like
    /// a frame; it would need to guess the position, and `verify` shows it because the chain does not hold.
    std::optional<Found> resume(std::size_t damaged_from) const
    {
        const auto from = damaged_from + 1;
        for (auto at = next_magic(bytes, from); at != std::string_view::npos; at = next_magic(bytes, at + 1)) {
            const auto found = frame_at(at);
            if (found && may_follow(*found, at - damaged_from)) {
                return found;
            }
        }
        return std::nullopt;
    }
};

}  // namespace

Scan scan_segment(std::string_view bytes, std::uint64_t first, std::uint64_t limit)
{
    Scan scan;
    Walk walk{.bytes = bytes, .next = first, .limit = limit};
    while (scan.end < bytes.size()) {
        auto found = walk.frame_at(scan.end);
        const bool accepted = found && walk.may_follow(*found, 0);
        if (!accepted) {
            const auto reason = found ? "an entry out of order" : "no intact entry";
            found = walk.resume(scan.end);
            if (!found) {
                break;
            }
            scan.damage.push_back({.offset = scan.end, .octets = found->offset - scan.end, .reason = reason});
        }
        scan.end = found->offset + found->length;
        walk.next = found->position + 1;
        scan.frames.push_back(*found);
    }
    scan.tail = bytes.size() - scan.end;
    return scan;
}

}  // namespace collector::ledger
