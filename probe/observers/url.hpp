#pragma once

#include "measure/ip.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace probe::observers {

/// What a connection needs to know of an http or https URL.
struct Url {
    std::string text;  ///< Absolute, without fragment.
    std::string host;  ///< Lower case; an IPv6 literal without brackets.
    std::uint16_t port = 0;
    std::optional<measure::Address> literal;  ///< Set when the host is an address.
};

/// Reads an absolute http or https URL. nullopt for anything else: another scheme, no host, user information.
std::optional<Url> parse_url(std::string_view text);

}  // namespace probe::observers
