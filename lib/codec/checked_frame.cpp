#include "codec/checked_frame.hpp"

#include <boost/crc.hpp>

#include <bit>
#include <cassert>
#include <cstring>

namespace codec {
namespace {

static_assert(std::endian::native == std::endian::little, "the format is little-endian");

constexpr std::size_t kMagicOctets = 4;
constexpr std::size_t kLengthAt = 4;
constexpr std::size_t kKindAt = 8;
constexpr std::size_t kChecksumAt = 12;
constexpr std::size_t kNumberAt = 16;
constexpr std::size_t kTimeAt = 24;
constexpr std::size_t kLabelAt = 32;
static_assert(kLabelAt == kFixedHeaderOctets);

/// CRC-32C (Castagnoli), RFC 3720 section 12.1: what storage formats use.
using Crc32c = boost::crc_optimal<32, 0x1EDC6F41, 0xFFFFFFFF, 0xFFFFFFFF, true, true>;

template <typename Number>
void put(std::string& out, std::size_t at, Number number)
{
    std::memcpy(out.data() + at, &number, sizeof number);
}

template <typename Number>
Number get(std::string_view in, std::size_t at)
{
    Number number{};
    std::memcpy(&number, in.data() + at, sizeof number);
    return number;
}

std::uint32_t checksum(std::string_view whole)
{
    Crc32c crc;
    crc.process_bytes(whole.data(), kChecksumAt);
    const auto rest = whole.substr(kNumberAt);
    crc.process_bytes(rest.data(), rest.size());
    return crc.checksum();
}

}  // namespace

std::string encode(const FrameFormat& format, const CheckedFrame& frame)
{
    assert(format.magic.size() == kMagicOctets && frame.kind >= 1 && frame.kind <= format.last_kind);
    assert(frame.payload.size() <= format.max_payload && frame.label.size() == format.label_octets);
    const auto octets = static_cast<std::uint32_t>(frame.payload.size());
    const auto payload_at = kLabelAt + format.label_octets;
    std::string out;
    out.reserve(payload_at + octets + kTrailerOctets);
    out += format.magic;
    out.resize(kLabelAt);
    put(out, kLengthAt, octets);
    put(out, kKindAt, frame.kind);
    put(out, kNumberAt, frame.number);
    put(out, kTimeAt, static_cast<std::int64_t>(frame.at.time_since_epoch().count()));
    out += frame.label;
    out += frame.payload;
    out.resize(payload_at + octets + kTrailerOctets);
    put(out, payload_at + octets, octets);
    put(out, kChecksumAt, checksum(out));
    return out;
}

std::optional<std::size_t> intact_length(const FrameFormat& format, std::string_view bytes)
{
    const auto around = kLabelAt + format.label_octets + kTrailerOctets;
    if (bytes.size() < around || !bytes.starts_with(format.magic)) {
        return std::nullopt;
    }
    const auto octets = get<std::uint32_t>(bytes, kLengthAt);
    const auto kind = get<std::uint32_t>(bytes, kKindAt);
    if (octets > format.max_payload || around + octets > bytes.size() || kind < 1 || kind > format.last_kind) {
        return std::nullopt;
    }
    const auto frame = bytes.substr(0, around + octets);
    const bool same_length = get<std::uint32_t>(frame, frame.size() - kTrailerOctets) == octets;
    if (!same_length || get<std::uint32_t>(frame, kChecksumAt) != checksum(frame)) {
        return std::nullopt;
    }
    return frame.size();
}

CheckedFrame decode(const FrameFormat& format, std::string_view bytes)
{
    const auto wall = std::chrono::microseconds(get<std::int64_t>(bytes, kTimeAt));
    return CheckedFrame{
        .kind = get<std::uint32_t>(bytes, kKindAt),
        .number = get<std::uint64_t>(bytes, kNumberAt),
        .at = measure::Timestamp(wall),
        .label = bytes.substr(kLabelAt, format.label_octets),
        .payload = bytes.substr(kLabelAt + format.label_octets, get<std::uint32_t>(bytes, kLengthAt)),
    };
}

}  // namespace codec
