#include "checks/conclude.hpp"
#include "checks/web_reading.hpp"

namespace checks {
namespace {

using measure::Outcome;
using measure::Rule;

constexpr std::array kRules{
    Rule{"web_names.exist", Outcome::pass, "at least one web name has an address"},
    Rule{"web_names.none", Outcome::not_applicable, "no web name of the target has an address"},
    Rule{"web_names.resolver", Outcome::not_testable, "the probe's resolvers did not answer"},
};

/// Which web names does the target have?
///
/// Requirement  services.md W-1: apex, www and each declared host; a missing name is not a fault.
/// Reads        A and AAAA lookups of the service names.
measure::Verdict judge_names(const measure::Evidence& evidence)
{
    if (const auto trouble = lookup_trouble(evidence, measure::Purpose::address)) {
        return conclude_local(kRules[2], *trouble);
    }
    std::string found;
    for (const auto& name : measure::web_names(evidence.task.target)) {
        const bool exists = !measure::published(evidence, name, measure::Family::ipv4).empty() ||
                            !measure::published(evidence, name, measure::Family::ipv6).empty();
        if (exists) {
            found += (found.empty() ? "" : " ") + name;
        }
    }
    return found.empty() ? conclude(kRules[1]) : conclude(kRules[0], found);
}

}  // namespace

extern constinit const Check web_names{
    .id = "web.names",
    .catalogue = "W-1",
    .area = Area::web,
    .question = "Which web names does the target have?",
    .requirement = "RFC 3596",
    .level = measure::Level::info,
    .needs = Needs::nothing,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_names,
};

}  // namespace checks
