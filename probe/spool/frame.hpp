#pragma once

#include "codec/checked_frame.hpp"
#include "measure/time.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// How one frame lies in a file of the spool.
namespace probe::spool {

/// What the payload is; the numbers are on disk and never reused.
enum class FrameKind : std::uint32_t {
    head = 1,    ///< The header, as JSON, that the batch will get: stream, number, previous hash, tombstones so far.
    line = 2,    ///< One line of the open batch.
    batch = 3,   ///< A sealed batch, as it is sent.
    stream = 4,  ///< The stream's id.
};

/// A checked frame (codec/checked_frame.hpp) with magic "SXS1" and the batch number as its number; it has no label.
constexpr std::size_t kAroundPayload = codec::kFixedHeaderOctets + codec::kTrailerOctets;

/// Sixteen times the largest batch a collector takes; a longer length is damage, never a reason to allocate.
constexpr std::uint32_t kMaxPayload = 16U << 20U;

struct Frame {
    FrameKind kind = FrameKind::line;
    std::uint64_t seq = 0;
    measure::Timestamp at;
    std::string payload;
};

/// The octets as they are written.
std::string encode(const Frame& frame);

/// Length of the whole frame that begins at `bytes`; nullopt when no intact frame begins there.
std::optional<std::size_t> intact_length(std::string_view bytes);

/// The frame that begins at `bytes`; only for bytes of which intact_length() approved.
Frame decode(std::string_view bytes);

/// The file's one frame, if it is that, whole and of this kind.
std::optional<Frame> decode_only(std::string_view file, FrameKind kind);

/// First offset at or after `from` where a frame's magic stands; npos when none does.
std::size_t next_magic(std::string_view bytes, std::size_t from);

}  // namespace probe::spool
