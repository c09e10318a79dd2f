#pragma once

#include "measure/reading.hpp"
#include "measure/verdict.hpp"

#include <string_view>

/// What the answers and the silence of the probe's own resolvers prove.
namespace checks {

/// Did the resolver say what there is, be it nothing? SERVFAIL and silence prove no absence (services.md D-1).
bool is_answer(const measure::DnsLookup& lookup);

/// Was the question for this name and type answered by at least one resolver?
bool was_answered(const measure::Evidence& evidence, measure::Purpose purpose, std::string_view name, std::uint16_t type);

/// The same, and our own host kept no path's answer from us: only then is "none" the whole story.
bool was_told(const measure::Evidence& evidence, measure::Purpose purpose, std::string_view name, std::uint16_t type);

/// A web name of which no resolver told the IPv6 addresses, unless it is known to have no IPv4 address either and so is
/// no web service. Its addresses may be the good ones: beside such a name nothing is proved to be absent or dead.
bool some_name_unknown(const measure::Evidence& evidence);

/// Was every address question of every web name answered? Only then may a target be said not to exist.
bool all_names_told(const measure::Evidence& evidence);

/// not_testable because the resolvers gave no answer: with the first failure, else with locus resolver alone.
measure::Verdict conclude_unanswered(const measure::Rule& rule, const measure::Evidence& evidence, measure::Purpose purpose);

}  // namespace checks
