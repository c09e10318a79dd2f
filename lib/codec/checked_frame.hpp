#pragma once

#include "measure/time.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// How what must outlive a crash lies in a file: frames with their length at both ends and a checksum over both.
namespace codec {

///   0                4                8               12               16
///   +----------------+----------------+----------------+----------------+
///   | magic          | payload octets | kind           | CRC-32C        |
///   +----------------+----------------+----------------+----------------+
///   | number (8)                      | wall time, us since 1970 (8)    |
///   +---------------------------------+---------------------------------+
///   | label, as many octets as the format says                          |
///   +-------------------------------------------------------------------+
///   | payload ...                     | payload octets |
///   +---------------------------------+----------------+
///
/// All numbers little-endian. The CRC covers everything of the frame but itself; the length stands at both ends so that
/// a torn write shows.
constexpr std::size_t kFixedHeaderOctets = 4 * 4 + 2 * 8;
constexpr std::size_t kTrailerOctets = 4;

/// One family of files; what is in it never changes once such files exist.
struct FrameFormat {
    std::string_view magic;         ///< Four octets.
    std::uint32_t last_kind = 0;    ///< Kinds count from 1.
    std::uint32_t max_payload = 0;  ///< Octets; a longer length is damage, never a reason to allocate.
    std::size_t label_octets = 0;
};

/// A frame's parts; the views are into the bytes it was read from.
struct CheckedFrame {
    std::uint32_t kind = 0;
    std::uint64_t number = 0;
    measure::Timestamp at;
    std::string_view label;
    std::string_view payload;
};

/// The octets as they are written; the frame must fit the format.
std::string encode(const FrameFormat& format, const CheckedFrame& frame);

/// Length of the whole frame that begins at `bytes`; nullopt when no intact frame begins there.
std::optional<std::size_t> intact_length(const FrameFormat& format, std::string_view bytes);

/// The frame that begins at `bytes`; only for bytes of which intact_length() approved.
CheckedFrame decode(const FrameFormat& format, std::string_view bytes);

}  // namespace codec
