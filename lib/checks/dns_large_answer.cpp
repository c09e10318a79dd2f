#include "checks/conclude.hpp"
#include "checks/dns_reading.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Cause;
using measure::Outcome;
using measure::Rule;

constexpr Rule kAll{"dns_large_answer.all", Outcome::pass, "large answers arrive whole, by UDP or after truncation by TCP"};
constexpr Rule kSome{"dns_large_answer.some", Outcome::partial, "large answers do not arrive from some name servers",
                     Cause::dns_edns_size};
constexpr Rule kNone{"dns_large_answer.none", Outcome::fail, "large answers do not arrive over IPv6", Cause::dns_edns_size};
constexpr Rule kMasked{"dns_large_answer.masked", Outcome::not_testable, "no name server answers over IPv6 and UDP"};
constexpr Rule kLocal{"dns_large_answer.local", Outcome::not_testable, "the probe's own trouble prevented the questions"};
constexpr std::array kRules{kAll, kSome, kNone, kMasked, kLocal};

/// Some answers did not arrive.
measure::Verdict judge_lost(const measure::Evidence& evidence, const std::map<measure::Address, LargeArrival>& seen)
{
    std::size_t whole = 0;
    std::string lost;
    for (const auto& [address, arrival] : seen) {
        if (!arrival.whole && arrival.ours) {
            return conclude_local(kLocal, *arrival.ours);
        }
        whole += arrival.whole ? 1 : 0;
        lost += arrival.whole ? "" : (lost.empty() ? "" : ", ") + to_string(address);
    }
    if (const auto* ours = own_trouble6(evidence)) {
        return conclude_local(kLocal, *ours->failure);
    }
    return whole == 0 ? conclude(kNone, lost)
                      : conclude_share(kSome, static_cast<double>(whole) / static_cast<double>(seen.size()), lost);
}

/// Do large answers arrive over IPv6 without fragments?
///
/// Requirement  RFC 6891, RFC 9715: 1232 octets, then TC and TCP; RFC 10001.
/// Reads        DNSKEY lookups with a 1232-octet buffer and their repeats over TCP, at the addresses that answer the SOA.
measure::Verdict judge_large(const measure::Evidence& evidence)
{
    if (answering6(evidence).empty()) {
        return conclude_masked(kMasked, "dns.ns_answer6");
    }
    const auto seen = large_answers6(evidence);
    if (seen.empty()) {
        return conclude_unasked(kLocal);
    }
    const bool all = std::all_of(seen.begin(), seen.end(), [](const auto& entry) { return entry.second.whole; });
    return all ? conclude(kAll, count_text(seen.size(), seen.size())) : judge_lost(evidence, seen);
}

}  // namespace

extern constinit const Check dns_large_answer{
    .id = "dns.large_answer",
    .catalogue = "D-7",
    .area = Area::dns,
    .version = 2,
    .question = "Do large answers arrive over IPv6 without fragments?",
    .requirement = "RFC 6891, RFC 9715",
    .needs = Needs::ipv6,
    .rules = kRules,
    .judge = &judge_large,
};

}  // namespace checks
