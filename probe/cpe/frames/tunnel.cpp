#include "probe/cpe/frames/tunnel.hpp"

#include "probe/cpe/frames/dissect.hpp"

namespace cpe::frames {
namespace {

constexpr std::size_t kEthernet = 14;
constexpr std::uint16_t kEtherIpv4 = 0x0800;
constexpr std::uint16_t kEtherIpv6 = 0x86DD;

bool is_skipped(std::uint8_t header)
{
    return header == protocol::kHopByHop || header == protocol::kRouting || header == protocol::kDestinationOptions;
}

}  // namespace

std::optional<Frame> tunneled(OctetView octets)
{
    Reader reader(octets);
    const auto macs = reader.take(kEthernet - 2);
    const bool ipv6 = reader.u16() == kEtherIpv6;
    reader.take(6);
    auto next = reader.u8();
    reader.take(33);  // hop limit and addresses
    while (reader.ok() && is_skipped(next)) {
        next = reader.u8();
        const std::size_t units = reader.u8();
        reader.take(units * 8 + 6);
    }
    if (!reader.ok() || !ipv6 || next != kIpv4InIpv6) {
        return std::nullopt;
    }
    const auto packet = reader.rest();
    return dissect(Writer().add(macs).u16(kEtherIpv4).add(packet).take());
}

}  // namespace cpe::frames
