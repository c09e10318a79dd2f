#include "checks/conclude.hpp"
#include "checks/lookup_reading.hpp"
#include "checks/web_reading.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Cause;
using measure::Family;
using measure::Outcome;
using measure::Rule;

constexpr Rule kAll{"web_http6.all", Outcome::pass,
                    "every name that works over IPv4 and has an IPv6 address answers over IPv6"};
constexpr Rule kSame{"web_http6.same_refusal", Outcome::pass, "the same 401 or 403 over both families"};
constexpr Rule kSome{"web_http6.some_names", Outcome::partial, "some names do not answer over IPv6", Cause::timeout};
constexpr Rule kDead{"web_http6.dead", Outcome::fail, "no answer over IPv6 where IPv4 answers", Cause::timeout};
constexpr Rule kStatus{"web_http6.status", Outcome::fail, "an error status over IPv6 and not over IPv4",
                       Cause::http_5xx_v6_only};
constexpr Rule kDown{"web_http6.down", Outcome::fail, "dead on both families: not an IPv6 matter", Cause::timeout};
constexpr Rule kSameError{"web_http6.same_error", Outcome::not_testable, "over IPv4 the site is in no better order"};
constexpr Rule kTurnedAway{"web_http6.turned_away", Outcome::not_testable,
                           "over both families the site turns away visitors from where the probe stands"};
constexpr Rule kMasked{"web_http6.masked", Outcome::not_testable, "no ordinary IPv6 address to ask"};
constexpr Rule kLocal{"web_http6.local", Outcome::not_testable, "the probe's own trouble prevented the fetch"};
constexpr std::array kRules{kAll, kSame, kSome, kDead, kStatus, kDown, kSameError, kTurnedAway, kMasked, kLocal};

/// RFC 7725 section 3: a denial that the law of some place demands, told as such.
constexpr int kLegalReasons = 451;

static_assert(kDown.id == kDownRule);

/// One name seen over both families; over IPv6 it is not good.
struct Pair {
    std::string name;
    NameAnswer ipv4;
    NameAnswer ipv6;
};

std::string seen_text(const Pair& pair)
{
    if (pair.ipv6.failure) {
        return pair.name + ": " + describe(*pair.ipv6.failure);
    }
    return pair.name + ": status " + std::to_string(pair.ipv6.status);
}

Cause cause_of_failure(const Pair& pair, Cause otherwise)
{
    return pair.ipv6.failure ? cause_of(*pair.ipv6.failure) : otherwise;
}

/// Nothing good over IPv4 either (services.md W-6): only a server error or silence that IPv4 does not share is IPv6's own.
measure::Verdict judge_neither_good(const Pair& pair)
{
    const auto over4 = pair.ipv4.status;
    const auto over6 = pair.ipv6.status;
    if (over4 == kLegalReasons && over6 == kLegalReasons) {
        return conclude_because(kTurnedAway, Cause::geo_policy, seen_text(pair));
    }
    if (over4 == 0 && over6 == 0) {
        return conclude_because(kDown, cause_of_failure(pair, Cause::timeout), seen_text(pair));
    }
    if (over6 == 0) {
        return conclude_because(kDead, cause_of_failure(pair, Cause::timeout), seen_text(pair));
    }
    if (over6 >= 500 && over4 > 0 && over4 < 500) {
        return conclude(kStatus, seen_text(pair));
    }
    const bool refusal = over6 == 401 || over6 == 403;
    return conclude(refusal && over6 == over4 ? kSame : kSameError, seen_text(pair));
}

/// Why a name that is not good over IPv6 proves nothing; nullopt when it does. IPv4 must be known to tell whose fault it is.
std::optional<measure::Verdict> doubt(const measure::Evidence& evidence, const Pair& pair)
{
    for (const auto* answer : {&pair.ipv6, &pair.ipv4}) {
        if (!answer->good && answer->failure && is_ours(*answer->failure)) {
            return conclude_local(kLocal, *answer->failure);
        }
    }
    if (!was_answered(evidence, measure::Purpose::address, pair.name, measure::rr::kA)) {
        return conclude_unanswered(kLocal, evidence, measure::Purpose::address);
    }
    const auto unseen = [](const NameAnswer& answer) { return answer.asked && answer.status == 0 && !answer.failure; };
    if (unseen(pair.ipv6) || unseen(pair.ipv4)) {
        return conclude_unasked(kLocal, pair.name + ": not asked");
    }
    return std::nullopt;
}

measure::Verdict judge_bad(const measure::Evidence& evidence, const Pair& pair)
{
    if (const auto unproved = doubt(evidence, pair)) {
        return *unproved;
    }
    if (pair.ipv4.asked && !pair.ipv4.good) {
        return judge_neither_good(pair);
    }
    if (pair.ipv6.status >= 400) {
        return conclude_because(kStatus, pair.ipv6.status >= 500 ? Cause::http_5xx_v6_only : Cause::http_4xx_v6_only,
                                seen_text(pair));
    }
    return conclude_because(kDead, cause_of_failure(pair, Cause::content_differs), seen_text(pair));
}

bool is_ipv6_fault(const measure::Verdict& verdict)
{
    return verdict.rule == kDead.id || verdict.rule == kStatus.id;
}

/// Which name speaks for the target when none works: one we could not ask may work, so doubt goes before fault.
int weight(const measure::Verdict& verdict)
{
    if (verdict.rule == kLocal.id) {
        return 3;
    }
    return is_ipv6_fault(verdict) ? 2 : verdict.rule == kSame.id || verdict.rule == kDown.id ? 0 : 1;
}

/// A name in no better order over IPv4 is left out beside one that works: that is not an IPv6 matter.
measure::Verdict sum_up(std::size_t answering, const std::vector<measure::Verdict>& bad)
{
    const auto is_same = [](const measure::Verdict& verdict) { return verdict.rule == kSame.id; };
    const auto same = static_cast<std::size_t>(std::count_if(bad.begin(), bad.end(), is_same));
    const auto faults = static_cast<std::size_t>(std::count_if(bad.begin(), bad.end(), is_ipv6_fault));
    const auto good = answering + same;
    if (good == 0) {
        return *std::max_element(bad.begin(), bad.end(), [](const auto& a, const auto& b) { return weight(a) < weight(b); });
    }
    if (faults == 0) {
        return answering > 0 ? conclude(kAll, std::to_string(answering) + " names")
                             : *std::find_if(bad.begin(), bad.end(), is_same);
    }
    const auto& worst = *std::find_if(bad.begin(), bad.end(), is_ipv6_fault);
    auto verdict = conclude_share(kSome, static_cast<double>(good) / static_cast<double>(good + faults), worst.detail);
    verdict.cause = worst.cause;
    return verdict;
}

/// Does the site answer over IPv6, after redirects that never leave the family?
///
/// Requirement  RFC 9110; scoring.md 4.5a: the second half of the web gate.
/// Reads        fetches, and connects where nothing could be fetched; IPv4 only to tell whose fault it is.
///
/// A site that is dead on both families is `down`: the verdict fails by rule web_http6.down, and the score leaves the
/// target out. A site without IPv4 is judged on IPv6 alone. Without an ordinary address it is masked by
/// web.routable_aaaa, whose failure alone makes the gate, and with it the score, 0.
measure::Verdict judge_http6(const measure::Evidence& evidence)
{
    const auto names = names_with(evidence, Family::ipv6);
    if (names.empty()) {
        return conclude_masked(kMasked, "web.routable_aaaa");
    }
    std::size_t good = 0;
    std::vector<measure::Verdict> bad;
    for (const auto& name : names) {
        const Pair pair{
            .name = name, .ipv4 = answer_of(evidence, name, Family::ipv4), .ipv6 = answer_of(evidence, name, Family::ipv6)};
        if (pair.ipv6.good) {
            ++good;
        } else {
            bad.push_back(judge_bad(evidence, pair));
        }
    }
    if (good == 0 && some_name_unknown(evidence)) {
        return conclude_unanswered(kLocal, evidence, measure::Purpose::address);
    }
    return sum_up(good, bad);
}

}  // namespace

extern constinit const Check web_http6{
    .id = "web.http6",
    .catalogue = "W-6",
    .area = Area::web,
    .version = 2,
    .question = "Does the site answer over IPv6?",
    .requirement = "RFC 9110",
    .needs = Needs::both,
    .rules = kRules,
    .judge = &judge_http6,
};

}  // namespace checks
