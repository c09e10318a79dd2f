#pragma once

#include "measure/observation.hpp"

#include <cstdint>
#include <string_view>

namespace wire {

/// The longest DNS message there is: a 16-bit length before it on TCP (RFC 1035 section 4.2.2).
constexpr std::size_t kLongestMessage = 65535;

/// Records kept of one reply; a reply with more is malformed for our purpose.
constexpr std::size_t kMostRecords = 512;

/// Reads a reply and matches it with the question that was asked (RFC 5452 section 9.1).
///
/// The failure is `mismatch` when the octets are a DNS message but not the answer to this question, `malformed` when
/// they are none. Names come lower-case without a trailing dot; data in presentation form. Pure; never throws.
tl::expected<measure::DnsMessage, measure::Failure> parse_reply(std::string_view octets, const measure::Question& asked,
                                                                std::uint16_t id);

}  // namespace wire
