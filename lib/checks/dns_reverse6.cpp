#include "checks/conclude.hpp"
#include "checks/lookup_reading.hpp"
#include "measure/reading.hpp"
#include "measure/special_purpose.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Cause;
using measure::DnsLookup;
using measure::Evidence;
using measure::Outcome;
using measure::Purpose;
using measure::Rule;

constexpr Rule kDelegated{"dns_reverse6.delegated", Outcome::pass, "the addresses lie in delegated zones of ip6.arpa"};
constexpr Rule kMissing{"dns_reverse6.missing", Outcome::partial, "no zone of ip6.arpa is delegated for an address",
                        Cause::ptr_missing};
constexpr Rule kBroken{"dns_reverse6.broken", Outcome::partial, "the zone of ip6.arpa for an address cannot be resolved",
                       Cause::ptr_missing};
constexpr Rule kNone{"dns_reverse6.none", Outcome::not_applicable, "no global IPv6 address is published"};
constexpr Rule kUnknown{"dns_reverse6.unknown", Outcome::not_testable, "what is published, or its zone, was not told"};
constexpr std::array kRules{kDelegated, kMissing, kBroken, kNone, kUnknown};

/// The registries' own zones go down to /24 (blocks of /12 to /23 from IANA): a deeper one is delegated to a holder.
constexpr std::size_t kDeepestOfRegistry = 6;

std::size_t nibbles(const std::string& zone)
{
    constexpr std::string_view kTop = "ip6.arpa";
    if (!zone.ends_with(kTop)) {
        return 0;
    }
    return static_cast<std::size_t>(std::count(zone.begin(), zone.end(), '.')) - 1;
}

bool is_delegated(const DnsLookup& lookup)
{
    const auto zone = measure::soa_owner(*lookup.reply, lookup.question.name);
    return zone && nibbles(*zone) > kDeepestOfRegistry;
}

/// Has anybody an address whose reverse zone could be asked for? Only what was told counts.
measure::Verdict judge_unasked(const Evidence& evidence)
{
    const auto addresses = measure::published(evidence, measure::Family::ipv6);
    const bool some = std::any_of(addresses.begin(), addresses.end(), measure::is_global);
    return some || !all_names_told(evidence) || some_name_unknown(evidence) ? conclude_unasked(kUnknown) : conclude(kNone);
}

/// Is the reverse zone of the addresses delegated and resolvable?
///
/// Requirement  RFC 3596 section 2.5, RFC 8501.
/// Reads        SOA lookups of addresses' names in ip6.arpa, at the resolver, one for each /48.
measure::Verdict judge_reverse(const Evidence& evidence)
{
    const auto lookups = measure::lookups_for(evidence, Purpose::reverse);
    if (lookups.empty()) {
        return judge_unasked(evidence);
    }
    const DnsLookup* broken = nullptr;
    std::size_t told = 0;
    for (const auto* lookup : lookups) {
        if (!lookup->reply) {
            continue;
        }
        ++told;
        if (is_answer(*lookup) && !is_delegated(*lookup)) {
            return conclude(kMissing, lookup->question.name);
        }
        broken = is_answer(*lookup) ? broken : lookup;
    }
    if (told == 0) {
        return conclude_unanswered(kUnknown, evidence, Purpose::reverse);
    }
    return broken == nullptr ? conclude(kDelegated) : conclude(kBroken, broken->question.name);
}

}  // namespace

extern constinit const Check dns_reverse6{
    .id = "dns.reverse6",
    .catalogue = "D-13",
    .area = Area::dns,
    .question = "Is the reverse zone of the addresses delegated?",
    .requirement = "RFC 3596, RFC 8501",
    .level = measure::Level::info,
    .needs = Needs::ipv6,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_reverse,
};

}  // namespace checks
