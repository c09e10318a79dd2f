#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace probe::spool {

/// Which batch of which stream. Streams of one directory are counted in generations: a stream whose numbers can no longer
/// be known for certain is ended and a new one begun, and what it still holds is sent first.
struct BatchKey {
    std::uint32_t generation = 0;
    std::uint64_t seq = 0;

    auto operator<=>(const BatchKey&) const = default;
};

enum class FileKind : std::uint8_t { stream, open, batch };

/// A file of the spool; the number is in the name, so that no pointer file can lie about it.
struct FileName {
    FileKind kind = FileKind::batch;
    BatchKey key;  ///< Without a batch number for `stream`.
};

/// "00000001.stream", "00000001-00000000000000000012.open", "00000001-00000000000000000011.batch": text sorts as time.
std::string to_string(const FileName& name);

std::optional<FileName> parse_file_name(std::string_view text);

}  // namespace probe::spool
