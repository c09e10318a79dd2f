#include "checks/conclude.hpp"
#include "checks/lookup_reading.hpp"

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
constexpr Rule kMute{"dns_aaaa.mute", Outcome::fail, "A is answered, AAAA repeatedly gives an error",
                     Cause::dns_answers_differ};
constexpr Rule kNoName{"dns_aaaa.no_name", Outcome::not_applicable, "the target has no address of either family"};
constexpr Rule kResolver{"dns_aaaa.resolver", Outcome::not_testable, "the probe's resolvers did not answer"};
constexpr std::array kRules{kGiven, kAbsent, kOnePath, kMute, kNoName, kResolver};

/// services.md D-1: mishandled AAAA must be seen repeatedly in the round.
constexpr std::ptrdiff_t kRepeatedly = 2;

using Lookups = std::vector<const DnsLookup*>;

bool answered(const DnsLookup& lookup, std::uint16_t type)
{
    return lookup.question.type == type && lookup.reply && lookup.reply->rcode == measure::rcode::kNoError;
}

bool gives_aaaa(const DnsLookup& lookup)
{
    return answered(lookup, measure::rr::kAaaa) &&
           !measure::addresses_in(*lookup.reply, lookup.question.name, Family::ipv6).empty();
}

/// Lookups of the target's own names: hosts of redirects are looked up too, and are not its matter.
Lookups own_lookups(const measure::Evidence& evidence)
{
    const auto names = measure::web_names(evidence.task.target);
    auto lookups = measure::lookups_for(evidence, measure::Purpose::address);
    std::erase_if(lookups, [&](const DnsLookup* lookup) {
        return std::find(names.begin(), names.end(), lookup->question.name) == names.end();
    });
    return lookups;
}

/// An error of the servers for a name that exists, passed on by a resolver that works: RFC 4074 section 4 lists NXDOMAIN,
/// SERVFAIL and NOTIMP.
bool mishandles_aaaa(const measure::Evidence& evidence, const DnsLookup& lookup)
{
    const bool error = lookup.reply && lookup.reply->rcode != measure::rcode::kNoError;
    const bool exists = !measure::published(evidence, lookup.question.name, Family::ipv4).empty();
    return lookup.question.type == measure::rr::kAaaa && error && exists;
}

/// Did the resolvers of one family say that a name has no AAAA, while those of the other gave some?
bool seen_on_one_path(const Lookups& lookups)
{
    const auto given = [&](const DnsLookup& wanted, bool same_path) {
        return std::any_of(lookups.begin(), lookups.end(), [&](const auto* other) {
            const bool path = !same_path || other->server.family == wanted.server.family;
            return other->question.name == wanted.question.name && path && gives_aaaa(*other);
        });
    };
    return std::any_of(lookups.begin(), lookups.end(), [&](const auto* lookup) {
        const bool empty = answered(*lookup, measure::rr::kAaaa) && !gives_aaaa(*lookup);
        return empty && given(*lookup, false) && !given(*lookup, true);
    });
}

/// Nothing proves AAAA to be absent: there is no name at all, or nobody told.
measure::Verdict judge_without_aaaa(const measure::Evidence& evidence)
{
    const bool nothing = measure::published(evidence, Family::ipv4).empty() && all_names_told(evidence);
    return nothing ? conclude(kNoName) : conclude_unanswered(kResolver, evidence, measure::Purpose::address);
}

/// No reply to AAAA came with NOERROR.
measure::Verdict judge_unanswered(const measure::Evidence& evidence, const Lookups& lookups)
{
    const auto mishandled = std::count_if(lookups.begin(), lookups.end(),
                                          [&](const auto* lookup) { return mishandles_aaaa(evidence, *lookup); });
    return mishandled >= kRepeatedly ? conclude(kMute) : judge_without_aaaa(evidence);
}

/// Is AAAA answered, alike through a resolver reached over IPv4 and one reached over IPv6?
///
/// Requirement  RFC 3596; RFC 4074 for servers that mishandle AAAA.
/// Reads        A and AAAA lookups of the service names at every resolver.
///
/// SERVFAIL and time-outs of both types are the resolver's matter and prove nothing: not_testable, never "absent". A
/// resolver that is silent about AAAA alone proves nothing either; one that repeatedly passes on an error does.
measure::Verdict judge_aaaa(const measure::Evidence& evidence)
{
    const auto lookups = own_lookups(evidence);
    const auto any = [&](auto&& test) { return std::any_of(lookups.begin(), lookups.end(), test); };
    if (any([](const auto* lookup) { return gives_aaaa(*lookup); })) {
        return conclude(seen_on_one_path(lookups) ? kOnePath : kGiven);
    }
    if (!any([](const auto* lookup) { return answered(*lookup, measure::rr::kAaaa); })) {
        return judge_unanswered(evidence, lookups);
    }
    const bool exists = !measure::published(evidence, Family::ipv4).empty();
    return exists && !some_name_unknown(evidence) ? conclude(kAbsent) : judge_without_aaaa(evidence);
}

}  // namespace

extern constinit const Check dns_aaaa{
    .id = "dns.aaaa",
    .catalogue = "D-1",
    .area = Area::dns,
    .question = "Is AAAA answered, alike over IPv4 and IPv6?",
    .requirement = "RFC 3596, RFC 4074",
    .needs = Needs::ipv6,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_aaaa,
};

}  // namespace checks
