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
constexpr Rule kTogether{"dns_ns_networks.together", Outcome::partial,
                         "all name servers stand in one /48, which one route carries", Cause::ns_no_aaaa};
constexpr Rule kNone{"dns_ns_networks.none", Outcome::not_applicable, "no name server has IPv6"};
constexpr Rule kMasked{"dns_ns_networks.masked", Outcome::not_testable, "the name servers or their addresses are not known"};
constexpr std::array kRules{kApart, kTogether, kNone, kMasked};

/// The longest IPv6 prefix that networks accept from each other: what lies in one of them shares its route.
constexpr std::uint8_t kRouted = 48;

std::set<measure::Prefix> networks_of(const measure::Evidence& evidence)
{
    std::set<measure::Prefix> found;
    for (const auto& server : measure::name_servers(evidence)) {
        for (const auto& address : measure::name_server_addresses(evidence, server, measure::Family::ipv6)) {
            if (measure::is_global(address)) {
                found.insert(measure::covering(address, kRouted));
            }
        }
    }
    return found;
}

/// Does one failure take all name servers away from IPv6?
///
/// Requirement  RFC 2182 section 3.1: secondaries at topologically dispersed places.
/// Reads        AAAA of the name servers. By prefix: whose network it is, evidence does not know.
measure::Verdict judge_networks(const measure::Evidence& evidence)
{
    if (measure::name_servers(evidence).empty()) {
        return conclude_no_servers(kMasked, evidence);
    }
    const auto networks = networks_of(evidence);
    if (networks.size() >= 2) {
        return conclude(kApart, std::to_string(networks.size()) + " prefixes of /48");
    }
    if (some_server_unknown(evidence)) {
        return conclude_unanswered(kMasked, evidence, measure::Purpose::ns_address);
    }
    return networks.empty() ? conclude(kNone) : conclude(kTogether, to_string(*networks.begin()));
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
    .judge = &judge_networks,
};

}  // namespace checks
