#include "checks/conclude.hpp"
#include "checks/lookup_reading.hpp"

namespace checks {
namespace {

using measure::Outcome;
using measure::Rule;

constexpr Rule kExist{"web_names.exist", Outcome::pass, "at least one web name has an address"};
constexpr Rule kNone{"web_names.none", Outcome::not_applicable, "no web name of the target has an address"};
constexpr Rule kResolver{"web_names.resolver", Outcome::not_testable, "the probe's resolvers did not answer"};
constexpr std::array kRules{kExist, kNone, kResolver};

/// Which web names does the target have?
///
/// Requirement  services.md W-1: apex, www and each declared host; a missing name is not a fault.
/// Reads        A and AAAA lookups of the service names.
measure::Verdict judge_names(const measure::Evidence& evidence)
{
    std::string found;
    for (const auto& name : measure::web_names(evidence.task.target)) {
        const bool exists = !measure::published(evidence, name, measure::Family::ipv4).empty() ||
                            !measure::published(evidence, name, measure::Family::ipv6).empty();
        if (exists) {
            found += (found.empty() ? "" : " ") + name;
        }
    }
    if (!found.empty()) {
        return conclude(kExist, found);
    }
    return all_names_told(evidence) ? conclude(kNone) : conclude_unanswered(kResolver, evidence, measure::Purpose::address);
}

}  // namespace

extern constinit const Check web_names{
    .id = "web.names",
    .catalogue = "W-1",
    .area = Area::web,
    .question = "Which web names does the target have?",
    .requirement = "RFC 3596",
    .level = measure::Level::info,
    .needs = Needs::ipv6,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_names,
};

}  // namespace checks
