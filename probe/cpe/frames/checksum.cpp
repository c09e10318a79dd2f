#include "probe/cpe/frames/checksum.hpp"

namespace cpe::frames {
namespace {

std::uint64_t words(OctetView octets)
{
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < octets.size(); i += 2) {
        sum += static_cast<std::uint64_t>(octets[i]) << 8U | (i + 1 < octets.size() ? octets[i + 1] : 0U);
    }
    return sum;
}

std::uint16_t folded(std::uint64_t sum)
{
    while (sum >> 16U != 0) {
        sum = (sum & 0xFFFFU) + (sum >> 16U);
    }
    return static_cast<std::uint16_t>(sum);
}

std::size_t width_of(const Address& address)
{
    return address.family == measure::Family::ipv6 ? 16 : 4;
}

}  // namespace

bool is_summed(std::uint8_t protocol)
{
    return protocol == protocol::kIcmp6 || protocol == protocol::kUdp || protocol == protocol::kTcp;
}

std::uint16_t transport_sum(const Address& source, const Address& destination, std::uint8_t protocol, OctetView transport)
{
    const OctetView from(source.octets.data(), width_of(source));
    const OctetView to(destination.octets.data(), width_of(destination));
    const auto sum = words(from) + words(to) + transport.size() + protocol + words(transport);
    return folded(sum);
}

std::uint16_t plain_sum(OctetView octets)
{
    return folded(words(octets));
}

}  // namespace cpe::frames
