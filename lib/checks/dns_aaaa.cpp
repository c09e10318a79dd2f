#include "checks/conclude.hpp"
#include "checks/web_reading.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Cause;
using measure::DnsLookup;
using measure::Family;
using measure::Outcome;
using measure::Rule;

constexpr Rule kGiven{"dns_aaaa.given", Outcome::pass, "AAAA is answered through every resolver path"};
constexpr Rule kAbsent{"dns_aaaa.absent", Outcome::fail, "the name exists and has no AAAA", Cause::no_aaaa};
constexpr Rule kOnePath{"dns_aaaa.one_path", Outcome::partial, "AAAA is seen through one resolver path only",
                        Cause::dns_answers_differ};
constexpr Rule kMute{"dns_aaaa.mute", Outcome::fail, "A is answered, AAAA gives an error or nothing", Cause::dns_answers_differ};
constexpr Rule kNoName{"dns_aaaa.no_name", Outcome::not_applicable, "the target has no address of either family"};
constexpr Rule kResolver{"dns_aaaa.resolver", Outcome::not_testable, "the probe's resolvers did not answer"};
constexpr std::array kRules{kGiven, kAbsent, kOnePath, kMute, kNoName, kResolver};

bool answered(const DnsLookup& lookup, std::uint16_t type)
{
    return lookup.question.type == type && lookup.reply && lookup.reply->rcode == measure::rcode::kNoError;
}

bool gives_aaaa(const DnsLookup& lookup)
{
    return answered(lookup, measure::rr::kAaaa) &&
           !measure::addresses_in(*lookup.reply, lookup.question.name, Family::ipv6).empty();
}

/// Is AAAA answered, alike through a resolver reached over IPv4 and one reached over IPv6?
///
/// Requirement  RFC 3596; RFC 4074 for servers that mishandle AAAA.
/// Reads        A and AAAA lookups of the service names at every resolver.
///
/// SERVFAIL and time-outs of both types are the resolver's matter and prove nothing: not_testable, never "absent".
measure::Verdict judge_aaaa(const measure::Evidence& evidence)
{
    const auto lookups = measure::lookups_for(evidence, measure::Purpose::address);
    const auto any = [&](auto&& test) { return std::any_of(lookups.begin(), lookups.end(), test); };
    const bool a_answered = any([](const auto* lookup) { return answered(*lookup, measure::rr::kA); });
    const bool aaaa_answered = any([](const auto* lookup) { return answered(*lookup, measure::rr::kAaaa); });
    if (!a_answered && !aaaa_answered) {
        const auto trouble = lookup_trouble(evidence, measure::Purpose::address);
        return trouble ? conclude_local(kResolver, *trouble) : conclude(lookups.empty() ? kResolver : kNoName);
    }
    if (!aaaa_answered) {
        return conclude(kMute);
    }
    if (!any([](const auto* lookup) { return gives_aaaa(*lookup); })) {
        return conclude(measure::published(evidence, Family::ipv4).empty() ? kNoName : kAbsent);
    }
    const auto given_over = [&](Family family) {
        return any([&](const auto* lookup) { return lookup->server.family == family && gives_aaaa(*lookup); });
    };
    const auto asked_over = [&](Family family) {
        return any([&](const auto* lookup) { return lookup->server.family == family && lookup->reply; });
    };
    const bool both = (given_over(Family::ipv4) || !asked_over(Family::ipv4)) && (given_over(Family::ipv6) || !asked_over(Family::ipv6));
    return conclude(both ? kGiven : kOnePath);
}

}  // namespace

extern constinit const Check dns_aaaa{
    .id = "dns.aaaa",
    .catalogue = "D-1",
    .area = Area::dns,
    .question = "Is AAAA answered, alike over IPv4 and IPv6?",
    .requirement = "RFC 3596, RFC 4074",
    .needs = Needs::nothing,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_aaaa,
};

}  // namespace checks
