#pragma once

#include "measure/failure.hpp"
#include "measure/mail.hpp"

#include <string_view>

namespace wire {

/// Reads an MTA-STS policy as the policy host serves it.
///
/// Wire format  RFC 8461 section 3.2: lines of `key: value`; of doubled keys the first counts, `mx` may be repeated.
///
/// `malformed` says what is missing. Pure; never throws.
tl::expected<measure::StsPolicy, measure::Failure> parse_sts_policy(std::string_view text);

}  // namespace wire
