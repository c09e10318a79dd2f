#pragma once

#include "collector/context/prefix_table.hpp"
#include "collector/context/sealed_table.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace collector::context {

/// An announced prefix: `2001:db8::/32,41,64500 64501`.
struct Route {
    measure::Prefix prefix;
    std::uint32_t peers = 0;             ///< Peers of the dump that had it.
    std::vector<std::uint32_t> origins;  ///< Sorted; 0 stands for a set of origins, which is none (RFC 6811 section 2).
};

measure::Result<Route> parse_route(std::string_view line);
std::string route_line(const Route& route);

/// What the world announced when the table was dumped.
class RouteTable {
public:
    static measure::Result<RouteTable> parse(const SealedTable& table, const std::string& where);

    measure::Timestamp seen() const { return dated_; }

    /// The most specific announced prefix that holds the address; nullptr when none does.
    const Route* find(const measure::Address& address) const;

private:
    measure::Timestamp dated_;
    PrefixTable<Route> routes_;
};

}  // namespace collector::context
