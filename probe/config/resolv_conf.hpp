#pragma once

#include "measure/ip.hpp"

#include <string_view>
#include <vector>

namespace probe::config {

/// The addresses of `nameserver` lines (resolv.conf(5)), in order. Lines it does not understand are passed over, as the
/// system's own resolver does; an address with a zone cannot be used and is one of them.
std::vector<measure::Address> parse_resolv_conf(std::string_view text);

}  // namespace probe::config
