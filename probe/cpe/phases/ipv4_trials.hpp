#pragma once

#include "probe/cpe/phases/variants.hpp"

/// What the mechanisms of RFC 8585 are tried with in each boot.
namespace cpe::phases {

using Wanted = bool (*)(const Bench&);

/// The LAN gets IPv4 from the router, and sends by it.
Script try_out(const std::string& name);

/// Each step only when it is wanted; that is decided when its turn comes.
Script only_if(Wanted wanted, Script script);

/// A boot for each length of a NAT64's prefix, if the router translates to the well-known one.
Script nat64_of_other_lengths(const Mute& mute);

/// Datagrams of 1500 octets into a tunnel that has room for less, without DF and with it.
Script full_frames();

/// A datagram to another home under the same rule.
Script to_another_home();

}  // namespace cpe::phases
