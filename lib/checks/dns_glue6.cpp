#include "checks/conclude.hpp"
#include "checks/dns_reading.hpp"
#include "checks/lookup_reading.hpp"
#include "measure/delegation_reading.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Cause;
using measure::DnsLookup;
using measure::Evidence;
using measure::GluePair;
using measure::Outcome;
using measure::Purpose;
using measure::Rule;

constexpr Rule kEqual{"dns_glue6.equal", Outcome::pass, "the parent's IPv6 glue equals the zone's own addresses"};
constexpr Rule kMissing{"dns_glue6.missing", Outcome::fail, "the parent gives no IPv6 glue for a name server that has IPv6",
                        Cause::glue_missing};
constexpr Rule kDiffers{"dns_glue6.differs", Outcome::partial,
                        "the parent's IPv6 glue differs from the zone's addresses, but leads to a server of the zone",
                        Cause::glue_wrong};
constexpr Rule kWrong{"dns_glue6.wrong", Outcome::fail,
                      "the parent's IPv6 glue differs from the zone's addresses, and no server of the zone answers there",
                      Cause::glue_wrong};
constexpr Rule kNoNeed{"dns_glue6.no_need", Outcome::not_applicable,
                       "no name server inside the zone has IPv6, in the zone or in the glue"};
constexpr Rule kNoReferral{"dns_glue6.no_referral", Outcome::not_applicable,
                           "parent and zone are on the same servers: there is no referral to see"};
constexpr Rule kMasked{"dns_glue6.masked", Outcome::not_testable, "the zone or its name servers are not known"};
constexpr Rule kUntold{"dns_glue6.untold", Outcome::not_testable, "no server of the parent gave a referral"};
constexpr Rule kLocal{"dns_glue6.local", Outcome::not_testable, "the probe's own trouble prevented the questions"};
constexpr std::array kRules{kEqual, kMissing, kDiffers, kWrong, kNoNeed, kNoReferral, kMasked, kUntold, kLocal};

/// Lookups at addresses that only the glue gives: did one answer with authority, did our own trouble keep one from it?
struct AtGlue {
    bool answers = false;
    const DnsLookup* ours = nullptr;
    const DnsLookup* bad = nullptr;
};

AtGlue seen_at_glue(const Evidence& evidence, const std::string& server)
{
    const auto zone = measure::zone_of(evidence);
    AtGlue seen;
    for (const auto* lookup : measure::lookups_for(evidence, Purpose::glue)) {
        if (lookup->server_name != server) {
            continue;
        }
        seen.answers = seen.answers || is_authoritative_soa(*lookup, zone);
        (is_our_trouble(*lookup) ? seen.ours : seen.bad) = lookup;
    }
    return seen;
}

/// One right address among the glue leads to the zone: its server is dns.ns_answer6's matter.
bool shares_address(const GluePair& pair)
{
    return std::any_of(pair.glue.begin(), pair.glue.end(), [&](const measure::Address& address) {
        return std::binary_search(pair.own.begin(), pair.own.end(), address);
    });
}

measure::Verdict judge_difference(const Evidence& evidence, const GluePair& pair)
{
    const auto at_glue = seen_at_glue(evidence, pair.server);
    if (at_glue.answers || shares_address(pair)) {
        return conclude(kDiffers, pair.server);
    }
    if (at_glue.ours != nullptr) {
        return conclude_local(kLocal, *at_glue.ours->failure);
    }
    return conclude(kWrong, at_glue.bad == nullptr ? pair.server : lookup_text(*at_glue.bad));
}

measure::Verdict judge_pairs(const Evidence& evidence, const std::vector<GluePair>& pairs)
{
    const auto bare = std::find_if(pairs.begin(), pairs.end(), [](const GluePair& pair) { return pair.glue.empty(); });
    if (bare != pairs.end()) {
        return conclude(kMissing, bare->server + " " + to_string(bare->own.front()));
    }
    const auto other = std::find_if(pairs.begin(), pairs.end(), [](const GluePair& pair) { return pair.glue != pair.own; });
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
/// Requirement  RFC 9471 section 3.1: glue for name servers inside the zone is part of every referral; RFC 1034 section 4.2.2: it
///              is kept equal to the zone's own data; RFC 10001 section 3.1: a name without AAAA in the zone fails as well.
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
    const auto pairs = measure::glue_pairs(evidence);
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
