#pragma once

#include "measure/ip.hpp"
#include "measure/target.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What is known of addresses beside the measurement. The collector adds it when a report comes in; a probe has none.
namespace measure {

/// Origin validation of a route (RFC 6811 section 2).
enum class RouteValidity : std::uint8_t { not_found, valid, invalid };

constexpr std::array<std::string_view, 3> words_of(RouteValidity)
{
    return {"not_found", "valid", "invalid"};
}

/// What the tables of the day said of one address.
struct AddressFact {
    Address address;
    std::uint32_t as_number = 0;  ///< 0: not known.
    std::string as_name;
    CountryCode country;                         ///< "": not known.
    std::optional<Prefix> route = {};            ///< The most specific announced prefix that holds the address.
    std::vector<std::uint32_t> origins = {};     ///< AS numbers that announce it; sorted.
    std::uint32_t route_peers = 0;               ///< How many peers of the table's collectors had it.
    std::optional<RouteValidity> validity = {};  ///< The best of the route's origins; nullopt without route or VRPs.
};

/// Facts with the times of the tables they came from: RFC 3339, "" without the table.
struct ContextFacts {
    std::string network_database_built;
    std::string country_database_built;
    std::vector<AddressFact> addresses;  ///< Sorted by address.
    std::string routes_seen = {};        ///< When the routing table was dumped.
    std::string vrps_built = {};         ///< When the validated ROA payloads were made.
};

/// nullptr when the address was not looked up. A pointer into `context`.
const AddressFact* fact_of(const ContextFacts& context, const Address& address);

/// Who announces the address: the origins of its route, else its network by the database; none when neither is known.
std::vector<std::uint32_t> origins_of(const AddressFact& fact);

}  // namespace measure
