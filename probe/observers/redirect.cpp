#include "probe/observers/redirect.hpp"

#include <algorithm>
#include <array>

namespace probe::observers {

using measure::HttpFetch;

std::string redirect_of(const HttpFetch& fetch)
{
    constexpr std::array kRedirects{301, 302, 303, 307, 308};
    const bool redirects = std::find(kRedirects.begin(), kRedirects.end(), fetch.status) != kRedirects.end();
    return redirects && !fetch.failure ? fetch.location : "";
}

bool is_web_port(std::uint16_t port)
{
    constexpr std::array<std::uint16_t, 4> kPorts{80, 443, 8080, 8443};
    return std::find(kPorts.begin(), kPorts.end(), port) != kPorts.end();
}

HttpFetch dead_hop(const HttpFetch& last, measure::Family family, measure::FailureKind kind, std::string detail)
{
    HttpFetch hop{.chain = last.chain, .hop = last.hop + 1, .url = last.location, .started = last.started + last.elapsed};
    hop.address.family = family;
    hop.failure = measure::Failure{.kind = kind, .detail = detail.substr(0, 200)};
    return hop;
}

}  // namespace probe::observers
