#include "checks/conclude.hpp"
#include "checks/eyeballs.hpp"
#include "checks/route_reading.hpp"
#include "checks/web_reading.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Cause;
using measure::Duration;
using measure::Family;
using measure::Outcome;
using measure::Rule;
using namespace std::chrono_literals;

constexpr Rule kCheap{"web_happy_eyeballs.cheap", Outcome::pass, "racing the families costs a client little"};
constexpr Rule kDear{"web_happy_eyeballs.dear", Outcome::partial, "a client that races the families loses noticeable time",
                     Cause::latency};
constexpr Rule kNoIpv4{"web_happy_eyeballs.no_ipv4", Outcome::not_applicable, "no IPv4 to race with"};
constexpr Rule kMasked{"web_happy_eyeballs.masked", Outcome::not_testable, "nothing answers over IPv6"};
constexpr Rule kLocal{"web_happy_eyeballs.local", Outcome::not_testable, "the probe's own trouble left times unknown"};
constexpr std::array kRules{kCheap, kDear, kNoIpv4, kMasked, kLocal};

/// services.md W-14.
constexpr Duration kBearable = 300ms;

std::string milliseconds(Duration duration)
{
    return std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(duration).count()) + " ms";
}

/// Where to look for the reason: at the first address over IPv6 that did not accept, else at slowness.
Cause cause_of_cost(const std::vector<Attempt>& attempts, const measure::ContextFacts& context)
{
    for (const auto& attempt : attempts) {
        if (attempt.address.family == Family::ipv6 && attempt.failure) {
            return cause_at(context, attempt.address, *attempt.failure);
        }
    }
    return Cause::latency;
}

std::optional<measure::Failure> own_failure(const std::vector<Attempt>& attempts)
{
    for (const auto& attempt : attempts) {
        if (attempt.failure && is_ours(*attempt.failure)) {
            return attempt.failure;
        }
    }
    return std::nullopt;
}

measure::Verdict judge_name(const std::vector<Attempt>& attempts, const std::string& name,
                            const measure::ContextFacts& context)
{
    if (const auto ours = own_failure(attempts)) {
        return conclude_local(kLocal, *ours);
    }
    const auto raced = race(attempts);
    const auto best = quickest(attempts);
    if (!raced || !best) {
        return conclude_masked(kMasked, "web.http6");
    }
    const auto cost = std::max(Duration{}, *raced - *best);
    const auto detail =
        name + ": " + milliseconds(*raced) + " racing, " + milliseconds(*best) + " by the better family alone";
    if (cost <= kBearable) {
        return conclude(kCheap, detail);
    }
    auto verdict = conclude_share(kDear, static_cast<double>(kBearable.count()) / static_cast<double>(cost.count()), detail);
    verdict.cause = cause_of_cost(attempts, context);
    return verdict;
}

/// What does a client pay that races both families?
///
/// Requirement  RFC 8305 section 5: attempts 250 ms apart, IPv6 first, families in turn.
/// Reads        times of connections, handshakes and first octets of every address of the first name that has both families.
///
/// Computed, not raced: a race would be one more visit whose outcome is chance, and a race computed from the parts can be computed
/// again. Looking up names is left out, since the cache of our resolver decides it.
measure::Verdict judge_cost(const measure::Evidence& evidence, const measure::ContextFacts& context)
{
    for (const auto& name : measure::web_names(evidence.task.target)) {
        const auto attempts = attempts_at(evidence, name);
        const auto has = [&](Family family) {
            return std::any_of(attempts.begin(), attempts.end(),
                               [&](const Attempt& one) { return one.address.family == family; });
        };
        if (has(Family::ipv4) && has(Family::ipv6)) {
            return judge_name(attempts, name, context);
        }
    }
    if (routable(evidence, Family::ipv6).empty()) {
        return conclude_masked(kMasked, "web.routable_aaaa");
    }
    const auto unseen = ipv4_unseen(kLocal, evidence);
    return unseen ? *unseen : conclude(kNoIpv4);
}

}  // namespace

extern constinit const Check web_happy_eyeballs{
    .id = "web.happy_eyeballs",
    .catalogue = "W-14",
    .area = Area::web,
    .question = "What does a client pay that races both families?",
    .requirement = "RFC 8305",
    .level = measure::Level::should,
    .needs = Needs::both,
    .shapes_state = false,
    .rules = kRules,
    .judge_in = &judge_cost,
};

}  // namespace checks
