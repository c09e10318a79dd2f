#include "checks/chain_reading.hpp"
#include "checks/conclude.hpp"
#include "checks/dns_reading.hpp"

namespace checks {
namespace {

using measure::Cause;
using measure::Outcome;
using measure::Rule;

constexpr Rule kWhole{"dns_chain6.whole", Outcome::pass, "the zone resolves from the root over IPv6 alone"};
constexpr Rule kZone{"dns_chain6.zone", Outcome::fail, "the way over IPv6 alone ends at the zone itself", Cause::ns_dead};
constexpr Rule kAbove{"dns_chain6.above", Outcome::fail,
                      "the way over IPv6 alone ends at another zone: one above, or that of the name servers' names",
                      Cause::chain_parent};
constexpr Rule kNeither{"dns_chain6.neither", Outcome::not_testable,
                        "the zone resolves from the root over neither family: no matter of IPv6"};
constexpr Rule kUnclear{"dns_chain6.unclear", Outcome::not_testable,
                        "a resolver finds nothing over IPv6 alone, yet every zone on the way answers"};
constexpr Rule kMasked{"dns_chain6.masked", Outcome::not_testable, "the zone is not known"};
constexpr Rule kLocal{"dns_chain6.local", Outcome::not_testable, "the probe's own trouble prevented the resolution"};
constexpr std::array kRules{kWhole, kZone, kAbove, kNeither, kUnclear, kMasked, kLocal};

measure::Verdict judge_block(const Block& block, const std::string& zone)
{
    return block.zone == zone ? conclude_because(kZone, block.cause, block_text(block))
                              : conclude(kAbove, block_text(block));
}

/// Can a client without IPv4 resolve the zone, all the way from the root?
///
/// Requirement  RFC 10001 section 4.1: the delegation (parents, zones of the servers' names, glue) must not rely on IPv4;
///              section 3.1 lists what breaks it.
/// Reads        the zone's chain: the outcome of a resolver with IPv4 turned off, our walk for the zone that blocks, and the
///              same over IPv4 as a baseline.
measure::Verdict judge_chain(const measure::Evidence& evidence)
{
    const auto zone = measure::zone_of(evidence);
    if (zone.empty()) {
        return conclude_masked(kMasked, "dns.zone_cut");
    }
    const auto seen = read_chain(evidence, {.name = zone, .type = measure::rr::kSoa});
    switch (seen.standing) {
        case Standing::reached: return conclude(kWhole);
        case Standing::blocked: return judge_block(*seen.block, zone);
        case Standing::neither: return conclude(kNeither);
        case Standing::unclear: return conclude_unasked(kUnclear);
        case Standing::unknown: break;
    }
    return seen.failure ? conclude_local(kLocal, *seen.failure) : conclude_unasked(kLocal);
}

}  // namespace

extern constinit const Check dns_chain6{
    .id = "dns.chain6",
    .catalogue = "D-8",
    .area = Area::dns,
    .question = "Does the zone resolve from the root over IPv6 alone?",
    .requirement = "RFC 10001 sections 3.1 and 4.1",
    .needs = Needs::both,
    .rules = kRules,
    .judge = &judge_chain,
};

}  // namespace checks
