#pragma once

#include "measure/observation.hpp"

#include <optional>
#include <string>
#include <vector>

/// The world as a visitor sees it who has IPv6 alone, a DNS64 and a NAT64 (RFC 6146, RFC 6147).
namespace measure {

/// The translation that a vantage offers, and whether it works.
struct Translation {
    Address resolver;              ///< The DNS64 that was asked.
    std::vector<Prefix> prefixes;  ///< By which it makes addresses up, found as RFC 7050 section 3 says.
    std::string control;           ///< A page of a control that was fetched through it.
    Duration elapsed{};
    std::optional<Failure> failure;  ///< Why it proves nothing: no prefix, or the control did not come through.
};

/// One web name visited by way of the DNS64.
struct TranslatedVisit {
    std::string host;
    std::vector<Address> addresses;  ///< As the DNS64 gave them: real ones, or made up from IPv4 ones.
    bool made_up = false;            ///< They lie in one of the prefixes.
    std::optional<Failure> lookup;   ///< Why there are none, when that is not the name's own matter.
    std::vector<HttpFetch> hops;     ///< Chains of redirects: https, http where that led nowhere, then the next address.
};

}  // namespace measure
