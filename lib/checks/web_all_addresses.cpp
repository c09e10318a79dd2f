#include "checks/conclude.hpp"
#include "checks/web_reading.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Address;
using measure::Cause;
using measure::Family;
using measure::Outcome;
using measure::Rule;

constexpr Rule kAll{"web_all_addresses.all", Outcome::pass, "every published IPv6 address accepts and answers"};
constexpr Rule kSome{"web_all_addresses.some", Outcome::partial, "some published IPv6 addresses do not answer", Cause::timeout};
constexpr Rule kNone{"web_all_addresses.none", Outcome::fail, "no published IPv6 address answers", Cause::timeout};
constexpr Rule kMasked{"web_all_addresses.masked", Outcome::not_testable, "another fault hides the addresses"};
constexpr Rule kLocal{"web_all_addresses.local", Outcome::not_testable, "the probe's own trouble prevented the connections"};
constexpr std::array kRules{kAll, kSome, kNone, kMasked, kLocal};

/// An address works when an HTTP request to it was answered, whatever the answer: the status is web.http6's matter.
bool works(const measure::Evidence& evidence, const Address& address)
{
    return std::any_of(evidence.fetches.begin(), evidence.fetches.end(), [&](const measure::HttpFetch& fetch) {
        return fetch.hop == 0 && fetch.address == address && !fetch.failure;
    });
}

/// What stopped us at this address: the first failure of a connect, a handshake or a fetch, in that order.
std::optional<measure::Failure> failure_at(const measure::Evidence& evidence, const Address& address)
{
    const auto first = [&](const auto& observations) -> std::optional<measure::Failure> {
        for (const auto& seen : observations) {
            if (seen.address == address && seen.failure) {
                return seen.failure;
            }
        }
        return std::nullopt;
    };
    const auto connect = first(evidence.connects);
    const auto handshake = first(evidence.handshakes);
    return connect ? connect : handshake ? handshake : first(evidence.fetches);
}

/// Does every published IPv6 address accept a connection and answer?
///
/// Requirement  RFC 8305: a client may try any of them first; a dead one costs it time or the service.
/// Reads        connects, handshakes and first hops, address by address. Special-purpose addresses count as not working.
measure::Verdict judge_addresses(const measure::Evidence& evidence)
{
    const auto addresses = measure::published(evidence, Family::ipv6);
    if (routable(evidence, Family::ipv6).empty()) {
        return conclude_masked(kMasked, "web.routable_aaaa");
    }
    std::size_t working = 0;
    std::string dead;
    std::optional<measure::Failure> failure;
    for (const auto& address : addresses) {
        if (works(evidence, address)) {
            ++working;
            continue;
        }
        const auto stopped = failure_at(evidence, address);
        failure = failure ? failure : stopped;
        dead += (dead.empty() ? "" : ", ") + to_string(address) + (stopped ? " " + describe(*stopped) : "");
    }
    if (failure && is_ours(*failure)) {
        return conclude_local(kLocal, *failure);
    }
    if (working == addresses.size()) {
        return conclude(kAll, count_text(working, addresses.size()));
    }
    const auto cause = failure ? cause_of(*failure) : Cause::bad_aaaa;
    if (working == 0) {
        return any_name_good(evidence, Family::ipv4) ? conclude_because(kNone, cause, dead) : conclude_masked(kMasked, "web.http6");
    }
    auto verdict = conclude_share(kSome, static_cast<double>(working) / static_cast<double>(addresses.size()), dead);
    verdict.cause = cause;
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
    .judge = &judge_addresses,
};

}  // namespace checks
