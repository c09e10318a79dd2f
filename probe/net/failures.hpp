#pragma once

#include "measure/failure.hpp"
#include "measure/ip.hpp"

namespace probe::net {

/// What an errno of a socket that was to reach `peer` means. EMFILE, no route and their like are ours, never the target's.
///
/// A router's ICMPv6 "no route" and "prohibited" come as the errnos of a host that has none itself (RFC 4443 section 3.1).
/// The kernel is asked again: where it has a route, the trouble is on the path.
measure::Failure failure_from_errno(int error_number, const measure::Address& peer);

}  // namespace probe::net
