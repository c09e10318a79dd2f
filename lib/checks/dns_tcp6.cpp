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
    const auto zone = measure::zone_of(evidence);
    std::size_t asked = 0;
    std::size_t good = 0;
    const measure::DnsLookup* bad = nullptr;
    const measure::DnsLookup* ours = nullptr;
    for (const auto* lookup : soa_lookups6(evidence, measure::Purpose::authority_tcp)) {
        if (std::find(reachable.begin(), reachable.end(), lookup->server) == reachable.end()) {
            continue;
        }
        ++asked;
        if (is_authoritative_soa(*lookup, zone)) {
            ++good;
        } else {
            (is_our_trouble(*lookup) ? ours : bad) = lookup;
        }
    }
    if (ours != nullptr) {
        return conclude_local(kLocal, *ours->failure);
    }
    if (asked == 0) {
        return conclude(kLocal);
    }
    if (good == asked) {
        return conclude(kAll, count_text(good, asked));
    }
    return good == 0 ? conclude(kNone, lookup_text(*bad))
                     : conclude_share(kSome, static_cast<double>(good) / static_cast<double>(asked), lookup_text(*bad));
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
