#pragma once

#include "probe/cpe/frames/dhcp6.hpp"
#include "tests/probe/cpe/recording.hpp"

/// DHCPv6 messages of the router's client and of our server, as frames.
namespace cpe::tests {

namespace dhcp6 = frames::dhcp6;

inline Octets client_says(dhcp6::Kind kind, std::uint32_t transaction, std::vector<dhcp6::Option> options)
{
    options.push_back({.code = dhcp6::option::kClientId, .data = {0, 3, 0, 1, 1, 2}});
    const dhcp6::Message message{.kind = kind, .transaction = transaction, .options = std::move(options)};
    return frames::build(frames::to_group(kRouterMac, frames::link_local(kRouterMac), frames::all_dhcp_servers()),
                         frames::Udp{.source_port = 546, .destination_port = 547, .payload = dhcp6::write(message)});
}

inline Octets server_says(dhcp6::Kind kind, std::uint32_t transaction, std::vector<dhcp6::Option> options)
{
    const dhcp6::Message message{.kind = kind, .transaction = transaction, .options = std::move(options)};
    return frames::build({.source_mac = kOurMac,
                          .destination_mac = kRouterMac,
                          .source = frames::link_local(kOurMac),
                          .destination = frames::link_local(kRouterMac)},
                         frames::Udp{.source_port = 547, .destination_port = 546, .payload = dhcp6::write(message)});
}

/// IA_NA and IA_PD without anything in them: what is asked for.
inline dhcp6::Option address_wanted()
{
    return dhcp6::to_option({.code = dhcp6::option::kIaNa, .id = 1});
}
inline dhcp6::Option prefix_wanted()
{
    return dhcp6::to_option({.code = dhcp6::option::kIaPd, .id = 2});
}

inline dhcp6::Option given(std::uint16_t code, const std::vector<const char*>& prefixes, std::uint32_t valid = 600)
{
    dhcp6::Association association{.code = code, .id = code == dhcp6::option::kIaNa ? 1U : 2U, .t1 = 25, .t2 = 40};
    for (const auto* prefix : prefixes) {
        association.leased.push_back({.prefix = frames::prefix(prefix), .preferred = valid / 2, .valid = valid});
    }
    return dhcp6::to_option(association);
}

inline dhcp6::Option prefixes_given(const std::vector<const char*>& prefixes, std::uint32_t valid = 600)
{
    return given(dhcp6::option::kIaPd, prefixes, valid);
}

inline dhcp6::Option denied(std::uint16_t code, std::uint16_t status)
{
    return dhcp6::to_option({.code = code, .id = 2, .status = status});
}

}  // namespace cpe::tests
