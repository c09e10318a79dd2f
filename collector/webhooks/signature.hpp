#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace collector::webhooks {

/// The value of `Sextant-Signature`: the seconds of now, and HMAC-SHA256 (RFC 2104) of "SECONDS.BODY" in hexadecimal digits.
/// The time is signed with the body, so that an old message cannot be sent again as a new one.
std::string signature(std::string_view key, std::int64_t seconds, std::string_view body);

}  // namespace collector::webhooks
