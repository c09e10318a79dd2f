#include "probe/cpe/frames/fragments.hpp"

#include "probe/cpe/frames/checksum.hpp"

namespace cpe::frames {
namespace {

constexpr std::size_t kEthernet = 14;
constexpr std::size_t kIpv6Header = 40;
constexpr std::size_t kIpv4Header = 20;
constexpr std::uint32_t kId = 0x5EF0;
constexpr std::uint8_t kFragment = 44;

/// The fragment header goes between the IPv6 header and what stood above it.
Octets ipv6_part(OctetView frame, OctetView part, std::size_t offset, bool more)
{
    const auto head = frame.subspan(kEthernet, kIpv6Header);
    return Writer()
        .add(frame.first(kEthernet))
        .add(head.first(4))
        .u16(8 + part.size())
        .u8(kFragment)
        .add(head.subspan(7))
        .u8(head[6])
        .u8(0)
        .u16(offset | (more ? 1U : 0U))
        .u32(kId)
        .add(part)
        .take();
}

Octets ipv4_part(OctetView frame, OctetView part, std::size_t offset, bool more)
{
    const auto head = frame.subspan(kEthernet, kIpv4Header);
    const auto before = Writer()
                            .add(head.first(2))
                            .u16(kIpv4Header + part.size())
                            .u16(kId)
                            .u16(offset / 8 | (more ? 0x2000U : 0U))
                            .add(head.subspan(8, 2))
                            .take();
    const auto sum = plain_sum(Writer().add(before).u16(0).add(head.subspan(12)).take());
    return Writer()
        .add(frame.first(kEthernet))
        .add(before)
        .u16(static_cast<std::uint16_t>(~sum))
        .add(head.subspan(12))
        .add(part)
        .take();
}

}  // namespace

std::vector<Octets> in_fragments(OctetView frame, std::size_t first)
{
    const bool six = frame.size() > kEthernet && frame[kEthernet] >> 4U == 6;
    const auto header = kEthernet + (six ? kIpv6Header : kIpv4Header);
    if (frame.size() <= header + first) {
        return {{frame.begin(), frame.end()}};
    }
    const auto above = frame.subspan(header);
    const auto part = six ? ipv6_part : ipv4_part;
    return {part(frame, above.first(first), 0, true), part(frame, above.subspan(first), first, false)};
}

Octets not_to_be_cut(Octets frame)
{
    constexpr std::size_t kFlags = kEthernet + 6;
    constexpr std::size_t kSum = kEthernet + 10;
    frame.at(kFlags) |= 0x40U;
    frame.at(kSum) = 0;
    frame.at(kSum + 1) = 0;
    const auto sum = static_cast<std::uint16_t>(~plain_sum(OctetView(frame).subspan(kEthernet, kIpv4Header)));
    frame[kSum] = static_cast<std::uint8_t>(sum >> 8U);
    frame[kSum + 1] = static_cast<std::uint8_t>(sum);
    return frame;
}

}  // namespace cpe::frames
