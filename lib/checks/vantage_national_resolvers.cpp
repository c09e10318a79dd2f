#include "checks/check.hpp"
#include "checks/conclude.hpp"
#include "measure/reading.hpp"

#include <algorithm>
#include <map>

namespace checks {
namespace {

using measure::Address;
using measure::Cause;
using measure::DnsLookup;
using measure::Family;
using measure::NationalResolvers;
using measure::Outcome;
using measure::Rule;

constexpr Rule kAll{"vantage_national_resolvers.all", Outcome::pass,
                    "every resolver gives AAAA and reaches a zone that has IPv6 alone"};
constexpr Rule kSome{"vantage_national_resolvers.some", Outcome::partial,
                     "some resolvers give no AAAA, or do not reach a zone that has IPv6 alone", Cause::vantage};
constexpr Rule kNone{"vantage_national_resolvers.none", Outcome::fail,
                     "no resolver gives AAAA and reaches a zone that has IPv6 alone", Cause::vantage};
constexpr Rule kUnset{"vantage_national_resolvers.unset", Outcome::not_applicable,
                      "the operator of the probe named no resolvers of the country's access networks"};
constexpr Rule kZone{"vantage_national_resolvers.zone", Outcome::not_testable,
                     "the zone that has IPv6 alone cannot be reached from here either"};
constexpr Rule kMute{"vantage_national_resolvers.mute", Outcome::not_testable, "no resolver resolves for the probe"};
constexpr std::array kRules{kAll, kSome, kNone, kUnset, kZone, kMute};

/// What one resolver did.
struct Resolver {
    bool speaks = false;  ///< It resolved something for us: others are closed to this probe, which proves nothing.
    bool gives_aaaa = false;
    bool reaches_ipv6 = false;

    bool is_ready() const { return gives_aaaa && reaches_ipv6; }
};

std::map<Address, Resolver> read(const NationalResolvers& national)
{
    std::map<Address, Resolver> resolvers;
    for (const auto& lookup : national.lookups) {
        auto& one = resolvers[lookup.server];
        if (!lookup.reply) {
            continue;
        }
        const bool found = !measure::addresses_in(*lookup.reply, lookup.question.name, Family::ipv6).empty();
        one.speaks = one.speaks || lookup.reply->rcode != measure::rcode::kRefused;
        auto& proved = lookup.question.name == national.ipv6_only ? one.reaches_ipv6 : one.gives_aaaa;
        proved = proved || found;
    }
    std::erase_if(resolvers, [](const auto& it) { return !it.second.speaks; });
    return resolvers;
}

std::string shortcomings(const std::map<Address, Resolver>& resolvers)
{
    std::string text;
    for (const auto& [address, one] : resolvers) {
        if (!one.is_ready()) {
            text += (text.empty() ? "" : ", ") + to_string(address);
            text += one.gives_aaaa ? " does not reach it" : " gives no AAAA";
        }
    }
    return text;
}

const std::optional<NationalResolvers>& seen_by(const measure::Vantage& vantage)
{
    return vantage.after && vantage.after->national ? vantage.after->national : vantage.before.national;
}

/// Do the resolvers that the country's access networks hand out serve somebody who needs IPv6?
///
/// Requirement  RFC 10001 section 4.2: recursive resolvers are dual-stack, so that zones of either family are reached.
/// Reads        lookups at resolvers named in the probe's configuration; the same name from the root over IPv6 as baseline.
///
/// It speaks of the country the vantage stands in, not of any target: hence among the checks of the vantage, without a value.
measure::Verdict judge_resolvers(const measure::Evidence& evidence)
{
    const auto& national = seen_by(evidence.vantage);
    if (!national) {
        return conclude(kUnset);
    }
    if (!measure::arrived(national->baseline)) {
        return conclude_unasked(kZone, national->ipv6_only);
    }
    const auto resolvers = read(*national);
    if (resolvers.empty()) {
        return conclude_unasked(kMute);
    }
    const auto ready = static_cast<std::size_t>(
        std::count_if(resolvers.begin(), resolvers.end(), [](const auto& it) { return it.second.is_ready(); }));
    if (ready == resolvers.size()) {
        return conclude(kAll, count_text(ready, resolvers.size()));
    }
    const auto share = static_cast<double>(ready) / static_cast<double>(resolvers.size());
    return ready == 0 ? conclude(kNone, shortcomings(resolvers)) : conclude_share(kSome, share, shortcomings(resolvers));
}

}  // namespace

extern constinit const Check vantage_national_resolvers{
    .id = "vantage.national_resolvers",
    .catalogue = "D-14",
    .area = Area::vantage,
    .question = "Do the resolvers of the country's access networks give AAAA and reach zones that have IPv6 alone?",
    .requirement = "RFC 10001 section 4.2, RFC 4472",
    .level = measure::Level::info,
    .needs = Needs::nothing,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_resolvers,
};

}  // namespace checks
