#include "measure/words.hpp"
#include "score/cpe_score.hpp"
#include "score/network_score.hpp"
#include "score/target_score.hpp"
#include "score/vector_words.hpp"

#include <algorithm>

namespace score::vectors {
namespace {

using measure::Outcome;
using measure::Verdict;

Verdict without_value(const std::string& check, Outcome outcome)
{
    Verdict verdict;
    verdict.check = check;
    verdict.outcome = outcome;
    return verdict;
}

Verdict with_value(const std::string& check, double value)
{
    auto verdict = without_value(check, value >= 1 ? Outcome::pass : value <= 0 ? Outcome::fail : Outcome::partial);
    verdict.value = value;
    return verdict;
}

void add_valued(std::vector<Verdict>& verdicts, const Given& given)
{
    for (const auto& line : given.all("check")) {
        verdicts.push_back(with_value(line.at(0), to_number(line.at(1)).value_or(0)));
    }
    for (const auto& line : given.all("should")) {
        verdicts.push_back(with_value(line.at(0), to_number(line.at(1)).value_or(0)));
        verdicts.back().level = measure::Level::should;
    }
    for (const auto& line : given.all("split")) {
        verdicts.push_back(with_value(line.at(0), to_number(line.at(1)).value_or(0)));
        verdicts.back().flags = {measure::Flag::split};
    }
}

/// "severe ID RULE": the finding of that name, among those that cap the role's total.
void add_severe(std::vector<Verdict>& verdicts, const Given& given, const RoleRules& rules)
{
    for (const auto& line : given.all("severe")) {
        verdicts.push_back(with_value(line.at(0), 0));
        for (const auto& cap : rules.caps) {
            if (cap.check == line.at(0) && cap.rule.ends_with("." + line.at(1))) {
                verdicts.back().rule = cap.rule;
            }
        }
    }
}

void add_silent(std::vector<Verdict>& verdicts, const Given& given)
{
    for (const auto outcome : {Outcome::not_applicable, Outcome::not_testable, Outcome::error}) {
        for (const auto& line : given.all(measure::to_word(outcome))) {
            verdicts.push_back(without_value(line.at(0), outcome));
        }
    }
}

void add_hosts(std::vector<Verdict>& verdicts, const Given& given)
{
    std::vector<RankedHost> hosts;
    for (const auto& line : given.all("host")) {
        hosts.push_back({.works = line.at(0) == "works", .best = line.at(1) == "best"});
    }
    if (!hosts.empty()) {
        verdicts.push_back(with_value("M-3", share_of_hosts(hosts)));
    }
}

/// "rest 1": every check of the role that no line speaks of passes.
void add_rest(std::vector<Verdict>& verdicts, const Given& given, const RoleRules& rules)
{
    if (!given.has("rest")) {
        return;
    }
    for (const auto& check : listed_checks({.roles = {rules}})) {
        if (verdict_of(verdicts, check) == nullptr) {
            verdicts.push_back(with_value(check, given.number("rest")));
        }
    }
}

/// "without ID": an edition that does not have the component, nor what it caps.
RoleRules without_some(RoleRules rules, const Given& given)
{
    for (const auto& line : given.all("without")) {
        const auto gone = [&](const Component& component) { return component.id == line.at(0); };
        rules.components.erase(std::remove_if(rules.components.begin(), rules.components.end(), gone),
                               rules.components.end());
        rules.caps.clear();
    }
    return rules;
}

std::vector<Verdict> verdicts_given(const Given& given, const RoleRules& rules)
{
    std::vector<Verdict> verdicts;
    add_valued(verdicts, given);
    add_severe(verdicts, given, rules);
    add_silent(verdicts, given);
    add_hosts(verdicts, given);
    add_rest(verdicts, given, rules);
    return verdicts;
}

Answers bounded_answers(const Bounded& score)
{
    return {{"score", or_none(score.value)}, {"low", score.low}, {"high", score.high}};
}

Computer target_of(measure::Role role)
{
    return [role](const Given& given, const Methodology& edition) {
        const auto* scored_by = rules_for(edition, role);
        if (scored_by == nullptr) {
            return Answers();
        }
        const auto rules = without_some(*scored_by, given);
        const auto verdicts = verdicts_given(given, rules);
        const auto scored = score_target(verdicts, rules, edition.should_value, given.has("down"));
        auto answers = bounded_answers(scored.score);
        answers["standing"] = std::string(measure::to_word(scored.standing));
        return answers;
    };
}

Bounded share(const std::string& word)
{
    const auto value = to_number(word);
    return {.value = value, .low = value.value_or(0), .high = value.value_or(1)};
}

/// "model GATE CONNECTIVITY SECURITY INSTALLED", each a number or "unknown".
Answers answer_cpe(const Given& given, const Methodology& edition)
{
    std::vector<CpeModel> models;
    for (const auto& line : given.all("model")) {
        const auto gate = to_number(line.at(0));
        models.push_back({.gate = gate ? std::optional(*gate > 0) : std::nullopt,
                          .connectivity = share(line.at(1)),
                          .security = share(line.at(2)),
                          .installed = to_number(line.at(3))});
    }
    const auto market = score_cpe_market(models, edition.cpe);
    auto answers = bounded_answers(market.score);
    answers["coverage"] = market.coverage;
    answers["by_installed_base"] = yes_or_no(market.by_installed_base);
    return answers;
}

Answers answer_networks(const Given& given, const Methodology& edition)
{
    NetworkFacts facts{.systems = to_number(given.text("systems")),
                       .holders = to_number(given.text("holders")),
                       .validity6 = to_number(given.text("validity6")),
                       .validity4 = to_number(given.text("validity4"))};
    for (const auto& line : given.all("users")) {
        facts.users.push_back(to_number(line.at(0)).value_or(0));
    }
    const auto scored = score_networks(facts, edition.networks);
    auto answers = bounded_answers(scored.score);
    answers["users"] = or_none(scored.users);
    answers["half_range"] = scored.half_range;
    answers["single_source"] = yes_or_no(scored.single_source);
    return answers;
}

}  // namespace

std::map<std::string, Computer> of_targets()
{
    return {{"web", target_of(measure::Role::web)},
            {"dns", target_of(measure::Role::dns)},
            {"mail", target_of(measure::Role::mail)},
            {"security", target_of(measure::Role::security)},
            {"cpe", answer_cpe},
            {"networks", answer_networks}};
}

}  // namespace score::vectors
