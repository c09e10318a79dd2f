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

/// What a reference in a page means: absolute, against the page's own URL (RFC 3986 section 5). Blanks inside are tolerated as
/// browsers do. nullopt where parse_url() gives none.
std::optional<Url> resolve_reference(const Url& base, std::string_view reference);

}  // namespace probe::observers
