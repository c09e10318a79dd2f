#include "checks/conclude.hpp"
#include "checks/lookup_reading.hpp"

namespace checks {
namespace {

using measure::Outcome;
using measure::Rule;

constexpr Rule kFound{"dns_zone_cut.found", Outcome::pass, "the zone that holds the name is known"};
constexpr Rule kUnknown{"dns_zone_cut.unknown", Outcome::not_testable, "no SOA was answered for the name"};
constexpr std::array kRules{kFound, kUnknown};

/// Which zone holds the target's domain?
///
/// Requirement  RFC 1034 section 4.2, RFC 9499: the cut is where an SOA stands, never "the last two labels".
/// Reads        SOA lookups of the domain: the owner of the SOA in answer or authority.
measure::Verdict judge_cut(const measure::Evidence& evidence)
{
    const auto zone = measure::zone_of(evidence);
    return zone.empty() ? conclude_unanswered(kUnknown, evidence, measure::Purpose::zone_cut) : conclude(kFound, zone);
}

}  // namespace

extern constinit const Check dns_zone_cut{
    .id = "dns.zone_cut",
    .catalogue = "D-2",
    .area = Area::dns,
    .question = "Which zone holds the target's domain?",
    .requirement = "RFC 1034, RFC 9499",
    .level = measure::Level::info,
    .needs = Needs::ipv6,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_cut,
};

}  // namespace checks
