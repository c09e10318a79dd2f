#include "checks/conclude.hpp"
#include "checks/web_reading.hpp"

namespace checks {
namespace {

using measure::Cause;
using measure::Family;
using measure::Outcome;
using measure::Rule;

constexpr Rule kAll{"web_http6.all", Outcome::pass, "every name with an IPv6 address answers over IPv6"};
constexpr Rule kSame{"web_http6.same_refusal", Outcome::pass, "the same 401 or 403 over both families"};
constexpr Rule kSome{"web_http6.some_names", Outcome::partial, "some names do not answer over IPv6", Cause::timeout};
constexpr Rule kDead{"web_http6.dead", Outcome::fail, "no answer over IPv6 where IPv4 answers", Cause::timeout};
constexpr Rule kStatus{"web_http6.status", Outcome::fail, "an error status over IPv6 where IPv4 shows content",
                       Cause::http_5xx_v6_only};
constexpr Rule kDown{"web_http6.down", Outcome::fail, "dead on both families: not an IPv6 matter", Cause::timeout};
constexpr Rule kSameError{"web_http6.same_error", Outcome::not_testable, "the same error status over both families"};
constexpr Rule kMasked{"web_http6.masked", Outcome::not_testable, "no ordinary IPv6 address to ask"};
constexpr Rule kLocal{"web_http6.local", Outcome::not_testable, "the probe's own trouble prevented the fetch"};
constexpr std::array kRules{kAll, kSame, kSome, kDead, kStatus, kDown, kSameError, kMasked, kLocal};

/// One name seen over both families.
struct Pair {
    std::string name;
    NameAnswer ipv4;
    NameAnswer ipv6;
};

std::string seen_text(const std::string& name, const NameAnswer& answer)
{
    if (answer.failure) {
        return name + ": " + describe(*answer.failure);
    }
    return name + ": status " + std::to_string(answer.status);
}

measure::Verdict judge_bad(const Pair& pair)
{
    const auto seen = seen_text(pair.name, pair.ipv6);
    if (pair.ipv6.failure && is_ours(*pair.ipv6.failure)) {
        return conclude_local(kLocal, *pair.ipv6.failure);
    }
    const bool ipv4_dead = pair.ipv4.asked && pair.ipv4.status == 0;
    if (ipv4_dead && pair.ipv6.status == 0) {
        return conclude_because(kDown, pair.ipv6.failure ? cause_of(*pair.ipv6.failure) : Cause::timeout, seen);
    }
    if (pair.ipv6.status >= 400 && pair.ipv6.status == pair.ipv4.status) {
        const bool refusal = pair.ipv6.status == 401 || pair.ipv6.status == 403;
        return conclude(refusal ? kSame : kSameError, seen);
    }
    if (pair.ipv6.status >= 400) {
        return conclude_because(kStatus, pair.ipv6.status >= 500 ? Cause::http_5xx_v6_only : Cause::http_4xx_v6_only, seen);
    }
    return conclude_because(kDead, pair.ipv6.failure ? cause_of(*pair.ipv6.failure) : Cause::content_differs, seen);
}

/// Does the site answer over IPv6, after redirects that never leave the family?
///
/// Requirement  RFC 9110; scoring.md 4.5a: the second half of the web gate.
/// Reads        fetches, and connects where nothing could be fetched; IPv4 only to tell `down` from `dead`.
///
/// A site that is dead on both families is `down`: the verdict fails by rule web_http6.down, and the score leaves the
/// target out. A site without IPv4 is judged on IPv6 alone.
measure::Verdict judge_http6(const measure::Evidence& evidence)
{
    const auto names = names_with(evidence, Family::ipv6);
    if (names.empty()) {
        return conclude_masked(kMasked, "web.routable_aaaa");
    }
    std::size_t good = 0;
    std::optional<measure::Verdict> worst;
    for (const auto& name : names) {
        const Pair pair{.name = name, .ipv4 = answer_of(evidence, name, Family::ipv4), .ipv6 = answer_of(evidence, name, Family::ipv6)};
        if (pair.ipv6.good) {
            ++good;
        } else if (!worst) {
            worst = judge_bad(pair);
        }
    }
    if (!worst) {
        return conclude(kAll, count_text(good, names.size()) + " names");
    }
    if (good == 0 || worst->outcome == Outcome::pass || !worst->value) {
        return *worst;
    }
    auto verdict = conclude_share(kSome, static_cast<double>(good) / static_cast<double>(names.size()), worst->detail);
    verdict.cause = worst->cause;
    return verdict;
}

}  // namespace

extern constinit const Check web_http6{
    .id = "web.http6",
    .catalogue = "W-6",
    .area = Area::web,
    .question = "Does the site answer over IPv6?",
    .requirement = "RFC 9110",
    .needs = Needs::both,
    .rules = kRules,
    .judge = &judge_http6,
};

}  // namespace checks
