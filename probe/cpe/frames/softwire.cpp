#include "probe/cpe/frames/softwire.hpp"

#include <algorithm>

namespace cpe::frames::softwire {
namespace {

constexpr int kIpv4Bits = 32;
constexpr int kInterfaceBits = 64;

/// `count` bits of an address from bit `from` on, the first one being bit 0.
std::uint64_t bits(const Address& address, int from, int count)
{
    std::uint64_t value = 0;
    for (int bit = from; bit < from + count; ++bit) {
        const auto octet = address.octets[static_cast<std::size_t>(bit / 8)];
        value = value << 1U | (static_cast<unsigned>(octet) >> static_cast<unsigned>(7 - bit % 8) & 1U);
    }
    return value;
}

std::uint32_t number_of(const Address& ipv4)
{
    return static_cast<std::uint32_t>(bits(ipv4, 0, kIpv4Bits));
}

Address ipv4_of(std::uint32_t number)
{
    Address address{.family = measure::Family::ipv4};
    for (std::size_t i = 0; i < 4; ++i) {
        address.octets[i] = static_cast<std::uint8_t>(number >> 8U * (3 - i));
    }
    return address;
}

/// Sixteen zero bits, the IPv4 address, the id of the port set (RFC 7597 section 6).
Address endpoint(const Prefix& end_user, const Address& ipv4, std::uint16_t id)
{
    return host_in(end_user, static_cast<std::uint64_t>(number_of(ipv4)) << 16U | id);
}

}  // namespace

bool PortSet::has(std::uint16_t port) const
{
    if (id_length == 0) {
        return true;
    }
    const unsigned value = port;
    const bool excluded = offset > 0 && value >> (16U - offset) == 0;
    return !excluded && (value << offset & 0xFFFFU) >> (16U - id_length) == id;
}

std::optional<Mapping> map(const Rule& rule, const Prefix& end_user)
{
    const int embedded = rule.embedded_length;
    const int suffix = kIpv4Bits - rule.ipv4.length;
    const bool fits = rule.ipv6.length + embedded <= std::min<int>(end_user.length, kInterfaceBits);
    if (!fits || suffix > embedded || embedded - suffix > 16 || !measure::contains(rule.ipv6, end_user.base)) {
        return std::nullopt;
    }
    const auto host = static_cast<std::uint32_t>(bits(end_user.base, rule.ipv6.length, suffix));
    const auto id = static_cast<std::uint16_t>(bits(end_user.base, rule.ipv6.length + suffix, embedded - suffix));
    const auto address = ipv4_of(number_of(rule.ipv4.base) | host);
    return Mapping{.address = address,
                   .ports = {.offset = rule.offset, .id_length = static_cast<std::uint8_t>(embedded - suffix), .id = id},
                   .endpoint = endpoint(end_user, address, id)};
}

Mapping map(const Binding& binding)
{
    return {.address = binding.address,
            .ports = binding.ports,
            .endpoint = endpoint(binding.prefix, binding.address, binding.ports.id)};
}

}  // namespace cpe::frames::softwire
