#pragma once

#include "measure/evidence.hpp"
#include "probe/observers/url.hpp"

namespace probe::observers {

/// RFC 9110 section 15.4; ten hops are what the catalogue allows (W-6).
constexpr std::uint32_t kMostHops = 10;

/// Where a chain of redirects goes next.
struct Hop {
    Url url;
    measure::Address address;
};

/// The URL a fetch redirects to, "" when it is an end.
std::string redirect_of(const measure::HttpFetch& fetch);

/// May a redirect lead us to this port? Others than those of the web would make us a port scanner in a stranger's hands.
bool is_web_port(std::uint16_t port);

/// The record of a hop that could not be made; it ends its chain.
measure::HttpFetch dead_hop(const measure::HttpFetch& last, measure::Family family, measure::FailureKind kind,
                            std::string detail);

}  // namespace probe::observers
