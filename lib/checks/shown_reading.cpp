#include "checks/shown_reading.hpp"

#include "checks/check.hpp"
#include "checks/conclude.hpp"

namespace checks {

using measure::Outcome;
using measure::Verdict;

measure::Verdict show(std::span<const std::string_view> ids, const measure::Evidence& evidence, const ShownRules& rules)
{
    bool applies = false;
    std::optional<Verdict> masked;
    for (const auto id : ids) {
        const auto verdict = judge(*find(id), evidence);
        if (verdict.cause && (verdict.outcome == Outcome::fail || verdict.outcome == Outcome::partial)) {
            return conclude_because(rules.weaker, *verdict.cause, std::string(id) + " " + verdict.detail);
        }
        applies = applies || verdict.outcome != Outcome::not_applicable;
        if (verdict.outcome == Outcome::not_testable && !masked) {
            masked = conclude_masked(rules.masked, id);
            masked->locus = verdict.locus;
        }
    }
    return masked ? *masked : conclude(applies ? rules.strong : rules.nothing);
}

}  // namespace checks
