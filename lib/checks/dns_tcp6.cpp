#include "checks/conclude.hpp"
#include "checks/dns_reading.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Cause;
using measure::Outcome;
using measure::Rule;

constexpr Rule kAll{"dns_tcp6.all", Outcome::pass, "every name server that answers over UDP answers over TCP"};
constexpr Rule kSome{"dns_tcp6.some", Outcome::partial, "some name servers do not answer over TCP", Cause::dns_no_tcp};
constexpr Rule kNone{"dns_tcp6.none", Outcome::fail, "no name server answers over TCP", Cause::dns_no_tcp};
constexpr Rule kMasked{"dns_tcp6.masked", Outcome::not_testable, "no name server answers over IPv6 and UDP"};
constexpr Rule kLocal{"dns_tcp6.local", Outcome::not_testable, "the probe's own trouble prevented the questions"};
constexpr std::array kRules{kAll, kSome, kNone, kMasked, kLocal};

struct Tally {
    std::size_t asked = 0;
    std::size_t good = 0;
    const measure::DnsLookup* bad = nullptr;   ///< The last that did not answer.
    const measure::DnsLookup* ours = nullptr;  ///< One that our own trouble left without a reply.
};

Tally tally(const measure::Evidence& evidence, const std::vector<measure::Address>& reachable)
{
    const auto zone = measure::zone_of(evidence);
    Tally all;
    for (const auto* lookup : soa_lookups6(evidence, measure::Purpose::authority_tcp)) {
        if (std::find(reachable.begin(), reachable.end(), lookup->server) == reachable.end()) {
            continue;
        }
        ++all.asked;
        if (is_authoritative_soa(*lookup, zone)) {
            ++all.good;
        } else {
            (is_our_trouble(*lookup) ? all.ours : all.bad) = lookup;
        }
    }
    return all;
}

/// Do the name servers answer over IPv6 and TCP?
///
/// Requirement  RFC 7766 section 5, RFC 9210: TCP is not optional.
/// Reads        SOA lookups over TCP at the addresses that answered over UDP; the others are dns.ns_answer6's matter.
measure::Verdict judge_tcp6(const measure::Evidence& evidence)
{
    const auto reachable = answering6(evidence);
    if (reachable.empty()) {
        return conclude_masked(kMasked, "dns.ns_answer6");
    }
    const auto seen = tally(evidence, reachable);
    if (seen.asked > 0 && seen.good == seen.asked) {
        return conclude(kAll, count_text(seen.good, seen.asked));
    }
    if (const auto* ours = seen.ours != nullptr ? seen.ours : own_trouble6(evidence)) {
        return conclude_local(kLocal, *ours->failure);
    }
    if (seen.asked == 0) {
        return conclude_unasked(kLocal);
    }
    const auto share = static_cast<double>(seen.good) / static_cast<double>(seen.asked);
    return seen.good == 0 ? conclude(kNone, lookup_text(*seen.bad)) : conclude_share(kSome, share, lookup_text(*seen.bad));
}

}  // namespace

extern constinit const Check dns_tcp6{
    .id = "dns.tcp6",
    .catalogue = "D-6",
    .area = Area::dns,
    .question = "Do the name servers answer over IPv6 and TCP?",
    .requirement = "RFC 7766, RFC 9210",
    .needs = Needs::ipv6,
    .rules = kRules,
    .judge = &judge_tcp6,
};

}  // namespace checks
