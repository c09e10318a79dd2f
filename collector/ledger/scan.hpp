#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace collector::ledger {

/// An intact frame within its segment.
struct Found {
    std::uint64_t position = 0;
    std::size_t offset = 0;
    std::size_t length = 0;
};

/// Octets that are no frame.
struct Damage {
    std::size_t offset = 0;
    std::size_t octets = 0;
    std::string reason;
};

/// What one segment holds. Frames and damage together cover every octet up to `end`.
struct Scan {
    std::vector<Found> frames;   ///< Rising positions.
    std::vector<Damage> damage;  ///< Followed by an intact frame.
    std::size_t end = 0;         ///< After the last intact frame; what follows is a torn write or damage without an end.
    std::size_t tail = 0;        ///< Octets after `end`.
};

/// Finds every intact frame of a segment, whatever its bytes are. Pure; never throws on any input.
///
/// Positions rise by one from `first`; after damage they may skip no more than the damaged octets could have held.
/// A frame at or above `limit` (the next segment's first) was written before a failed fsync and never acknowledged.
Scan scan_segment(std::string_view bytes, std::uint64_t first, std::uint64_t limit = UINT64_MAX);

}  // namespace collector::ledger
