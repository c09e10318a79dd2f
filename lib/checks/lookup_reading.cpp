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
        return lookup.purpose == purpose && lookup.question.name == name && lookup.question.type == type &&
               is_answer(lookup);
    });
}

namespace {

/// Did our own host keep us from one path's answer?
bool cut_off(const Evidence& evidence, Purpose purpose, std::string_view name, std::uint16_t type)
{
    return std::any_of(evidence.lookups.begin(), evidence.lookups.end(), [&](const DnsLookup& lookup) {
        const bool asked = lookup.purpose == purpose && lookup.question.name == name && lookup.question.type == type;
        return asked && lookup.failure && lookup.failure->locus == measure::Locus::local;
    });
}

}  // namespace

bool was_told(const Evidence& evidence, Purpose purpose, std::string_view name, std::uint16_t type)
{
    return was_answered(evidence, purpose, name, type) && !cut_off(evidence, purpose, name, type);
}

bool some_name_unknown(const Evidence& evidence)
{
    const auto answered = [&](const std::string& name, std::uint16_t type) {
        return was_answered(evidence, Purpose::address, name, type);
    };
    const auto names = measure::web_names(evidence.task.target);
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        const bool no_ipv4 = answered(name, measure::rr::kA) && published(evidence, name, measure::Family::ipv4).empty();
        return cut_off(evidence, Purpose::address, name, measure::rr::kAaaa) ||
               (!answered(name, measure::rr::kAaaa) && !no_ipv4);
    });
}

bool all_names_told(const Evidence& evidence)
{
    const auto names = measure::web_names(evidence.task.target);
    return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
        return was_answered(evidence, Purpose::address, name, measure::rr::kA) &&
               was_answered(evidence, Purpose::address, name, measure::rr::kAaaa);
    });
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
