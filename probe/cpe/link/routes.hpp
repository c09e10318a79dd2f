#pragma once

#include <string>
#include <string_view>

namespace cpe::link {

/// Does a default route of this host leave by the interface? Reads the text of /proc/net/route and /proc/net/ipv6_route. Pure.
bool carries_default_route(std::string_view ipv4_routes, std::string_view ipv6_routes, std::string_view interface);

/// The same, of this host now.
bool carries_default_route(const std::string& interface);

}  // namespace cpe::link
