#pragma once

#include "measure/ip.hpp"

#include <optional>
#include <string_view>

namespace measure {

/// A block whose addresses are never a working public service (services.md 5.8).
struct SpecialRange {
    std::string_view prefix;
    std::string_view name;
    std::string_view reference;
};

/// The block that makes `address` unusable for a public service; nullopt for an ordinary global address.
/// IPv6 outside 2000::/3 is not allocated (RFC 4291 section 2.4, IANA) and is refused like a listed block.
/// The list is config/special-purpose-addresses.csv, compiled in.
std::optional<SpecialRange> special_range(const Address& address);

/// Is `address` an ordinary global unicast address, fit for a public service?
inline bool is_global(const Address& address)
{
    return !special_range(address).has_value();
}

}  // namespace measure
