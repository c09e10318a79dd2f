#pragma once

#include "measure/ip.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace probe::gate {

/// A page known to be reachable over both families.
struct WebControl {
    std::string url;
    std::string body;    ///< Words the page must contain; a captive portal answers too, but not with these.
    std::string region;  ///< RIR region: afrinic apnic arin lacnic ripencc.
    std::int64_t as_number = 0;
};

/// A domain whose mail servers are known to talk to everybody over both families.
struct MailControl {
    std::string domain;
    std::string region;
    std::int64_t as_number = 0;
};

/// What the access networks of the vantage's country hand out; none: D-14 is not asked.
struct NationalSetting {
    std::vector<measure::Address> resolvers;
    std::string ipv6_only;  ///< A name with AAAA in a zone whose name servers have IPv6 addresses alone.
};

/// What the probe compares itself with (scoring.md 4.3).
struct Controls {
    std::vector<WebControl> web;
    std::vector<MailControl> mail;          ///< Tried only when mail is to be measured.
    std::vector<std::string> zones;         ///< Resolved from the root over each family alone.
    std::vector<measure::Address> roots;    ///< Root name servers.
    std::vector<std::string> time_servers;  ///< Host names.
    NationalSetting national;
};

}  // namespace probe::gate
