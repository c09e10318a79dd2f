#include "checks/check.hpp"
#include "codec/result_json.hpp"
#include "collector/aggregate/target_history.hpp"
#include "collector/cli/explanation.hpp"
#include "measure/shown_name.hpp"
#include "measure/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace collector::cli {
namespace {

std::string cause_of(const std::optional<measure::Cause>& cause)
{
    return cause ? fmt::format(", {}", measure::to_word(*cause)) : "";
}

/// Scores are shown from 0 to 100.
std::string percent(const std::optional<double>& value)
{
    return value ? fmt::format("{:.1f}", *value * 100) : "-";
}

std::string remedy_text(const measure::Cause& cause, const std::string& indent)
{
    const auto& remedy = checks::remedy_for(cause);
    return fmt::format("{}{} Who: {}. {}\n", indent, remedy.sentence, measure::to_word(remedy.owner), remedy.advice);
}

/// One line a step that failed or answered; the whole evidence is in the JSON.
std::string steps_text(const measure::Evidence& evidence)
{
    std::string text;
    const auto outcome = [](const std::optional<measure::Failure>& failure) {
        return failure ? fmt::format("{} ({})", measure::to_word(failure->kind), failure->detail) : std::string("ok");
    };
    for (const auto& it : evidence.connects) {
        text += fmt::format("        tcp {} [{}]:{} {}\n", it.host, measure::to_string(it.address), it.port,
                            outcome(it.failure));
    }
    for (const auto& it : evidence.handshakes) {
        text += fmt::format("        tls {} [{}] {} {}\n", it.host, measure::to_string(it.address), outcome(it.failure),
                            it.version);
    }
    for (const auto& it : evidence.fetches) {
        text += fmt::format("        http {} [{}] {} {}\n", it.url, measure::to_string(it.address), outcome(it.failure),
                            it.status);
    }
    for (const auto& note : evidence.notes) {
        text += fmt::format("        note {}\n", note);
    }
    return text;
}

std::string result_text(const ResultView& view, const TargetExplanation& target)
{
    const auto& result = view.result;
    auto text =
        fmt::format("    {} at {}, attempt {}: {}{}\n      from batch {} of stream {}, ledger position {}, line {}\n",
                    result.probe, measure::to_rfc3339(result.started), result.attempt, measure::to_word(result.state.state),
                    cause_of(result.state.cause), view.batch.seq, view.batch.stream, result.key.position, result.key.line);
    for (const auto& verdict : result.verdicts) {
        text += fmt::format("      {} {} ({}){}\n", verdict.check, measure::to_word(verdict.outcome), verdict.rule,
                            verdict.detail.empty() ? "" : ": " + verdict.detail);
    }
    const auto line = codec::parse_batch_line(target.lines.at(result.key));
    const auto* task = line ? std::get_if<measure::TaskResult>(&*line) : nullptr;
    return task != nullptr ? text + steps_text(task->evidence) : text;
}

std::string votes_text(const ConsensusRow& row)
{
    return fmt::format("{} {} ({}), {} of {} votes {}{}{}\n", row.check, measure::to_word(row.verdict.outcome),
                       row.verdict.rule, row.passes, row.votes, row.in_country ? "in the country" : "abroad",
                       row.counts ? "" : " (shown, does not count)", cause_of(row.verdict.cause));
}

std::string check_text(const TargetExplanation& target, const std::string& check, const std::string& indent)
{
    std::string text;
    for (const auto& row : target.consensus) {
        text += row.check == check ? indent + votes_text(row) : "";
    }
    return text.empty() ? indent + check + " nobody could tell\n" : text;
}

std::string component_text(const TargetExplanation& target, const score::ComponentScore& component)
{
    const auto worth = !component.applicable   ? std::string("does not apply")
                       : component.score.value ? fmt::format("{:.2f}", *component.score.value)
                                               : std::string("not known");
    auto text = fmt::format("      {} {} (weight {:.2f})\n", component.rules->id, worth, component.rules->weight);
    for (const auto& check : component.rules->checks) {
        text += check_text(target, check, "        ");
    }
    return text;
}

std::string role_text(const TargetExplanation& target, const score::RoleRules& rules, const score::TargetScore& scored)
{
    auto text = fmt::format(
        "  {} in this round: {}, {}{}\n", measure::to_word(rules.role), percent(scored.score.value),
        measure::to_word(scored.standing),
        scored.score.value ? fmt::format(", bounds {} to {}", percent(scored.score.low), percent(scored.score.high)) : "");
    for (const auto& gate : rules.gates) {
        text += "    gate\n" + check_text(target, gate.check, "      ");
    }
    if (!scored.components.empty()) {
        text +=
            fmt::format("    parts: base (weight {:.2f}); weights of what does not apply or is not known fall to the rest\n",
                        rules.base);
    }
    for (const auto& component : scored.components) {
        text += component_text(target, component);
    }
    return text;
}

std::string unscored_text(const TargetExplanation& target)
{
    const auto scored = score::listed_checks(target.methodology.rules);
    std::string text;
    for (const auto& row : target.consensus) {
        if (!std::binary_search(scored.begin(), scored.end(), row.check)) {
            text += "    " + votes_text(row);
        }
    }
    return text.empty() ? "" : "  Shown, not scored:\n" + text;
}

}  // namespace

std::string target_text(const TargetExplanation& target)
{
    const auto& view = target.view;
    auto text =
        fmt::format("{} ({}, {}, {})\n  {}{} after round {}; over the window web {}, dns {}, mail {}\n",
                    measure::shown_name(view.target), view.target.organisation, view.target.sector, view.target.country,
                    measure::to_word(view.state.state), cause_of(view.state.cause), view.round.empty() ? "none" : view.round,
                    percent(view.web_score), percent(view.dns_score), percent(view.mail_score));
    if (view.state.cause) {
        text += remedy_text(*view.state.cause, "  ");
    }
    const auto scores = aggregate::score_roles(target.consensus, target.methodology.rules);
    for (const auto& rules : target.methodology.rules.roles) {
        text += role_text(target, rules, scores.at(rules.role));
    }
    text += unscored_text(target) + "  What each vantage found:\n";
    for (const auto& result : target.results) {
        text += result_text(result, target);
    }
    return text;
}

}  // namespace collector::cli
