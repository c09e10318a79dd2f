#include "checks/conclude.hpp"
#include "checks/page_host_reading.hpp"
#include "checks/route_reading.hpp"
#include "checks/web_reading.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Cause;
using measure::Family;
using measure::HttpFetch;
using measure::Outcome;
using measure::Rule;
using measure::TranslatedVisit;

constexpr Rule kUsable{"web_nat64.usable", Outcome::pass,
                       "a visitor with IPv6 and a NAT64 gets the page of every name, and what it needs"};
constexpr Rule kSome{"web_nat64.some_names", Outcome::partial, "through NAT64 some names give no page", Cause::timeout};
constexpr Rule kBroken{"web_nat64.broken", Outcome::partial,
                       "the page needs a host whose IPv6 address is dead: NAT64 helps only where there is none",
                       Cause::third_party_v4only};
constexpr Rule kDead{"web_nat64.dead", Outcome::fail, "through NAT64 no page comes, and over IPv4 it does", Cause::timeout};
constexpr Rule kMasked{"web_nat64.masked", Outcome::not_testable, "another fault hides what NAT64 would give"};
constexpr Rule kNoNat64{"web_nat64.no_nat64", Outcome::not_testable, "this vantage has no NAT64 to look through"};
constexpr Rule kUnproved{"web_nat64.unproved", Outcome::not_testable, "the vantage's own NAT64 does not work"};
constexpr Rule kLocal{"web_nat64.local", Outcome::not_testable, "nothing was asked for through the NAT64"};
constexpr std::array kRules{kUsable, kSome, kBroken, kDead, kMasked, kNoNat64, kUnproved, kLocal};

/// Why the translation of the vantage proves nothing; nullptr when it works, as far as is known.
const measure::Failure* trouble_of(const measure::Vantage& vantage)
{
    if (vantage.before.translation->failure) {
        return &*vantage.before.translation->failure;
    }
    const bool later = vantage.after && vantage.after->translation && vantage.after->translation->failure;
    return later ? &*vantage.after->translation->failure : nullptr;
}

bool is_end(const TranslatedVisit& visit, const HttpFetch& hop)
{
    return std::none_of(visit.hops.begin(), visit.hops.end(),
                        [&](const HttpFetch& other) { return other.chain == hop.chain && other.hop > hop.hop; });
}

bool is_good(const HttpFetch& hop)
{
    const bool whole = !hop.failure || hop.failure->kind == measure::FailureKind::too_large;
    return whole && hop.status > 0 && hop.status < 400;
}

bool is_good(const TranslatedVisit& visit)
{
    return std::any_of(visit.hops.begin(), visit.hops.end(),
                       [&](const HttpFetch& hop) { return is_end(visit, hop) && is_good(hop); });
}

/// What ended the first chain.
const HttpFetch* first_end(const TranslatedVisit& visit)
{
    const auto end =
        std::find_if(visit.hops.begin(), visit.hops.end(), [&](const HttpFetch& hop) { return is_end(visit, hop); });
    return end == visit.hops.end() ? nullptr : &*end;
}

/// Where our own trouble ended a chain it may have ended well.
std::optional<measure::Failure> own_trouble(const TranslatedVisit& visit)
{
    const auto hop = std::find_if(visit.hops.begin(), visit.hops.end(),
                                  [](const HttpFetch& one) { return one.failure && is_ours(*one.failure); });
    return hop == visit.hops.end() ? std::nullopt : hop->failure;
}

struct Tally {
    std::size_t good = 0;
    std::size_t faults = 0;
    std::size_t visited = 0;
    std::optional<Cause> cause;
    std::string detail;
    std::optional<measure::Failure> ours;
};

/// A visit that ended badly where IPv4 alone ends well.
void add_fault(const TranslatedVisit& visit, const HttpFetch& end, const measure::ContextFacts& context, Tally& into)
{
    ++into.faults;
    const auto status = end.status >= 500 ? Cause::http_5xx_v6_only : Cause::http_4xx_v6_only;
    into.cause = into.cause ? into.cause : end.failure ? cause_at(context, end.address, *end.failure) : status;
    into.detail += (into.detail.empty() ? "" : ", ") + visit.host + " " +
                   (end.failure ? describe(*end.failure) : "status " + std::to_string(end.status));
}

void add(const measure::Evidence& evidence, const measure::ContextFacts& context, const TranslatedVisit& visit, Tally& into)
{
    into.ours = into.ours ? into.ours : visit.lookup;
    const auto* end = first_end(visit);
    if (end == nullptr) {
        return;
    }
    ++into.visited;
    if (is_good(visit)) {
        ++into.good;
    } else if (const auto ours = own_trouble(visit)) {
        into.ours = ours;
    } else if (answer_of(evidence, visit.host, Family::ipv4).good) {
        add_fault(visit, *end, context, into);
    }
}

/// A script, style sheet or form's host that has an IPv6 address which does not answer: no DNS64 makes another one up.
std::optional<HostReading> broken_by(const measure::Evidence& evidence)
{
    for (const auto& host : evidence.content.hosts) {
        auto reading = read_page_host(evidence, host);
        if (is_critical(host) && !host.ipv6.empty() && host.over6 && reading.reach == Reach::missing) {
            return reading;
        }
    }
    return std::nullopt;
}

measure::Verdict judge_good(const measure::Evidence& evidence, const Tally& seen)
{
    if (const auto broken = broken_by(evidence)) {
        return conclude_because(kBroken, broken->cause, broken->detail);
    }
    return conclude(kUsable, count_text(seen.good, seen.visited));
}

/// Can a visitor use the page whose network has IPv6 and a NAT64?
///
/// Requirement  RFC 6146, RFC 6147, RFC 6877: the second value of services.md W-13. A DNS64 makes an address up only where
///              there is none, so a dead AAAA record is as dead behind it as elsewhere.
/// Reads        every web name at the address that the vantage's DNS64 gives, redirects in the same way, and the hosts of
///              the page's scripts, styles and forms as they were seen over IPv6; whether silent addresses are routed.
measure::Verdict judge_nat64(const measure::Evidence& evidence, const measure::ContextFacts& context)
{
    if (!evidence.vantage.before.translation) {
        return conclude_unasked(kNoNat64);
    }
    if (const auto* trouble = trouble_of(evidence.vantage)) {
        return conclude_unasked(kUnproved, describe(*trouble));
    }
    Tally seen;
    for (const auto& visit : evidence.translated) {
        add(evidence, context, visit, seen);
    }
    if (seen.ours) {
        return conclude_local(kLocal, *seen.ours);
    }
    if (seen.visited == 0) {
        const bool special = !measure::published(evidence, Family::ipv6).empty() && routable(evidence, Family::ipv6).empty();
        return special ? conclude_masked(kMasked, "web.routable_aaaa") : conclude_unasked(kLocal);
    }
    if (seen.faults == 0) {
        return seen.good > 0 ? judge_good(evidence, seen) : conclude_masked(kMasked, "web.http6");
    }
    if (seen.good == 0) {
        return conclude_because(kDead, *seen.cause, seen.detail);
    }
    const auto share = static_cast<double>(seen.good) / static_cast<double>(seen.good + seen.faults);
    auto verdict = conclude_share(kSome, share, seen.detail);
    verdict.cause = seen.cause;
    return verdict;
}

}  // namespace

extern constinit const Check web_nat64{
    .id = "web.nat64",
    .catalogue = "W-13b",
    .area = Area::web,
    .question = "Can a visitor use the page whose network has IPv6 and a NAT64?",
    .requirement = "RFC 6146, RFC 6147, RFC 6877",
    .level = measure::Level::info,
    .needs = Needs::translation,
    .shapes_state = false,
    .rules = kRules,
    .judge_in = &judge_nat64,
};

}  // namespace checks
