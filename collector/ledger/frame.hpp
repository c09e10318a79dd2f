#pragma once

#include "codec/checked_frame.hpp"
#include "measure/time.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// How one entry lies in a segment file.
namespace collector::ledger {

/// What the payload is; the numbers are on disk and never reused.
enum class FactKind : std::uint32_t {
    batch = 1,
    frame = 2,
    registration = 3,
    revocation = 4,
    device_run = 5,
    networks = 6,
    policies = 7,
    note = 8,
    installed_base = 9,
    device_release = 10,
    person = 12,
    disclosure = 13,
};

/// The highest of them.
constexpr FactKind kLastKind = FactKind::disclosure;

/// A checked frame (codec/checked_frame.hpp) with magic "SXL1", the position as its number and the SHA-256 of the entry
/// before, as hexadecimal digits, as its label.
constexpr std::size_t kHashOctets = 64;
constexpr std::size_t kHeaderOctets = codec::kFixedHeaderOctets + kHashOctets;
constexpr std::size_t kAroundPayload = kHeaderOctets + codec::kTrailerOctets;

/// Twice the largest batch ingest accepts; a longer length is damage, never a reason to allocate.
constexpr std::uint32_t kMaxPayload = 64U << 20U;

/// The hash before the first entry.
constexpr std::string_view kNoHash = "0000000000000000000000000000000000000000000000000000000000000000";

struct Frame {
    FactKind kind = FactKind::batch;
    std::uint64_t position = 0;
    measure::Timestamp at;
    std::string previous_sha256{kNoHash};
    std::string payload;
};

/// The octets as they are appended.
std::string encode(const Frame& frame);

/// Length of the whole frame that begins at `bytes`; nullopt when no intact frame begins there.
std::optional<std::size_t> intact_length(std::string_view bytes);

/// The frame that begins at `bytes`; only for bytes of which intact_length() approved.
Frame decode(std::string_view bytes);

/// Position and previous hash without copying the payload; only for bytes of which intact_length() approved.
std::uint64_t position_of(std::string_view bytes);
std::string_view previous_of(std::string_view bytes);

/// What the next entry names as the one before it: SHA-256 of the whole frame, lower-case hex.
std::string chain_hash(std::string_view whole_frame);

/// First offset at or after `from` where a frame's magic stands; npos when none does.
std::size_t next_magic(std::string_view bytes, std::size_t from);

}  // namespace collector::ledger
