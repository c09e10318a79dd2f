#pragma once

#include <string>

namespace wire {

/// The part of a host name that somebody registered, by the public suffix list built into libpsl: "example.co.ke" of
/// "www.example.co.ke". The name itself when it is a public suffix or an address. Lower case in, lower case out.
std::string registrable_domain(const std::string& host);

}  // namespace wire
