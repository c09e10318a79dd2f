#include "checks/conclude.hpp"
#include "checks/route_reading.hpp"
#include "checks/web_reading.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Address;
using measure::Cause;
using measure::ContextFacts;
using measure::Evidence;
using measure::FailureKind;
using measure::Family;
using measure::Outcome;
using measure::Rule;

constexpr Rule kAll{"web_routed.all", Outcome::pass, "a network announces the prefix of every published IPv6 address"};
constexpr Rule kBehind{"web_routed.behind", Outcome::pass,
                       "no announced prefix holds an address that answers all the same: the table is behind"};
constexpr Rule kSome{"web_routed.some", Outcome::partial, "no network announces some of the addresses, and they are silent",
                     Cause::not_routed};
constexpr Rule kNone{"web_routed.none", Outcome::fail, "no network announces any of the addresses, and they are silent",
                     Cause::not_routed};
constexpr Rule kMasked{"web_routed.masked", Outcome::not_testable, "no ordinary IPv6 address to look for"};
constexpr Rule kNoTable{"web_routed.no_table", Outcome::not_testable, "no routing table was at hand"};
constexpr Rule kLocal{"web_routed.local", Outcome::not_testable,
                      "no announced prefix holds the address, and the probe could not try it"};
constexpr std::array kRules{kAll, kBehind, kSome, kNone, kMasked, kNoTable, kLocal};

/// What the probe heard from an address. A reset is an answer: the packets got there and back.
enum class Heard : std::uint8_t { answer, silence, not_tried };

Heard heard_from(const Evidence& evidence, const Address& address)
{
    auto heard = Heard::not_tried;
    for (const auto& connect : evidence.connects) {
        if (connect.address != address) {
            continue;
        }
        const bool reached =
            !connect.failure || connect.failure->kind == FailureKind::refused || connect.failure->kind == FailureKind::reset;
        if (reached) {
            return Heard::answer;
        }
        heard = is_ours(*connect.failure) ? heard : Heard::silence;
    }
    return heard;
}

struct Tally {
    std::size_t routed = 0;
    std::size_t behind = 0;
    std::size_t silent = 0;
    std::size_t untried = 0;
    std::string unrouted;
};

Tally tally(const Evidence& evidence, const ContextFacts& context, const std::vector<Address>& addresses)
{
    Tally all;
    for (const auto& address : addresses) {
        if (!is_unrouted(context, address)) {
            ++all.routed;
            continue;
        }
        all.unrouted += (all.unrouted.empty() ? "" : ", ") + to_string(address);
        switch (heard_from(evidence, address)) {
            case Heard::answer: ++all.behind; break;
            case Heard::silence: ++all.silent; break;
            case Heard::not_tried: ++all.untried; break;
        }
    }
    return all;
}

/// Does any network announce the published IPv6 addresses to the world?
///
/// Requirement  RFC 4271, RFC 4760: what no BGP speaker announces nobody reaches.
/// Reads        AAAA lookups and connects; the routing table that the collector had when the report came in.
///
/// A table is never quite of the moment and its collectors do not hear everybody: an address that answers is reached,
/// whatever the table says. Only absence and silence together are a fault.
measure::Verdict judge_routed(const Evidence& evidence, const ContextFacts& context)
{
    const auto addresses = routable(evidence, Family::ipv6);
    if (addresses.empty()) {
        return conclude_masked(kMasked, "web.routable_aaaa");
    }
    if (context.routes_seen.empty()) {
        return conclude_unasked(kNoTable);
    }
    const auto seen = tally(evidence, context, addresses);
    const auto when = "; table of " + context.routes_seen;
    if (seen.silent > 0) {
        const auto share = 1.0 - static_cast<double>(seen.silent) / static_cast<double>(addresses.size());
        return seen.silent == addresses.size() ? conclude(kNone, seen.unrouted + when)
                                               : conclude_share(kSome, share, seen.unrouted + when);
    }
    if (seen.untried > 0) {
        return conclude_unasked(kLocal, seen.unrouted);
    }
    return seen.behind > 0 ? conclude(kBehind, seen.unrouted + when)
                           : conclude(kAll, count_text(seen.routed, addresses.size()) + when);
}

}  // namespace

extern constinit const Check web_routed{
    .id = "web.routed",
    .catalogue = "W-3",
    .area = Area::web,
    .question = "Does any network announce the published IPv6 addresses?",
    .requirement = "RFC 4271, RFC 4760",
    .needs = Needs::ipv6,
    .rules = kRules,
    .judge_in = &judge_routed,
};

}  // namespace checks
