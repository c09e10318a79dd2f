#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace wire {

/// An ICMPv6 echo request without its checksum, which the kernel adds.
///
/// Wire format  RFC 4443 section 4.1: type, code, checksum, identifier, sequence number, data.
std::string echo_request(std::uint16_t identifier, std::uint16_t sequence, std::string_view data);

/// Is this the echo reply to a request with this sequence number and these data (RFC 4443 section 4.2)?
///
/// The identifier is left out: the kernel puts its own into what a ping socket sends. Pure; any octets are welcome.
bool answers_echo(std::string_view packet, std::uint16_t sequence, std::string_view data);

}  // namespace wire
