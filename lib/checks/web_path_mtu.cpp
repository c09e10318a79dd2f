#include "checks/conclude.hpp"
#include "checks/path_reading.hpp"
#include "checks/web_reading.hpp"

namespace checks {
namespace {

using measure::Cause;
using measure::Outcome;
using measure::Rule;

constexpr Rule kHonours{"web_path_mtu.honours", Outcome::pass, "a large answer arrives over a path with a small hop"};
constexpr Rule kKeepsSmall{"web_path_mtu.keeps_small", Outcome::pass,
                           "a large answer arrives, in packets that were small from the start"};
constexpr Rule kSome{"web_path_mtu.some", Outcome::partial, "from some addresses no large answer arrives behind a small hop",
                     Cause::pmtu_blackhole};
constexpr Rule kHangs{"web_path_mtu.hangs", Outcome::fail,
                      "large answers get lost behind a small hop: the server does not hear Packet Too Big",
                      Cause::pmtu_blackhole};
constexpr Rule kLittle{"web_path_mtu.little", Outcome::not_testable, "no answer is long enough to fill a packet"};
constexpr Rule kMasked{"web_path_mtu.masked", Outcome::not_testable, "no page over IPv6 that could be asked for again"};
constexpr Rule kNoHop{"web_path_mtu.no_hop", Outcome::not_testable, "no small hop is declared before this vantage"};
constexpr Rule kUnproved{"web_path_mtu.unproved", Outcome::not_testable,
                         "the vantage did not prove that its own small hop is heard"};
constexpr Rule kLocal{"web_path_mtu.local", Outcome::not_testable, "the page was not fetched behind the small hop"};
constexpr std::array kRules{kHonours, kKeepsSmall, kSome, kHangs, kLittle, kMasked, kNoHop, kUnproved, kLocal};

measure::Verdict conclude_unproved()
{
    auto verdict = conclude_unasked(kUnproved);
    verdict.masked_by = "vantage.path_mtu";
    return verdict;
}

/// Nothing was fetched behind the hop.
measure::Verdict judge_unseen(const measure::Evidence& evidence)
{
    if (routable(evidence, measure::Family::ipv6).empty()) {
        return conclude_masked(kMasked, "web.routable_aaaa");
    }
    return any_name_good(evidence, measure::Family::ipv6) ? conclude_unasked(kLocal) : conclude_masked(kMasked, "web.http6");
}

/// No answer filled a packet, and none hung.
measure::Verdict judge_nothing_large(const PathReading& seen)
{
    if (seen.little > 0) {
        auto verdict = conclude(kLittle);
        verdict.locus = measure::Locus::target;
        return verdict;
    }
    return seen.first && is_ours(*seen.first) ? conclude_local(kLocal, *seen.first)
                                              : conclude_unasked(kLocal, seen.first ? describe(*seen.first) : "");
}

/// Do large answers arrive over a path whose router has to say Packet Too Big?
///
/// Requirement  RFC 8201 section 4: a node must cut its packets to what Packet Too Big says; RFC 4890 section 4.3.1: no
///              firewall may drop it; RFC 4821 finds the size without it; RFC 7690 tells how load balancers lose it.
/// Reads        one more fetch from every address that gave a page, for which we allow the server packets that the declared
///              hop before the vantage cannot take; all other fetches of such a vantage ask for packets that fit.
///
/// Fails only where the same page came at once in small packets, and only if the vantage proved its hop with a control in
/// the same round (vantage.path_mtu). A server that announces small segments itself passes: nothing had to be said to it.
measure::Verdict judge_path(const measure::Evidence& evidence)
{
    if (declared_hop(evidence.vantage) == 0) {
        return conclude_unasked(kNoHop);
    }
    if (standing_of(evidence.vantage) != PathStanding::honoured) {
        return conclude_unproved();
    }
    if (evidence.path.fetches.empty()) {
        return judge_unseen(evidence);
    }
    const auto seen = read_paths(evidence);
    const auto good = seen.honoured + seen.kept_small;
    if (seen.hung == 0) {
        return good == 0 ? judge_nothing_large(seen)
                         : conclude(seen.honoured > 0 ? kHonours : kKeepsSmall, count_text(good, good + seen.stopped));
    }
    const auto share = static_cast<double>(good) / static_cast<double>(good + seen.hung);
    return good == 0 ? conclude(kHangs, seen.hung_at) : conclude_share(kSome, share, seen.hung_at);
}

}  // namespace

extern constinit const Check web_path_mtu{
    .id = "web.path_mtu",
    .catalogue = "W-16",
    .area = Area::web,
    .question = "Do large answers arrive over a path whose router has to say Packet Too Big?",
    .requirement = "RFC 8201, RFC 4821, RFC 4890, RFC 7690",
    .needs = Needs::ipv6,
    .rules = kRules,
    .judge = &judge_path,
};

}  // namespace checks
