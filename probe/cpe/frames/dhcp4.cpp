#include "probe/cpe/frames/dhcp4.hpp"

#include "probe/cpe/frames/tins_address.hpp"

#include <tins/dhcp.h>
#include <tins/exceptions.h>

#include <algorithm>
#include <array>

namespace cpe::frames::dhcp4 {
namespace {

using Tins::DHCP;

constexpr std::uint8_t kIpv6OnlyPreferred = 108;  ///< RFC 8925 section 3.1.

std::vector<Address> addresses_in(const DHCP& packet, DHCP::OptionTypes code)
{
    std::vector<Address> found;
    const auto* option = packet.search_option(code);
    for (std::size_t at = 0; option != nullptr && at + 4 <= option->data_size(); at += 4) {
        Address address{.family = measure::Family::ipv4};
        std::copy_n(option->data_ptr() + at, 4, address.octets.begin());
        found.push_back(address);
    }
    return found;
}

std::optional<Address> address_in(const DHCP& packet, DHCP::OptionTypes code)
{
    const auto found = addresses_in(packet, code);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

/// Four octets of seconds; any other length is no such option.
std::optional<std::uint32_t> ipv6_only_in(const DHCP& packet)
{
    const auto* option = packet.search_option(static_cast<DHCP::OptionTypes>(kIpv6OnlyPreferred));
    if (option == nullptr || option->data_size() != 4) {
        return std::nullopt;
    }
    return Reader({option->data_ptr(), option->data_size()}).u32();
}

std::optional<Message> facts_of(const DHCP& packet)
{
    const auto* kind = packet.search_option(DHCP::DHCP_MESSAGE_TYPE);
    if (kind == nullptr || kind->data_size() != 1 || *kind->data_ptr() < 1 || *kind->data_ptr() > 8) {
        return std::nullopt;
    }
    Message message{.kind = static_cast<Kind>(*kind->data_ptr()), .transaction = packet.xid()};
    const auto hardware = packet.chaddr();
    std::copy_n(hardware.begin(), message.client.octets.size(), message.client.octets.begin());
    message.client_address = from_tins(packet.ciaddr());
    message.your_address = from_tins(packet.yiaddr());
    message.requested = address_in(packet, DHCP::DHCP_REQUESTED_ADDRESS);
    message.server = address_in(packet, DHCP::DHCP_SERVER_IDENTIFIER);
    message.mask = address_in(packet, DHCP::SUBNET_MASK);
    message.router = address_in(packet, DHCP::ROUTERS);
    message.resolvers = addresses_in(packet, DHCP::DOMAIN_NAME_SERVERS);
    message.ipv6_only = ipv6_only_in(packet);
    return message;
}

std::vector<Tins::IPv4Address> all_to_tins(const std::vector<Address>& addresses)
{
    std::vector<Tins::IPv4Address> list;
    std::ranges::transform(addresses, std::back_inserter(list), [](const Address& address) { return to_tins(address); });
    return list;
}

void add_lease(DHCP& packet, const Message& message)
{
    if (message.mask) {
        packet.subnet_mask(to_tins(*message.mask));
    }
    if (message.router) {
        packet.routers({to_tins(*message.router)});
    }
    if (!message.resolvers.empty()) {
        packet.domain_name_servers(all_to_tins(message.resolvers));
    }
    if (message.lease_seconds > 0) {
        packet.lease_time(message.lease_seconds);
    }
    if (message.ipv6_only) {
        const auto seconds = Writer().u32(*message.ipv6_only).take();
        packet.add_option(DHCP::option(kIpv6OnlyPreferred, seconds.begin(), seconds.end()));
    }
}

bool is_from_server(Kind kind)
{
    return kind == Kind::offer || kind == Kind::ack || kind == Kind::nak;
}

}  // namespace

std::optional<Message> read(OctetView octets)
{
    try {
        return facts_of(DHCP(octets.data(), static_cast<std::uint32_t>(octets.size())));
    } catch (const Tins::exception_base&) {
        return std::nullopt;
    }
}

Octets write(const Message& message)
{
    DHCP packet;
    packet.opcode(is_from_server(message.kind) ? DHCP::BOOTREPLY : DHCP::BOOTREQUEST);
    packet.htype(1);
    packet.hlen(6);
    packet.xid(message.transaction);
    packet.chaddr(Tins::HWAddress<6>(message.client.octets.data()));
    packet.ciaddr(to_tins(message.client_address));
    packet.yiaddr(to_tins(message.your_address));
    packet.type(static_cast<DHCP::Flags>(message.kind));
    if (message.server) {
        packet.server_identifier(to_tins(*message.server));
    }
    if (message.requested) {
        packet.requested_ip(to_tins(*message.requested));
    }
    add_lease(packet, message);
    if (!is_from_server(message.kind)) {
        const std::array<std::uint8_t, 4> wanted{1, 3, 6, kIpv6OnlyPreferred};
        const auto count = message.wants_ipv6_only ? wanted.size() : wanted.size() - 1;
        packet.add_option(DHCP::option(DHCP::DHCP_PARAMETER_REQUEST_LIST, wanted.begin(),
                                       wanted.begin() + static_cast<std::ptrdiff_t>(count)));
    }
    packet.end();
    return packet.serialize();
}

}  // namespace cpe::frames::dhcp4
