#include "collector/ledger/frame.hpp"

#include "codec/digest.hpp"

namespace collector::ledger {
namespace {

constexpr codec::FrameFormat kFormat{
    .magic = "SXL1",
    .last_kind = static_cast<std::uint32_t>(kLastKind),
    .max_payload = kMaxPayload,
    .label_octets = kHashOctets,
};

}  // namespace

std::string encode(const Frame& frame)
{
    return codec::encode(kFormat, {.kind = static_cast<std::uint32_t>(frame.kind),
                                   .number = frame.position,
                                   .at = frame.at,
                                   .label = frame.previous_sha256,
                                   .payload = frame.payload});
}

std::optional<std::size_t> intact_length(std::string_view bytes)
{
    return codec::intact_length(kFormat, bytes);
}

Frame decode(std::string_view bytes)
{
    const auto found = codec::decode(kFormat, bytes);
    return Frame{.kind = static_cast<FactKind>(found.kind),
                 .position = found.number,
                 .at = found.at,
                 .previous_sha256 = std::string(found.label),
                 .payload = std::string(found.payload)};
}

std::uint64_t position_of(std::string_view bytes)
{
    return codec::decode(kFormat, bytes).number;
}

std::string_view previous_of(std::string_view bytes)
{
    return codec::decode(kFormat, bytes).label;
}

std::string chain_hash(std::string_view whole_frame)
{
    return codec::sha256(whole_frame);
}

std::size_t next_magic(std::string_view bytes, std::size_t from)
{
    return bytes.find(kFormat.magic, from);
}

}  // namespace collector::ledger
