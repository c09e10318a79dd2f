#pragma once

#include "measure/failure.hpp"

#include <tl/expected.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wire {

/// The two connection ids of our packet; the server must give them back the other way round.
using ConnectionId = std::array<std::uint8_t, 8>;

/// A version of the reserved pattern 0x?a?a?a?a: no server speaks it, every server answers it (RFC 9000 section 6.3).
constexpr std::uint32_t kUnspokenVersion = 0x1a2a3a4a;

/// A long-header packet of that version, padded to 1200 octets: shorter ones may be dropped (RFC 9000 sections 6 and 14.1).
///
///   Long Header Packet (RFC 8999 section 5.1):
///     Header Form (1) = 1, Version-Specific Bits (7), Version (32),
///     Destination Connection ID Length (8), Destination Connection ID (0..2040),
///     Source Connection ID Length (8), Source Connection ID (0..2040),
///     Version-Specific Data (..)
std::string quic_question(const ConnectionId& destination, const ConnectionId& source);

/// The versions that a server speaks, from its answer to quic_question(); at most 32.
///
///   Version Negotiation Packet (RFC 8999 section 6): as above with Version = 0, then Supported Version (32) ...
///
/// Refuses what is no such packet and what does not carry our connection ids crossed (section 6: MUST). Pure; never throws.
tl::expected<std::vector<std::uint32_t>, measure::Failure>
quic_versions(std::string_view octets, const ConnectionId& destination, const ConnectionId& source);

}  // namespace wire
