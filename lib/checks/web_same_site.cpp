#include "checks/conclude.hpp"
#include "checks/same_page.hpp"
#include "checks/web_reading.hpp"
#include "measure/content_reading.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Cause;
using measure::Evidence;
using measure::Family;
using measure::Outcome;
using measure::Rule;

constexpr Rule kSame{"web_same_site.same", Outcome::pass, "the same page over both families"};
constexpr Rule kIdentity{"web_same_site.identity", Outcome::pass,
                         "the text varies by itself; title, host and certificate are the same"};
constexpr Rule kLanguage{"web_same_site.other_language", Outcome::pass, "the same site in another language over IPv6"};
constexpr Rule kChallenge{"web_same_site.challenge", Outcome::pass, "a gate that asks for a human hides the page"};
constexpr Rule kResembles{"web_same_site.resembles", Outcome::partial,
                          "the page over IPv6 differs more than the page varies by itself", Cause::content_differs};
constexpr Rule kOtherIdentity{"web_same_site.other_identity", Outcome::partial,
                              "the text varies by itself; title, host or certificate differ", Cause::content_differs};
constexpr Rule kDiffers{"web_same_site.differs", Outcome::fail, "another page over IPv6 than over IPv4",
                        Cause::content_differs};
constexpr Rule kOther{"web_same_site.other_site", Outcome::fail, "over IPv6 another host's page answers",
                      Cause::wrong_vhost};
constexpr Rule kNoIpv4{"web_same_site.no_ipv4", Outcome::not_applicable, "no page over IPv4 to compare with"};
constexpr Rule kUnread{"web_same_site.unread", Outcome::not_testable,
                       "the bodies differ and could not be compared as pages"};
constexpr Rule kMasked{"web_same_site.masked", Outcome::not_testable, "no page over IPv6"};
constexpr Rule kLocal{"web_same_site.local", Outcome::not_testable,
                      "the probe's own trouble left the comparison incomplete"};
constexpr std::array kRules{kSame,    kIdentity, kLanguage, kChallenge, kResembles, kOtherIdentity,
                            kDiffers, kOther,    kNoIpv4,   kUnread,    kMasked,    kLocal};

/// services.md W-10: the rule of a tenth, and how far noise may lower it.
constexpr double kAlike = 0.90;
constexpr double kBelowNoise = 0.05;
/// A page that is less like itself proves nothing by its text.
constexpr double kTooNoisy = 0.60;

std::string percent(double share)
{
    return std::to_string(static_cast<int>(share * 100 + 0.5)) + " %";
}

std::string seen_text(const Comparison& seen)
{
    auto text = seen.ipv6->url + " at " + to_string(seen.ipv6->address) + ": alike to " + percent(seen.alike);
    text += seen.noise ? ", over IPv4 with itself to " + percent(*seen.noise) : "";
    const bool titled = seen.page6 != nullptr && seen.page4 != nullptr && seen.page6->title != seen.page4->title;
    return text + (titled ? "; '" + seen.page6->title + "' instead of '" + seen.page4->title + "'" : "");
}

bool is_other_language(const Comparison& seen)
{
    const auto primary = [](const std::string& tag) { return tag.substr(0, tag.find('-')); };
    const auto over6 = primary(seen.page6->language);
    const auto over4 = primary(seen.page4->language);
    return !over6.empty() && !over4.empty() && over6 != over4;
}

/// The text says too little: who it is must say the rest. Never severe.
measure::Verdict judge_by_identity(const Evidence& evidence, const Comparison& seen)
{
    const bool same = seen.page6->title == seen.page4->title && seen.ipv6->host == seen.ipv4->host &&
                      same_certificate(evidence, *seen.ipv6, *seen.ipv4);
    return same ? conclude(kIdentity, seen_text(seen)) : conclude(kOtherIdentity, seen_text(seen));
}

measure::Verdict judge_one(const Evidence& evidence, const Comparison& seen)
{
    if (seen.alike >= kAlike) {
        return conclude(kSame, seen_text(seen));
    }
    if (seen.page6 == nullptr || seen.page4 == nullptr || !seen.noise) {
        return conclude_unasked(kUnread, seen_text(seen));
    }
    if (seen.page6->challenge || seen.page4->challenge) {
        return conclude(kChallenge, seen_text(seen));
    }
    if (*seen.noise < kTooNoisy) {
        return judge_by_identity(evidence, seen);
    }
    if (seen.alike >= std::min(kAlike, *seen.noise - kBelowNoise)) {
        return conclude(kSame, seen_text(seen));
    }
    if (is_other_language(seen)) {
        return conclude(kLanguage, seen_text(seen));
    }
    if (seen.alike >= measure::kUnlike) {
        return conclude_share(kResembles, seen.alike, seen_text(seen));
    }
    return conclude(is_of_another_host(evidence, seen) ? kOther : kDiffers, seen_text(seen));
}

/// The name in the worst order speaks; beside that, one that could not be compared.
int weight(const measure::Verdict& verdict)
{
    switch (verdict.outcome) {
        case Outcome::fail: return verdict.rule == kOther.id ? 5 : 4;
        case Outcome::partial: return 3;
        case Outcome::not_testable: return 2;
        default: return verdict.rule == kSame.id ? 0 : 1;
    }
}

/// Where a redirect led, or one of several addresses, may hold the page that would have been equal.
std::optional<measure::Failure> trouble_of(const Evidence& evidence, const std::string& name)
{
    for (const auto& fetch : evidence.fetches) {
        if (fetch.failure && is_ours(*fetch.failure)) {
            return fetch.failure;
        }
    }
    return own_trouble(evidence, name);
}

measure::Verdict judge_without_pair(const Evidence& evidence)
{
    if (routable(evidence, Family::ipv6).empty()) {
        return conclude_masked(kMasked, "web.routable_aaaa");
    }
    if (!any_name_good(evidence, Family::ipv6)) {
        return conclude_masked(kMasked, "web.http6");
    }
    if (const auto trouble = trouble_of(evidence, evidence.task.target.domain)) {
        return conclude_local(kLocal, *trouble);
    }
    const auto unseen = ipv4_unseen(kLocal, evidence);
    return unseen ? *unseen : conclude(kNoIpv4);
}

/// Do both families show the same site?
///
/// Requirement  services.md W-10; RFC 9110 section 4.2.2: an origin is a name, not an address.
/// Reads        where redirects ended over both families; sketches of the words of the pages; the page over IPv4 fetched twice,
///              which tells how much it varies by itself; what the addresses show for a name nobody knows.
///
/// Every address over IPv6 is compared with the address over IPv4 that it is most like; the least alike decides.
measure::Verdict judge_same_site(const Evidence& evidence)
{
    std::optional<measure::Verdict> worst;
    for (const auto& name : measure::web_names(evidence.task.target)) {
        const auto seen = compare_pages(evidence, name);
        if (!seen) {
            continue;
        }
        auto verdict = judge_one(evidence, *seen);
        const auto trouble = verdict.outcome == Outcome::pass ? std::nullopt : trouble_of(evidence, name);
        verdict = trouble ? conclude_local(kLocal, *trouble) : verdict;
        worst = !worst || weight(verdict) > weight(*worst) ? verdict : *worst;
    }
    return worst ? *worst : judge_without_pair(evidence);
}

}  // namespace

extern constinit const Check web_same_site{
    .id = "web.same_site",
    .catalogue = "W-10",
    .area = Area::web,
    .question = "Do both families show the same site?",
    .requirement = "RFC 9110",
    .needs = Needs::both,
    .rules = kRules,
    .judge = &judge_same_site,
};

}  // namespace checks
