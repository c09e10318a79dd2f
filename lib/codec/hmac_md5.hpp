#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace codec {

/// HMAC-MD5 (RFC 2104). Broken as a hash, and still what DHCPv6 seals a Reconfigure with (RFC 9915 section 20.4): for that alone.
std::array<std::uint8_t, 16> hmac_md5(std::string_view key, std::string_view octets);

}  // namespace codec
