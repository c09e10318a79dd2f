#include "checks/conclude.hpp"
#include "checks/dns_reading.hpp"
#include "checks/lookup_reading.hpp"
#include "measure/delegation_reading.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Address;
using measure::Cause;
using measure::Delegation;
using measure::DnsLookup;
using measure::Evidence;
using measure::Family;
using measure::Outcome;
using measure::Purpose;
using measure::Rule;

constexpr Rule kEqual{"dns_glue6.equal", Outcome::pass, "the parent's IPv6 glue equals the zone's own addresses"};
constexpr Rule kMissing{"dns_glue6.missing", Outcome::fail, "the parent gives no IPv6 glue for a name server that has IPv6",
                        Cause::glue_missing};
constexpr Rule kDiffers{"dns_glue6.differs", Outcome::partial,
                        "the parent's IPv6 glue differs from the zone's addresses, but a server answers there",
                        Cause::glue_wrong};
constexpr Rule kWrong{"dns_glue6.wrong", Outcome::fail,
                      "the parent's IPv6 glue differs from the zone's addresses, and no server of the zone answers there",
                      Cause::glue_wrong};
constexpr Rule kNoNeed{"dns_glue6.no_need", Outcome::not_applicable, "no name server inside the zone has IPv6"};
constexpr Rule kNoReferral{"dns_glue6.no_referral", Outcome::not_applicable,
                           "parent and zone are on the same servers: there is no referral to see"};
constexpr Rule kMasked{"dns_glue6.masked", Outcome::not_testable, "the zone or its name servers are not known"};
constexpr Rule kUntold{"dns_glue6.untold", Outcome::not_testable, "no server of the parent gave a referral"};
constexpr Rule kLocal{"dns_glue6.local", Outcome::not_testable, "the probe's own trouble prevented the questions"};
constexpr std::array kRules{kEqual, kMissing, kDiffers, kWrong, kNoNeed, kNoReferral, kMasked, kUntold, kLocal};

/// One name server inside the zone, as the parent and as the zone itself know it.
struct Pair {
    std::string server;
    std::vector<Address> own;
    std::vector<Address> glue;
};

std::vector<Pair> pairs_of(const Evidence& evidence, const Delegation& delegation)
{
    std::vector<Pair> pairs;
    for (const auto& server : delegation.servers) {
        auto own = measure::name_server_addresses(evidence, server, Family::ipv6);
        if (!own.empty()) {
            pairs.push_back({.server = server, .own = std::move(own), .glue = glue_of(delegation, server)});
        }
    }
    return pairs;
}

/// Lookups at addresses that only the glue gives: did one answer with authority, did our own trouble keep one from it?
struct AtGlue {
    bool answers = false;
    const DnsLookup* ours = nullptr;
    const DnsLookup* bad = nullptr;
};

AtGlue ask_evidence_at_glue(const Evidence& evidence)
{
    const auto zone = measure::zone_of(evidence);
    AtGlue seen;
    for (const auto* lookup : measure::lookups_for(evidence, Purpose::glue)) {
        seen.answers = seen.answers || is_authoritative_soa(*lookup, zone);
        (is_our_trouble(*lookup) ? seen.ours : seen.bad) = lookup;
    }
    return seen;
}

measure::Verdict judge_difference(const Evidence& evidence, const Pair& pair)
{
    const auto at_glue = ask_evidence_at_glue(evidence);
    if (at_glue.answers) {
        return conclude(kDiffers, pair.server);
    }
    if (at_glue.ours != nullptr) {
        return conclude_local(kLocal, *at_glue.ours->failure);
    }
    return conclude(kWrong, at_glue.bad == nullptr ? pair.server : lookup_text(*at_glue.bad));
}

measure::Verdict judge_pairs(const Evidence& evidence, const std::vector<Pair>& pairs)
{
    const auto bare = std::find_if(pairs.begin(), pairs.end(), [](const Pair& pair) { return pair.glue.empty(); });
    if (bare != pairs.end()) {
        return conclude(kMissing, bare->server + " " + to_string(bare->own.front()));
    }
    const auto other = std::find_if(pairs.begin(), pairs.end(), [](const Pair& pair) { return pair.glue != pair.own; });
    return other == pairs.end() ? conclude(kEqual, count_text(pairs.size(), pairs.size()))
                                : judge_difference(evidence, *other);
}

/// The parent was asked and did not tell, or our own trouble kept us from asking.
measure::Verdict judge_silence(const Evidence& evidence)
{
    for (const auto* lookup : measure::lookups_for(evidence, Purpose::delegation)) {
        if (is_our_trouble(*lookup)) {
            return conclude_local(kLocal, *lookup->failure);
        }
    }
    return conclude_unasked(kUntold);
}

/// Does the parent's referral carry the IPv6 addresses of the name servers inside the zone?
///
/// Requirement  RFC 9471 section 2.1: glue for in-domain name servers is part of the referral; RFC 1034 section 4.2.2: it is kept
///              equal to the zone's own data.
/// Reads        the referral, the servers' AAAA as the zone publishes them, SOA lookups where the two differ.
///
/// Names outside the zone need no glue; those of sibling zones are not judged.
measure::Verdict judge_glue(const Evidence& evidence)
{
    if (measure::name_servers(evidence).empty()) {
        return conclude_no_servers(kMasked, evidence);
    }
    const auto delegation = measure::read_delegation(evidence);
    if (!delegation) {
        return judge_silence(evidence);
    }
    if (!delegation->referral) {
        return conclude(kNoReferral);
    }
    const auto pairs = pairs_of(evidence, *delegation);
    if (!pairs.empty()) {
        return judge_pairs(evidence, pairs);
    }
    return some_server_unknown(evidence) ? conclude_unanswered(kMasked, evidence, Purpose::ns_address) : conclude(kNoNeed);
}

}  // namespace

extern constinit const Check dns_glue6{
    .id = "dns.glue6",
    .catalogue = "D-5",
    .area = Area::dns,
    .question = "Does the parent give the right IPv6 glue?",
    .requirement = "RFC 9471, RFC 10001, RFC 1034",
    .needs = Needs::ipv6,
    .rules = kRules,
    .judge = &judge_glue,
};

}  // namespace checks
