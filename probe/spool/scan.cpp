#include "probe/spool/scan.hpp"

#include <optional>

namespace probe::spool {
namespace {

struct Found {
    std::size_t offset = 0;
    std::size_t length = 0;
    Frame frame;
};

std::optional<Found> frame_at(std::string_view bytes, std::size_t offset, std::uint64_t seq)
{
    const auto rest = bytes.substr(offset);
    const auto length = intact_length(rest);
    if (!length) {
        return std::nullopt;
    }
    auto frame = decode(rest);
    const bool belongs = frame.seq == seq && (frame.kind == FrameKind::head || frame.kind == FrameKind::line);
    return belongs ? std::optional(Found{.offset = offset, .length = *length, .frame = std::move(frame)}) : std::nullopt;
}

std::optional<Found> next_frame(std::string_view bytes, std::size_t from, std::uint64_t seq)
{
    for (auto at = next_magic(bytes, from); at != std::string_view::npos; at = next_magic(bytes, at + 1)) {
        if (auto found = frame_at(bytes, at, seq)) {
            return found;
        }
    }
    return std::nullopt;
}

}  // namespace

Scan scan_open_batch(std::string_view bytes, std::uint64_t seq)
{
    Scan scan;
    while (auto found = next_frame(bytes, scan.end, seq)) {
        scan.damaged += found->offset - scan.end;
        scan.end = found->offset + found->length;
        scan.frames.push_back(std::move(found->frame));
    }
    scan.tail = bytes.size() - scan.end;
    return scan;
}

}  // namespace probe::spool
