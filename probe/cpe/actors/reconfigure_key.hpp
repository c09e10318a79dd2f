#pragma once

#include "probe/cpe/frames/dhcp6.hpp"

/// The Reconfiguration Key Authentication Protocol (RFC 9915 section 20.4). Pure.
namespace cpe::actors {

/// The Authentication option with which a Reply hands out the key.
frames::dhcp6::Option reconfigure_key();

/// A Reconfigure that asks for a Renew, with its digest; sealed with another key than the one handed out if that is wanted.
frames::Octets sealed_reconfigure(const frames::dhcp6::Option& server, const frames::dhcp6::Option& client, bool right_key);

}  // namespace cpe::actors
