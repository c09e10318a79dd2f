#pragma once

#include "measure/result.hpp"

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace measure {

enum class Family : std::uint8_t { ipv4, ipv6 };

/// "ipv4" or "ipv6": the word used in JSON, SQL and metrics.
std::string_view to_string(Family family);
Result<Family> parse_family(std::string_view text);

/// An IPv4 or IPv6 address without port or zone. IPv4 occupies the first four octets.
struct Address {
    Family family = Family::ipv6;
    std::array<std::uint8_t, 16> octets{};

    auto operator<=>(const Address&) const = default;
};

/// Text form; IPv6 as RFC 5952 recommends.
std::string to_string(const Address& address);

/// Reads a plain literal. Brackets, zone ids, ports and IPv4 shorthand are refused.
Result<Address> parse_address(std::string_view text);

/// An address block. Bits beyond `length` are zero.
struct Prefix {
    Address base;
    std::uint8_t length = 0;

    auto operator<=>(const Prefix&) const = default;
};

std::string to_string(const Prefix& prefix);

/// Reads "2001:db8::/32"; set bits beyond the length are an error, not silently cleared.
Result<Prefix> parse_prefix(std::string_view text);

/// The block of `length` bits that holds `address`; used to cap load per /48 and /24.
Prefix covering(const Address& address, std::uint8_t length);

/// Is `address` of the prefix's family and inside it?
bool contains(const Prefix& prefix, const Address& address);

}  // namespace measure
