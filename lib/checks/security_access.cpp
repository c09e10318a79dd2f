#include "checks/conclude.hpp"
#include "checks/lookup_reading.hpp"
#include "measure/security_reading.hpp"

#include <algorithm>
#include <array>

namespace checks {
namespace {

using measure::Cause;
using measure::Evidence;
using measure::Family;
using measure::HttpFetch;
using measure::Outcome;
using measure::Rule;

constexpr Rule kAlike{"security_access.alike", Outcome::pass, "what is refused over IPv4 is refused over IPv6"};
constexpr Rule kOpen{"security_access.open", Outcome::fail, "a path that is refused over IPv4 is given over IPv6",
                     Cause::exposure_gap};
constexpr Rule kOther{"security_access.other", Outcome::partial,
                      "a path that is refused over IPv4 is not refused over IPv6, though not given either",
                      Cause::exposure_gap};
constexpr Rule kNotGuarded{"security_access.not_guarded", Outcome::not_applicable,
                           "no path on the list is refused over IPv4"};
constexpr Rule kNoConsent{"security_access.no_consent", Outcome::not_applicable,
                          "the owner named no guarded paths, or has not agreed that they be asked for"};
constexpr Rule kNoHost{"security_access.no_host", Outcome::not_applicable,
                       "no path on the list is at a name with ordinary addresses of both families"};
constexpr Rule kUnknown{"security_access.unknown", Outcome::not_testable, "the addresses are not known"};
constexpr Rule kMasked{"security_access.masked", Outcome::not_testable, "the site does not answer over IPv6"};
constexpr Rule kLocal{"security_access.local", Outcome::not_testable, "the paths could not be asked for over both families"};
constexpr std::array kRules{kAlike, kOpen, kOther, kNotGuarded, kNoConsent, kNoHost, kUnknown, kMasked, kLocal};

const HttpFetch* fetch_of(const Evidence& evidence, const measure::GuardedPath& guarded, Family family)
{
    const auto& fetches = evidence.security.guarded;
    const auto found = std::find_if(fetches.begin(), fetches.end(), [&](const HttpFetch& fetch) {
        return fetch.url == measure::url_of(guarded) && fetch.address.family == family;
    });
    return found == fetches.end() ? nullptr : &*found;
}

/// RFC 9110 sections 15.5.2 and 15.5.4.
bool refuses(const HttpFetch& fetch)
{
    return !fetch.failure && (fetch.status == 401 || fetch.status == 403);
}

bool is_unseen(const HttpFetch* fetch)
{
    return fetch == nullptr || (fetch->failure && is_ours(*fetch->failure));
}

measure::Verdict judge_path(const Evidence& evidence, const measure::GuardedPath& guarded)
{
    const auto* over4 = fetch_of(evidence, guarded, Family::ipv4);
    const auto* over6 = fetch_of(evidence, guarded, Family::ipv6);
    if (is_unseen(over4) || is_unseen(over6)) {
        return conclude_unasked(kLocal, measure::url_of(guarded));
    }
    if (!refuses(*over4)) {
        return conclude(kNotGuarded, measure::url_of(guarded));
    }
    if (over6->failure || over6->status >= 500 || over6->status < 200) {
        return conclude_masked(kMasked, "web.http6");
    }
    const auto told =
        measure::url_of(guarded) + ": " + std::to_string(over6->status) + " instead of " + std::to_string(over4->status);
    return conclude(refuses(*over6) ? kAlike : over6->status < 300 ? kOpen : kOther, told);
}

/// What weighs most is told: a gap before what was not seen, that before what is in order.
int weight(const measure::Verdict& verdict)
{
    constexpr std::array kOrder{kNotGuarded.id, kAlike.id, kLocal.id, kMasked.id, kOther.id, kOpen.id};
    return static_cast<int>(std::find(kOrder.begin(), kOrder.end(), verdict.rule) - kOrder.begin());
}

/// Is a path that is refused over IPv4 refused over IPv6 as well?
///
/// Requirement  RFC 9110 section 15.5: what the owner guards by address, a list of IPv4 addresses alone does not guard.
/// Reads        headers of the paths that the owner named in the frame, over both families; never a body.
measure::Verdict judge_access(const Evidence& evidence)
{
    const auto& target = evidence.task.target;
    if (target.guarded_paths.empty() || !measure::consents(target, measure::consent::kAccess)) {
        return conclude(kNoConsent);
    }
    const auto guarded = measure::guarded_paths(evidence);
    if (guarded.empty()) {
        return all_names_told(evidence) ? conclude(kNoHost)
                                        : conclude_unanswered(kUnknown, evidence, measure::Purpose::address);
    }
    auto worst = judge_path(evidence, guarded.front());
    for (const auto& one : guarded) {
        const auto verdict = judge_path(evidence, one);
        worst = weight(verdict) > weight(worst) ? verdict : worst;
    }
    return worst;
}

}  // namespace

extern constinit const Check security_access{
    .id = "security.access",
    .catalogue = "S-5",
    .area = Area::security,
    .question = "Is what the owner guards refused over IPv6 as over IPv4?",
    .requirement = "RFC 9110 section 15.5",
    .needs = Needs::both,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_access,
};

}  // namespace checks
