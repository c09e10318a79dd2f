#include "checks/conclude.hpp"
#include "checks/dns_reading.hpp"
#include "checks/lookup_reading.hpp"

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
constexpr Rule kNone{"dns_ns_answer6.none", Outcome::fail, "no name server answers authoritatively over IPv6",
                     Cause::ns_dead};
constexpr Rule kNoAddress{"dns_ns_answer6.no_address", Outcome::fail, "no name server has an IPv6 address to ask",
                          Cause::ns_no_aaaa};
constexpr Rule kMasked{"dns_ns_answer6.masked", Outcome::not_testable, "the name servers or their addresses are not known"};
constexpr Rule kLocal{"dns_ns_answer6.local", Outcome::not_testable, "the probe's own trouble prevented the questions"};
constexpr std::array kRules{kTwo, kOne, kNone, kNoAddress, kMasked, kLocal};

/// RFC 9499, "lame delegation": the server answers, but not with authority for the zone that was delegated to it.
Cause cause_of_silence(const DnsLookup& lookup)
{
    if (lookup.reply) {
        return Cause::ns_lame;
    }
    const bool refused = lookup.failure && lookup.failure->kind == measure::FailureKind::refused;
    return refused ? Cause::ns_refused : Cause::ns_dead;
}

/// What the name servers' addresses did with the question.
struct Tally {
    std::set<std::string> names;  ///< Of servers that answered with authority.
    std::size_t good = 0;
    std::size_t asked = 0;
    const DnsLookup* bad = nullptr;   ///< The first that did not.
    const DnsLookup* ours = nullptr;  ///< One that our own trouble left without a reply.
};

Tally tally(const measure::Evidence& evidence)
{
    const auto zone = measure::zone_of(evidence);
    Tally all;
    for (const auto* lookup : soa_lookups6(evidence, measure::Purpose::authority)) {
        ++all.asked;
        if (is_authoritative_soa(*lookup, zone)) {
            ++all.good;
            all.names.insert(lookup->server_name);
        } else if (is_our_trouble(*lookup)) {
            all.ours = lookup;
        } else if (all.bad == nullptr) {
            all.bad = lookup;
        }
    }
    return all;
}

measure::Verdict judge_one(const Tally& seen)
{
    const auto share = std::min(0.5, static_cast<double>(seen.good) / static_cast<double>(seen.asked));
    auto verdict = conclude_share(kOne, share, seen.bad == nullptr ? *seen.names.begin() : lookup_text(*seen.bad));
    verdict.cause = seen.bad == nullptr ? Cause::ns_no_aaaa : cause_of_silence(*seen.bad);
    return verdict;
}

/// Does each name server answer for the zone over IPv6 and UDP?
///
/// Requirement  RFC 10001 section 4.1, RFC 1035.
/// Reads        SOA lookups without recursion at every IPv6 address of every name server.
///
/// The DNS gate: with `fail` the zone scores 0. The value of `one` is the share of addresses that answer, at most half.
/// A server that refuses the zone delegated to it is lame (RFC 9499); ns_refused is a host that refuses the port.
measure::Verdict judge_answer6(const measure::Evidence& evidence)
{
    if (measure::name_servers(evidence).empty()) {
        return conclude_no_servers(kMasked, evidence);
    }
    if (servers_with_ipv6(evidence).empty()) {
        return some_server_unknown(evidence) ? conclude_unanswered(kMasked, evidence, measure::Purpose::ns_address)
                                             : conclude(kNoAddress);
    }
    const auto seen = tally(evidence);
    if (seen.names.size() >= 2) {
        return conclude(kTwo, count_text(seen.good, seen.asked) + " addresses");
    }
    if (seen.ours != nullptr) {
        return conclude_local(kLocal, *seen.ours->failure);
    }
    if (some_server_unknown(evidence)) {
        return conclude_unanswered(kMasked, evidence, measure::Purpose::ns_address);
    }
    if (seen.good > 0) {
        return judge_one(seen);
    }
    return seen.bad == nullptr ? conclude_unasked(kLocal)
                               : conclude_because(kNone, cause_of_silence(*seen.bad), lookup_text(*seen.bad));
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
