#include "checks/conclude.hpp"
#include "checks/page_host_reading.hpp"
#include "checks/web_reading.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Cause;
using measure::Family;
using measure::Outcome;
using measure::Party;
using measure::Rule;

constexpr Rule kAll{"web_dependencies.all", Outcome::pass, "every host the page needs can be reached without IPv4"};
constexpr Rule kSome{"web_dependencies.some", Outcome::partial,
                     "the page is poorer without IPv4: some hosts it needs lack IPv6", Cause::third_party_v4only};
constexpr Rule kCritical{"web_dependencies.critical", Outcome::partial,
                         "the page is broken without IPv4: a host of its scripts, styles or forms lacks IPv6",
                         Cause::third_party_v4only};
constexpr Rule kMasked{"web_dependencies.masked", Outcome::not_testable, "no page over IPv6"};
constexpr Rule kUnread{"web_dependencies.unread", Outcome::not_testable, "what came over IPv6 was not read as a page"};
constexpr Rule kLocal{"web_dependencies.local", Outcome::not_testable,
                      "the probe's own trouble left too many of the page's hosts unknown"};
constexpr std::array kRules{kAll, kSome, kCritical, kMasked, kUnread, kLocal};

/// So many hosts of a hundred may stay unknown before the share means nothing.
constexpr std::size_t kMostUnknown = 10;

struct Count {
    std::size_t reached = 0;
    std::size_t missing = 0;
};

struct Tally {
    Count first{.reached = 1};  ///< The page's own host has answered.
    Count third;
    std::size_t unknown = 0;
    bool critical = false;
    Cause cause = Cause::third_party_v4only;  ///< Of the first host missing, a critical one before others.
    std::string detail;
    std::optional<measure::Failure> ours;

    std::size_t reached() const { return first.reached + third.reached; }
    std::size_t missing() const { return first.missing + third.missing; }
};

void add_missing(Tally& all, const measure::PageHost& host, const HostReading& reading)
{
    const bool more_telling = all.missing() == 0 || (is_critical(host) && !all.critical);
    ++(host.party == Party::first ? all.first : all.third).missing;
    all.cause = more_telling ? reading.cause : all.cause;
    all.critical = all.critical || is_critical(host);
    all.detail =
        more_telling ? reading.detail + (all.detail.empty() ? "" : "; ") + all.detail : all.detail + "; " + reading.detail;
}

/// The page's host is counted once, whether or not the page names it.
bool is_own_host(const measure::Evidence& evidence, const measure::PageHost& host)
{
    const auto& url = evidence.content.page_url;
    const auto begin = url.find("://");
    return begin != std::string::npos && url.compare(begin + 3, host.host.size(), host.host) == 0;
}

Tally tally(const measure::Evidence& evidence)
{
    Tally all;
    for (const auto& host : evidence.content.hosts) {
        const auto reading = read_page_host(evidence, host);
        switch (reading.reach) {
            case Reach::reached:
                (host.party == Party::first ? all.first : all.third).reached += is_own_host(evidence, host) ? 0 : 1;
                break;
            case Reach::missing: add_missing(all, host, reading); break;
            case Reach::gone: break;
            case Reach::unknown:
                ++all.unknown;
                all.ours = all.ours ? all.ours : reading.ours;
                break;
        }
    }
    return all;
}

std::string shares_text(const Tally& seen)
{
    const auto part = [](const Count& count) { return count_text(count.reached, count.reached + count.missing); };
    return "first party " + part(seen.first) + ", third parties " + part(seen.third);
}

measure::Verdict judge_without_page(const measure::Evidence& evidence)
{
    if (routable(evidence, Family::ipv6).empty()) {
        return conclude_masked(kMasked, "web.routable_aaaa");
    }
    if (!any_name_good(evidence, Family::ipv6)) {
        return conclude_masked(kMasked, "web.http6");
    }
    return conclude_unasked(kUnread);
}

/// Can everything the page needs be had without IPv4?
///
/// Requirement  draft-ietf-v6ops-ipv6-app-testing; RFC 6540 section 2.
/// Reads        the hosts that the page and its style sheets and frames name, each asked over IPv6, its name resolved from the
///              root over IPv6 alone (D-8).
///
/// The value is the share of hosts reached; a host of scripts, styles or forms that is missing halves it. Hosts that answer
/// over neither family are left out.
measure::Verdict judge_dependencies(const measure::Evidence& evidence)
{
    if (evidence.content.page_url.empty()) {
        return judge_without_page(evidence);
    }
    const auto seen = tally(evidence);
    const auto known = seen.reached() + seen.missing();
    if (seen.unknown * 100 > (known + seen.unknown) * kMostUnknown) {
        return seen.ours ? conclude_local(kLocal, *seen.ours)
                         : conclude_unasked(kLocal, std::to_string(seen.unknown) + " unknown");
    }
    if (seen.missing() == 0) {
        return conclude(kAll, shares_text(seen));
    }
    const auto share = static_cast<double>(seen.reached()) / static_cast<double>(known);
    auto verdict = conclude_share(seen.critical ? kCritical : kSome, seen.critical ? share / 2 : share,
                                  shares_text(seen) + "; " + seen.detail);
    verdict.cause = seen.cause;
    return verdict;
}

}  // namespace

extern constinit const Check web_dependencies{
    .id = "web.dependencies",
    .catalogue = "W-12",
    .area = Area::web,
    .question = "Can everything the page needs be had without IPv4?",
    .requirement = "RFC 6540, draft-ietf-v6ops-ipv6-app-testing",
    .needs = Needs::both,
    .rules = kRules,
    .judge = &judge_dependencies,
};

}  // namespace checks
