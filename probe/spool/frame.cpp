#include "probe/spool/frame.hpp"

#include <boost/crc.hpp>

#include <bit>
#include <cassert>
#include <cstring>

namespace probe::spool {
namespace {

static_assert(std::endian::native == std::endian::little, "the file format is little-endian");

constexpr std::string_view kMagic = "SXS1";
constexpr std::size_t kLengthAt = 4;
constexpr std::size_t kKindAt = 8;
constexpr std::size_t kChecksumAt = 12;
constexpr std::size_t kSeqAt = 16;
constexpr std::size_t kTimeAt = 24;

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
    const auto rest = whole.substr(kSeqAt);
    crc.process_bytes(rest.data(), rest.size());
    return crc.checksum();
}

bool is_kind(std::uint32_t number)
{
    return number >= static_cast<std::uint32_t>(FrameKind::head) && number <= static_cast<std::uint32_t>(FrameKind::stream);
}

}  // namespace

std::string encode(const Frame& frame)
{
    assert(frame.payload.size() <= kMaxPayload);
    const auto octets = static_cast<std::uint32_t>(frame.payload.size());
    std::string out(kHeaderOctets, '\0');
    out.replace(0, kMagic.size(), kMagic);
    put(out, kLengthAt, octets);
    put(out, kKindAt, static_cast<std::uint32_t>(frame.kind));
    put(out, kSeqAt, frame.seq);
    put(out, kTimeAt, static_cast<std::int64_t>(frame.at.time_since_epoch().count()));
    out += frame.payload;
    out.resize(out.size() + kTrailerOctets);
    put(out, out.size() - kTrailerOctets, octets);
    put(out, kChecksumAt, checksum(out));
    return out;
}

std::optional<std::size_t> intact_length(std::string_view bytes)
{
    if (bytes.size() < kHeaderOctets + kTrailerOctets || !bytes.starts_with(kMagic)) {
        return std::nullopt;
    }
    const auto octets = get<std::uint32_t>(bytes, kLengthAt);
    const auto whole = kHeaderOctets + kTrailerOctets + octets;
    if (octets > kMaxPayload || whole > bytes.size() || !is_kind(get<std::uint32_t>(bytes, kKindAt))) {
        return std::nullopt;
    }
    const auto frame = bytes.substr(0, whole);
    const bool same_length = get<std::uint32_t>(frame, whole - kTrailerOctets) == octets;
    if (!same_length || get<std::uint32_t>(frame, kChecksumAt) != checksum(frame)) {
        return std::nullopt;
    }
    return whole;
}

Frame decode(std::string_view bytes)
{
    const auto octets = get<std::uint32_t>(bytes, kLengthAt);
    const auto wall = std::chrono::microseconds(get<std::int64_t>(bytes, kTimeAt));
    return Frame{.kind = static_cast<FrameKind>(get<std::uint32_t>(bytes, kKindAt)),
                 .seq = get<std::uint64_t>(bytes, kSeqAt),
                 .at = measure::Timestamp(wall),
                 .payload = std::string(bytes.substr(kHeaderOctets, octets))};
}

std::optional<Frame> decode_only(std::string_view file, FrameKind kind)
{
    if (intact_length(file) != file.size()) {
        return std::nullopt;
    }
    auto frame = decode(file);
    return frame.kind == kind ? std::optional(std::move(frame)) : std::nullopt;
}

std::size_t next_magic(std::string_view bytes, std::size_t from)
{
    return bytes.find(kMagic, from);
}

}  // namespace probe::spool
