#include "checks/conclude.hpp"
#include "checks/lookup_reading.hpp"
#include "checks/route_reading.hpp"
#include "checks/web_reading.hpp"
#include "measure/special_purpose.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Address;
using measure::Cause;
using measure::Family;
using measure::Outcome;
using measure::Rule;

constexpr Rule kAll{"web_all_addresses.all", Outcome::pass, "every published IPv6 address accepts and answers"};
constexpr Rule kSome{"web_all_addresses.some", Outcome::partial, "some published IPv6 addresses do not answer",
                     Cause::timeout};
constexpr Rule kNone{"web_all_addresses.none", Outcome::fail, "no published IPv6 address answers", Cause::timeout};
constexpr Rule kMasked{"web_all_addresses.masked", Outcome::not_testable, "another fault hides the addresses"};
constexpr Rule kLocal{"web_all_addresses.local", Outcome::not_testable, "the probe's own trouble prevented the connections"};
constexpr std::array kRules{kAll, kSome, kNone, kMasked, kLocal};

/// An address works when an HTTP request to it was answered on any port, whatever the answer: a port that is missing is
/// web.port_parity's matter, the status web.http6's.
bool works(const measure::Evidence& evidence, const Address& address)
{
    return std::any_of(evidence.fetches.begin(), evidence.fetches.end(), [&](const measure::HttpFetch& fetch) {
        return fetch.hop == 0 && fetch.address == address && (!fetch.failure || fetch.status > 0);
    });
}

/// What stopped us at this address: our own trouble before all, then the first failure of a connect, a handshake, a fetch.
std::optional<measure::Failure> failure_at(const measure::Evidence& evidence, const Address& address)
{
    std::optional<measure::Failure> found;
    const auto take = [&](const auto& observations) {
        for (const auto& seen : observations) {
            const bool stopped = seen.address == address && seen.failure;
            if (stopped && (!found || (is_ours(*seen.failure) && !is_ours(*found)))) {
                found = seen.failure;
            }
        }
    };
    take(evidence.connects);
    take(evidence.handshakes);
    take(evidence.fetches);
    return found;
}

struct Tally {
    std::size_t working = 0;
    std::size_t dead = 0;
    std::string detail;
    std::optional<Cause> cause;
    std::optional<measure::Failure> ours;

    void add_dead(const Address& address, Cause why, const std::string& words)
    {
        ++dead;
        detail += (detail.empty() ? "" : ", ") + to_string(address) + " " + words;
        cause = cause && *cause != Cause::bad_aaaa ? cause : why;
    }
};

/// An ordinary address that nothing was recorded of was left out by our own caps: it counts neither way.
Tally tally(const measure::Evidence& evidence, const measure::ContextFacts& context)
{
    Tally all;
    for (const auto& address : measure::published(evidence, Family::ipv6)) {
        const auto stopped = failure_at(evidence, address);
        if (!measure::is_global(address)) {
            all.add_dead(address, Cause::bad_aaaa, "special");
        } else if (works(evidence, address)) {
            ++all.working;
        } else if (stopped && is_ours(*stopped)) {
            all.ours = stopped;
        } else if (stopped) {
            all.add_dead(address, cause_at(context, address, *stopped), describe(*stopped));
        }
    }
    return all;
}

/// No published address works.
measure::Verdict judge_none(const measure::Evidence& evidence, const Tally& seen)
{
    if (some_name_unknown(evidence)) {
        return conclude_unanswered(kLocal, evidence, measure::Purpose::address);
    }
    return any_name_good(evidence, Family::ipv4) ? conclude_because(kNone, *seen.cause, seen.detail)
                                                 : conclude_masked(kMasked, "web.http6");
}

/// Does every published IPv6 address accept a connection and answer?
///
/// Requirement  RFC 8305: a client may try any of them first; a dead one costs it time or the service.
/// Reads        connects, handshakes and first hops, address by address. Special-purpose addresses count as not working.
///
/// Masked by web.routable_aaaa without an address to try, by web.http6 where IPv4 is dead too: both decide the gate, so
/// the score does not depend on this verdict there.
measure::Verdict judge_addresses(const measure::Evidence& evidence, const measure::ContextFacts& context)
{
    if (routable(evidence, Family::ipv6).empty()) {
        return conclude_masked(kMasked, "web.routable_aaaa");
    }
    const auto seen = tally(evidence, context);
    if (seen.ours) {
        return conclude_local(kLocal, *seen.ours);
    }
    const auto tried = seen.working + seen.dead;
    if (tried == 0) {
        return conclude_unasked(kLocal);
    }
    if (seen.dead == 0) {
        return conclude(kAll, count_text(seen.working, tried));
    }
    if (seen.working == 0) {
        return judge_none(evidence, seen);
    }
    auto verdict = conclude_share(kSome, static_cast<double>(seen.working) / static_cast<double>(tried), seen.detail);
    verdict.cause = seen.cause;
    return verdict;
}

}  // namespace

extern constinit const Check web_all_addresses{
    .id = "web.all_addresses",
    .catalogue = "W-5",
    .area = Area::web,
    .question = "Does every published IPv6 address accept and answer?",
    .requirement = "RFC 8305",
    .needs = Needs::ipv6,
    .rules = kRules,
    .judge_in = &judge_addresses,
};

}  // namespace checks
