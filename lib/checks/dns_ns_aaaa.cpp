#include "checks/conclude.hpp"
#include "checks/dns_reading.hpp"
#include "checks/lookup_reading.hpp"

namespace checks {
namespace {

using measure::Cause;
using measure::Outcome;
using measure::Rule;

constexpr Rule kTwo{"dns_ns_aaaa.two", Outcome::pass, "two or more name servers have a global IPv6 address"};
constexpr Rule kOne{"dns_ns_aaaa.one", Outcome::partial, "only one name server has a global IPv6 address",
                    Cause::ns_no_aaaa};
constexpr Rule kNone{"dns_ns_aaaa.none", Outcome::fail, "no name server has a global IPv6 address", Cause::ns_no_aaaa};
constexpr Rule kMasked{"dns_ns_aaaa.masked", Outcome::not_testable, "the name servers are not known"};
constexpr Rule kUnknown{"dns_ns_aaaa.unknown", Outcome::not_testable, "the addresses of some name servers are not known"};
constexpr std::array kRules{kTwo, kOne, kNone, kMasked, kUnknown};

/// Do two name servers of the zone have IPv6 addresses?
///
/// Requirement  RFC 10001 section 4.1: two IPv6-reachable servers; RFC 2182 for why two.
/// Reads        AAAA lookups of the NS names.
measure::Verdict judge_ns_aaaa(const measure::Evidence& evidence)
{
    const auto all = measure::name_servers(evidence);
    if (all.empty()) {
        return conclude_no_servers(kMasked, evidence);
    }
    const auto with = servers_with_ipv6(evidence);
    const auto detail = count_text(with.size(), all.size());
    if (with.size() >= 2) {
        return conclude(kTwo, detail);
    }
    if (some_server_unknown(evidence)) {
        return conclude_unanswered(kUnknown, evidence, measure::Purpose::ns_address);
    }
    return conclude(with.size() == 1 ? kOne : kNone, detail);
}

}  // namespace

extern constinit const Check dns_ns_aaaa{
    .id = "dns.ns_aaaa",
    .catalogue = "D-3",
    .area = Area::dns,
    .question = "Do two name servers of the zone have IPv6 addresses?",
    .requirement = "RFC 10001 section 4.1, RFC 2182",
    .needs = Needs::ipv6,
    .rules = kRules,
    .judge = &judge_ns_aaaa,
};

}  // namespace checks
