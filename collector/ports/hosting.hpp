#pragma once

#include "measure/context.hpp"

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What context says of a target as a whole, and of what stands in its way. Derived from evidence and the facts beside it.
namespace collector {

/// A network in which addresses of a target lie.
struct HostingNetwork {
    std::uint32_t as_number = 0;  ///< 0: not known.
    std::string as_name;
    measure::CountryCode country;  ///< Of the addresses; "": not known.

    auto operator<=>(const HostingNetwork&) const = default;
};

/// Where the web service of a target stands, by family; sorted, distinct.
struct Hosting {
    std::vector<HostingNetwork> ipv4;
    std::vector<HostingNetwork> ipv6;

    bool operator==(const Hosting&) const = default;
};

/// What sort of thing is at fault.
enum class SiteKind : std::uint8_t { target, host, name_server, address, network, mail_host, third_party };

constexpr std::array<std::string_view, 7> words_of(SiteKind)
{
    return {"target", "host", "name_server", "address", "network", "mail_host", "third_party"};
}

/// One thing that must be mended so that one check of a target passes.
struct Blocker {
    std::string check;
    SiteKind kind = SiteKind::target;
    std::string name;           ///< Host name, address, or "AS64500".
    std::string operator_name;  ///< Who runs it, "AS64500 Example"; "": not known.

    auto operator<=>(const Blocker&) const = default;
};

}  // namespace collector
