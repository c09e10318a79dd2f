#include "checks/lookup_reading.hpp"

#include "checks/conclude.hpp"

#include <algorithm>

namespace checks {

using measure::DnsLookup;
using measure::Evidence;
using measure::Purpose;

bool is_answer(const DnsLookup& lookup)
{
    if (!lookup.reply) {
        return false;
    }
    const auto rcode = lookup.reply->rcode;
    return rcode == measure::rcode::kNoError || rcode == measure::rcode::kNxDomain;
}

bool was_answered(const Evidence& evidence, Purpose purpose, std::string_view name, std::uint16_t type)
{
    return std::any_of(evidence.lookups.begin(), evidence.lookups.end(), [&](const DnsLookup& lookup) {
        return lookup.purpose == purpose && lookup.question.name == name && lookup.question.type == type && is_answer(lookup);
    });
}

bool any_answered(const Evidence& evidence, Purpose purpose)
{
    return std::any_of(evidence.lookups.begin(), evidence.lookups.end(),
                       [&](const DnsLookup& lookup) { return lookup.purpose == purpose && is_answer(lookup); });
}

measure::Verdict conclude_unanswered(const measure::Rule& rule, const Evidence& evidence, Purpose purpose)
{
    for (const auto* lookup : measure::lookups_for(evidence, purpose)) {
        if (lookup->failure) {
            return conclude_local(rule, *lookup->failure);
        }
    }
    auto verdict = conclude(rule);
    verdict.locus = measure::Locus::resolver;
    return verdict;
}

}  // namespace checks
