#include "probe/cpe/frames/addresses.hpp"

#include <algorithm>
#include <stdexcept>

namespace cpe::frames {
namespace {

template <typename T>
T trusted(measure::Result<T> parsed)
{
    if (!parsed) {
        throw std::logic_error(measure::to_string(parsed.error()));
    }
    return *std::move(parsed);
}

}  // namespace

std::string to_string(const Mac& mac)
{
    std::string text;
    for (const auto octet : mac.octets) {
        text += (text.empty() ? "" : ":") + to_hex(OctetView(&octet, 1));
    }
    return text;
}

std::optional<Mac> parse_mac(std::string_view text)
{
    std::string digits(text);
    std::erase(digits, ':');
    const auto octets = from_hex(digits);
    if (!octets || octets->size() != 6) {
        return std::nullopt;
    }
    Mac mac;
    std::ranges::copy(*octets, mac.octets.begin());
    return mac;
}

Address address(std::string_view text)
{
    return trusted(measure::parse_address(text));
}

Prefix prefix(std::string_view text)
{
    return trusted(measure::parse_prefix(text));
}

Address read_address(Reader& reader)
{
    Address address;
    std::ranges::copy(reader.take(16), address.octets.begin());
    return address;
}

const Address& all_nodes()
{
    static const Address kAddress = address("ff02::1");
    return kAddress;
}

const Address& all_routers()
{
    static const Address kAddress = address("ff02::2");
    return kAddress;
}

const Address& all_dhcp_servers()
{
    static const Address kAddress = address("ff02::1:2");
    return kAddress;
}

const Address& unspecified()
{
    static const Address kAddress = address("::");
    return kAddress;
}

Address link_local(const Mac& mac)
{
    const auto& m = mac.octets;
    return {.family = measure::Family::ipv6,
            .octets = {0xFE, 0x80, 0, 0, 0, 0, 0, 0, static_cast<std::uint8_t>(m[0] ^ 2U), m[1], m[2], 0xFF, 0xFE, m[3],
                       m[4], m[5]}};
}

Address solicited_node(const Address& address)
{
    const auto& a = address.octets;
    return {.family = measure::Family::ipv6, .octets = {0xFF, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0xFF, a[13], a[14], a[15]}};
}

Mac multicast_mac(const Address& group)
{
    const auto& a = group.octets;
    if (group.family == measure::Family::ipv4) {
        return {{1, 0, 0x5E, static_cast<std::uint8_t>(a[1] & 0x7FU), a[2], a[3]}};
    }
    return {{0x33, 0x33, a[12], a[13], a[14], a[15]}};
}

Address host_in(const Prefix& prefix, std::uint64_t interface_id)
{
    auto host = prefix.base;
    for (std::size_t i = 0; i < 8; ++i) {
        host.octets[15 - i] |= static_cast<std::uint8_t>(interface_id >> 8U * i);
    }
    return host;
}

Prefix subnet(const Prefix& prefix, std::uint64_t number)
{
    Prefix sub{.base = prefix.base, .length = 64};
    for (std::size_t i = 0; i < 8; ++i) {
        sub.base.octets[7 - i] |= static_cast<std::uint8_t>(number >> 8U * i);
    }
    return sub;
}

std::uint64_t interface_id(const Address& address)
{
    std::uint64_t id = 0;
    for (std::size_t i = 8; i < 16; ++i) {
        id = id << 8U | address.octets[i];
    }
    return id;
}

bool is_link_local(const Address& address)
{
    return address.family == measure::Family::ipv6 && address.octets[0] == 0xFE && (address.octets[1] & 0xC0U) == 0x80;
}

bool is_multicast(const Address& address)
{
    return address.family == measure::Family::ipv6 ? address.octets[0] == 0xFF : (address.octets[0] & 0xF0U) == 0xE0;
}

bool is_unspecified(const Address& address)
{
    return std::ranges::all_of(address.octets, [](std::uint8_t octet) { return octet == 0; });
}

bool is_unique_local(const Address& address)
{
    return address.family == measure::Family::ipv6 && (address.octets[0] & 0xFEU) == 0xFC;
}

bool is_global(const Address& address)
{
    return address.family == measure::Family::ipv6 && (address.octets[0] & 0xE0U) == 0x20;
}

std::optional<Mac> embedded_mac(const Address& address)
{
    const auto& a = address.octets;
    if (address.family != measure::Family::ipv6 || a[11] != 0xFF || a[12] != 0xFE) {
        return std::nullopt;
    }
    return Mac{{static_cast<std::uint8_t>(a[8] ^ 2U), a[9], a[10], a[13], a[14], a[15]}};
}

}  // namespace cpe::frames
