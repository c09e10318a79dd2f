#include "probe/spool/frame.hpp"

namespace probe::spool {
namespace {

constexpr codec::FrameFormat kFormat{
    .magic = "SXS1",
    .last_kind = static_cast<std::uint32_t>(FrameKind::stream),
    .max_payload = kMaxPayload,
    .label_octets = 0,
};

}  // namespace

std::string encode(const Frame& frame)
{
    return codec::encode(kFormat, {.kind = static_cast<std::uint32_t>(frame.kind),
                                   .number = frame.seq,
                                   .at = frame.at,
                                   .label = {},
                                   .payload = frame.payload});
}

std::optional<std::size_t> intact_length(std::string_view bytes)
{
    return codec::intact_length(kFormat, bytes);
}

Frame decode(std::string_view bytes)
{
    const auto found = codec::decode(kFormat, bytes);
    return Frame{.kind = static_cast<FrameKind>(found.kind),
                 .seq = found.number,
                 .at = found.at,
                 .payload = std::string(found.payload)};
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
    return bytes.find(kFormat.magic, from);
}

}  // namespace probe::spool
