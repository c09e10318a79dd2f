#pragma once

#include "probe/spool/frame.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace probe::spool {

/// What the file of an open batch holds.
struct Scan {
    std::vector<Frame> frames;  ///< Heads and lines of the batch asked for, in order.
    std::size_t damaged = 0;    ///< Octets that are no frame and stand before an intact one.
    std::size_t end = 0;        ///< After the last intact frame.
    std::size_t tail = 0;       ///< Octets after `end`: a torn write, or damage without an end.
};

/// Finds every intact frame of the open batch `seq`, whatever the bytes are. Pure; never throws on any input.
///
/// After damage the walk goes on at the next magic number. A line is a stranger's text and may hold something that looks
/// like a frame; inside an intact frame it is never looked at, and the checksum with the batch number guards the rest.
Scan scan_open_batch(std::string_view bytes, std::uint64_t seq);

}  // namespace probe::spool
