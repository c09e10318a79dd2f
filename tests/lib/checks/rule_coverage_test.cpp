#include "checks/check.hpp"
#include "measure/words.hpp"
#include "tests/lib/checks/cases.hpp"

#include <catch2/catch.hpp>

#include <set>

namespace {

using measure::Outcome;

std::set<std::string> rules_reached()
{
    std::set<std::string> reached;
    for (const auto& one : cases::all()) {
        for (const auto& verdict : checks::judge_all(evidence_builder::observe(one.plan), one.plan.context)) {
            reached.insert(verdict.rule);
        }
    }
    return reached;
}

bool blames(Outcome outcome)
{
    return outcome == Outcome::fail || outcome == Outcome::partial;
}

}  // namespace

TEST_CASE("every rule that a check declares is reached by a recorded case", "[checks]")
{
    const auto reached = rules_reached();

    for (const auto* check : checks::all()) {
        for (const auto& rule : check->rules) {
            INFO("no case reaches " << rule.id);
            CHECK(reached.contains(std::string(rule.id)));
        }
    }
}

TEST_CASE("every rule's own case names it, so that its outcome and cause are promised", "[checks]")
{
    std::set<std::string> promised;
    for (const auto& one : cases::all()) {
        promised.insert(one.rule);
    }

    for (const auto* check : checks::all()) {
        for (const auto& rule : check->rules) {
            INFO("no case is written for " << rule.id);
            CHECK(promised.contains(std::string(rule.id)));
        }
    }
}

TEST_CASE("the registry: ids are unique, rules carry their check's name, blame carries a cause", "[checks]")
{
    std::set<std::string> ids;
    for (const auto* check : checks::all()) {
        INFO(check->id);
        CHECK(ids.insert(std::string(check->id)).second);
        CHECK(ids.insert(std::string(check->catalogue)).second);
        CHECK(checks::find(check->id) == check);
        CHECK_FALSE(check->rules.empty());
        for (const auto& rule : check->rules) {
            INFO(rule.id);
            CHECK(ids.insert(std::string(rule.id)).second);
            CHECK(cases::check_of(std::string(rule.id)) == check->id);
            CHECK(blames(rule.outcome) == rule.cause.has_value());
        }
    }
    CHECK(checks::all().size() == 62);
    CHECK(checks::find("web.unheard_of") == nullptr);
}

TEST_CASE("every cause has a remedy of its own, in whole sentences", "[checks]")
{
    for (std::size_t i = 0; i < words_of(measure::Cause{}).size(); ++i) {
        const auto cause = static_cast<measure::Cause>(i);
        const auto& remedy = checks::remedy_for(cause);
        INFO(measure::to_word(cause));
        CHECK(remedy.cause == cause);
        CHECK(remedy.sentence.ends_with("."));
        CHECK(remedy.advice.ends_with("."));
    }
}
