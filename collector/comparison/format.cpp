#include "collector/comparison/readers.hpp"
#include "measure/time.hpp"

#include <algorithm>

namespace collector::comparison {

namespace {

/// Internet.nl's tests as its batch API names them.
constexpr std::array kInternetNl{
    Counterpart{.test = "web_ipv6_ns_address", .check = "dns.ns_aaaa"},
    Counterpart{.test = "web_ipv6_ns_reach", .check = "dns.ns_answer6"},
    Counterpart{.test = "web_ipv6_ws_address", .check = "web.routable_aaaa"},
    Counterpart{.test = "web_ipv6_ws_reach", .check = "web.all_addresses", .gate = "web.http6"},
    Counterpart{.test = "web_ipv6_ws_similar", .check = "web.same_site"},
    Counterpart{.test = "web_rpki_valid", .check = "security.rpki"},
    Counterpart{.test = "mail_ipv6_ns_address", .check = "dns.ns_aaaa"},
    Counterpart{.test = "mail_ipv6_ns_reach", .check = "dns.ns_answer6"},
    Counterpart{.test = "mail_ipv6_mx_address", .check = "mail.mx_aaaa"},
    Counterpart{.test = "mail_ipv6_mx_reach", .check = "mail.smtp6", .gate = "mail.mx_aaaa"},
};

/// NIST asks of each service whether an address is assigned, and whether the service itself answers there.
constexpr std::array kNist{
    Counterpart{.test = "dns.assigned", .check = "dns.ns_aaaa", .reading = Reading::any},
    Counterpart{.test = "dns.operational", .check = "dns.ns_answer6", .reading = Reading::any},
    Counterpart{.test = "web.assigned", .check = "web.routable_aaaa", .reading = Reading::any},
    Counterpart{.test = "web.operational", .check = "web.http6", .gate = "web.routable_aaaa", .reading = Reading::any},
    Counterpart{.test = "mail.assigned", .check = "mail.mx_aaaa", .reading = Reading::any},
    Counterpart{.test = "mail.operational", .check = "mail.smtp6", .gate = "mail.mx_aaaa", .reading = Reading::any},
};

constexpr std::array kGsa{
    Counterpart{.test = "ipv6", .check = "dns.aaaa", .reading = Reading::any},
};

constexpr std::array kFormats{
    Format{"internetnl", "results of Internet.nl's batch API, version 2 (JSON)", &read_internet_nl, kInternetNl},
    Format{"nist", "a table in the manner of NIST's deployment monitor: dns, mail and web of each domain (HTML or CSV)",
           &read_nist_table, kNist},
    Format{"gsa", "a snapshot of GSA's site scanning (CSV)", &read_gsa_scan, kGsa},
};

}  // namespace

void widen(Days& days, std::string_view moment)
{
    constexpr std::size_t kDay = 10;
    const std::string day(moment.substr(0, kDay));
    if (!measure::parse_iso_date(day)) {
        return;
    }
    days.first = days.first.empty() ? day : std::min(days.first, day);
    days.last = std::max(days.last, day);
}

std::span<const Format> formats()
{
    return kFormats;
}

measure::Result<Format> find_format(std::string_view word)
{
    const auto found = std::find_if(kFormats.begin(), kFormats.end(), [&](const Format& it) { return it.word == word; });
    if (found != kFormats.end()) {
        return *found;
    }
    std::string known;
    for (const auto& format : kFormats) {
        known += (known.empty() ? "" : ", ") + std::string(format.word);
    }
    return measure::error("no such format: " + std::string(word), "FORMAT", "use one of " + known);
}

}  // namespace collector::comparison
