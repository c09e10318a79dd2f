#include "checks/conclude.hpp"
#include "checks/dns_reading.hpp"
#include "checks/lookup_reading.hpp"
#include "measure/special_purpose.hpp"

#include <set>

namespace checks {
namespace {

using measure::Cause;
using measure::Outcome;
using measure::Rule;

constexpr Rule kApart{"dns_ns_networks.apart", Outcome::pass, "the name servers stand in two or more IPv6 networks"};
constexpr Rule kOneOperator{"dns_ns_networks.one_operator", Outcome::pass,
                            "the name servers stand in two or more IPv6 networks of one autonomous system"};
constexpr Rule kTogether{"dns_ns_networks.together", Outcome::partial,
                         "all name servers stand in one network, which one route carries", Cause::ns_no_aaaa};
constexpr Rule kNone{"dns_ns_networks.none", Outcome::not_applicable, "no name server has IPv6"};
constexpr Rule kMasked{"dns_ns_networks.masked", Outcome::not_testable, "the name servers or their addresses are not known"};
constexpr std::array kRules{kApart, kOneOperator, kTogether, kNone, kMasked};

/// The longest IPv6 prefix that networks accept from each other: what lies in one of them shares its route.
constexpr std::uint8_t kRouted = 48;

/// Where the name servers stand: by the routing table and the origins of routes where they are known.
struct Standing {
    std::set<measure::Prefix> networks;
    std::set<std::uint32_t> operators;
    bool operators_known = true;  ///< Of every address.
};

void add(Standing& all, const measure::ContextFacts& context, const measure::Address& address)
{
    const auto* fact = measure::fact_of(context, address);
    const bool routed = fact != nullptr && fact->route;
    all.networks.insert(routed ? *fact->route : measure::covering(address, kRouted));
    const auto origins = fact == nullptr ? std::vector<std::uint32_t>{} : measure::origins_of(*fact);
    all.operators.insert(origins.begin(), origins.end());
    all.operators_known = all.operators_known && !origins.empty();
}

Standing standing_of(const measure::Evidence& evidence, const measure::ContextFacts& context)
{
    Standing all;
    for (const auto& server : measure::name_servers(evidence)) {
        for (const auto& address : measure::name_server_addresses(evidence, server, measure::Family::ipv6)) {
            if (measure::is_global(address)) {
                add(all, context, address);
            }
        }
    }
    return all;
}

measure::Verdict conclude_apart(const Standing& seen)
{
    auto text = std::to_string(seen.networks.size()) + " prefixes";
    if (!seen.operators_known) {
        return conclude(kApart, text);
    }
    for (const auto number : seen.operators) {
        text += " AS" + std::to_string(number);
    }
    return conclude(seen.operators.size() >= 2 ? kApart : kOneOperator, text);
}

/// Does one failure take all name servers away from IPv6?
///
/// Requirement  RFC 2182 section 3.1: secondaries at topologically dispersed places.
/// Reads        AAAA of the name servers; their routes and origins where the collector knew them, else prefixes of /48.
measure::Verdict judge_networks(const measure::Evidence& evidence, const measure::ContextFacts& context)
{
    if (measure::name_servers(evidence).empty()) {
        return conclude_no_servers(kMasked, evidence);
    }
    const auto seen = standing_of(evidence, context);
    if (seen.networks.size() >= 2) {
        return conclude_apart(seen);
    }
    if (some_server_unknown(evidence)) {
        return conclude_unanswered(kMasked, evidence, measure::Purpose::ns_address);
    }
    return seen.networks.empty() ? conclude(kNone) : conclude(kTogether, to_string(*seen.networks.begin()));
}

}  // namespace

extern constinit const Check dns_ns_networks{
    .id = "dns.ns_networks",
    .catalogue = "D-12",
    .area = Area::dns,
    .question = "Do the name servers stand in more than one IPv6 network?",
    .requirement = "RFC 2182 section 3.1",
    .level = measure::Level::info,
    .needs = Needs::ipv6,
    .shapes_state = false,
    .rules = kRules,
    .judge_in = &judge_networks,
};

}  // namespace checks
