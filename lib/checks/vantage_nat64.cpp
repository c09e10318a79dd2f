#include "checks/conclude.hpp"

namespace checks {
namespace {

using measure::Cause;
using measure::Outcome;
using measure::Rule;

constexpr Rule kNative{"vantage_nat64.native", Outcome::pass, "no translation between the families was seen"};
constexpr Rule kTranslated{"vantage_nat64.translated", Outcome::fail, "the network synthesises IPv6 addresses (DNS64)",
                           Cause::vantage};
constexpr Rule kUnknown{"vantage_nat64.unknown", Outcome::not_testable, "whether the network translates could not be asked"};
constexpr std::array kRules{kNative, kTranslated, kUnknown};

/// Is the probe's IPv4 really IPv4, or is it translated?
///
/// Requirement  RFC 7050 section 3: ipv4only.arpa has no AAAA unless a DNS64 made one; RFC 6147, RFC 8781.
/// Reads        the AAAA lookup of ipv4only.arpa. Behind DNS64 every site would look ready.
measure::Verdict judge_nat64(const measure::Evidence& evidence)
{
    const auto& vantage = evidence.vantage;
    auto seen = vantage.before.nat64_seen;
    if (vantage.after && vantage.after->nat64_seen && !seen.value_or(false)) {
        seen = vantage.after->nat64_seen;
    }
    return conclude(!seen ? kUnknown : *seen ? kTranslated : kNative);
}

}  // namespace

extern constinit const Check vantage_nat64{
    .id = "vantage.nat64",
    .catalogue = "V-5",
    .area = Area::vantage,
    .question = "Is the probe's IPv4 really IPv4, or is it translated?",
    .requirement = "RFC 7050, RFC 8781",
    .needs = Needs::nothing,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_nat64,
};

}  // namespace checks
