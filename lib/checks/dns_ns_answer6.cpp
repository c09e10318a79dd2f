#include "checks/conclude.hpp"
#include "checks/dns_reading.hpp"

#include <algorithm>
#include <set>

namespace checks {
namespace {

using measure::Cause;
using measure::DnsLookup;
using measure::Outcome;
using measure::Rule;

constexpr Rule kTwo{"dns_ns_answer6.two", Outcome::pass, "two or more name servers answer authoritatively over IPv6"};
constexpr Rule kOne{"dns_ns_answer6.one", Outcome::partial, "only one name server answers authoritatively over IPv6",
                    Cause::ns_no_aaaa};
constexpr Rule kNone{"dns_ns_answer6.none", Outcome::fail, "no name server answers authoritatively over IPv6", Cause::ns_dead};
constexpr Rule kNoAddress{"dns_ns_answer6.no_address", Outcome::fail, "no name server has an IPv6 address to ask", Cause::ns_no_aaaa};
constexpr Rule kMasked{"dns_ns_answer6.masked", Outcome::not_testable, "the name servers are not known"};
constexpr Rule kLocal{"dns_ns_answer6.local", Outcome::not_testable, "the probe's own trouble prevented the questions"};
constexpr std::array kRules{kTwo, kOne, kNone, kNoAddress, kMasked, kLocal};

/// RFC 9499, "lame delegation": the server answers, but not with authority for the zone that was delegated to it.
Cause cause_of_silence(const DnsLookup& lookup)
{
    if (lookup.reply) {
        return Cause::ns_lame;
    }
    return lookup.failure->kind == measure::FailureKind::refused ? Cause::ns_refused : Cause::ns_dead;
}

/// Does each name server answer for the zone over IPv6 and UDP?
///
/// Requirement  RFC 10001 section 4.1, RFC 1035.
/// Reads        SOA lookups without recursion at every IPv6 address of every name server.
///
/// The DNS gate: with `fail` the zone scores 0. The value of `one` is the share of addresses that answer, at most half.
measure::Verdict judge_answer6(const measure::Evidence& evidence)
{
    if (measure::name_servers(evidence).empty()) {
        return conclude_masked(kMasked, "dns.zone_cut");
    }
    if (servers_with_ipv6(evidence).empty()) {
        return conclude(kNoAddress);
    }
    const auto zone = measure::zone_of(evidence);
    const auto lookups = soa_lookups6(evidence, measure::Purpose::authority);
    std::set<std::string> names;
    std::size_t good = 0;
    const DnsLookup* bad = nullptr;
    for (const auto* lookup : lookups) {
        if (is_authoritative_soa(*lookup, zone)) {
            ++good;
            names.insert(lookup->server_name);
        } else if (bad == nullptr) {
            bad = lookup;
        }
    }
    if (names.size() >= 2) {
        return conclude(kTwo, count_text(good, lookups.size()) + " addresses");
    }
    if (bad != nullptr && is_our_trouble(*bad)) {
        return conclude_local(kLocal, *bad->failure);
    }
    if (names.empty()) {
        return bad == nullptr ? conclude(kLocal) : conclude_because(kNone, cause_of_silence(*bad), lookup_text(*bad));
    }
    const auto share = std::min(0.5, static_cast<double>(good) / static_cast<double>(lookups.size()));
    auto verdict = conclude_share(kOne, share, bad == nullptr ? *names.begin() : lookup_text(*bad));
    verdict.cause = bad == nullptr ? Cause::ns_no_aaaa : cause_of_silence(*bad);
    return verdict;
}

}  // namespace

extern constinit const Check dns_ns_answer6{
    .id = "dns.ns_answer6",
    .catalogue = "D-4",
    .area = Area::dns,
    .question = "Does each name server answer for the zone over IPv6?",
    .requirement = "RFC 10001, RFC 1035",
    .needs = Needs::ipv6,
    .rules = kRules,
    .judge = &judge_answer6,
};

}  // namespace checks
