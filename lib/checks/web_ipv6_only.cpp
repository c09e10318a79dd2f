#include "checks/chain_reading.hpp"
#include "checks/conclude.hpp"
#include "checks/page_host_reading.hpp"
#include "checks/web_reading.hpp"

namespace checks {
namespace {

using measure::Cause;
using measure::Family;
using measure::Outcome;
using measure::Rule;

constexpr Rule kUsable{"web_ipv6_only.usable", Outcome::pass,
                       "a visitor without IPv4 finds the name, gets the page and what it needs"};
constexpr Rule kBroken{"web_ipv6_only.broken", Outcome::partial,
                       "a visitor without IPv4 gets the page without scripts, styles or forms it needs",
                       Cause::third_party_v4only};
constexpr Rule kUnfound{"web_ipv6_only.unfound", Outcome::fail, "a visitor without IPv4 does not find the name",
                        Cause::chain_parent};
constexpr Rule kMasked{"web_ipv6_only.masked", Outcome::not_testable,
                       "no page over IPv6: the check that says why speaks for this one too"};
constexpr std::array kRules{kUsable, kBroken, kUnfound, kMasked};

/// The first host without which the page is broken, and why.
std::optional<HostReading> broken_by(const measure::Evidence& evidence)
{
    for (const auto& host : evidence.content.hosts) {
        auto reading = read_page_host(evidence, host);
        if (is_critical(host) && reading.reach == Reach::missing) {
            return reading;
        }
    }
    return std::nullopt;
}

/// Can a visitor use the page whose network has no IPv4 and no translation?
///
/// Requirement  RFC 6540; the second value of services.md W-13, through NAT64, needs a vantage behind one.
/// Reads        the page over IPv6, the way from the root to the zone over IPv6 alone (D-8), the hosts of the page's scripts, styles
///              and forms (W-12). What was not looked at counts as good: the checks of its own say so.
measure::Verdict judge_ipv6_only(const measure::Evidence& evidence)
{
    if (routable(evidence, Family::ipv6).empty()) {
        return conclude_masked(kMasked, "web.routable_aaaa");
    }
    if (!any_name_good(evidence, Family::ipv6)) {
        return conclude_masked(kMasked, "web.http6");
    }
    const auto way = read_chain(evidence, {.name = measure::zone_of(evidence), .type = measure::rr::kSoa});
    if (way.standing == Standing::blocked && way.block) {
        return conclude_because(kUnfound, way.block->cause, block_text(*way.block));
    }
    if (const auto broken = broken_by(evidence)) {
        return conclude_because(kBroken, broken->cause, broken->detail);
    }
    return conclude(kUsable);
}

}  // namespace

extern constinit const Check web_ipv6_only{
    .id = "web.ipv6_only",
    .catalogue = "W-13",
    .area = Area::web,
    .question = "Can a visitor use the page whose network has no IPv4 and no translation?",
    .requirement = "RFC 6540",
    .level = measure::Level::info,
    .needs = Needs::ipv6,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_ipv6_only,
};

}  // namespace checks
