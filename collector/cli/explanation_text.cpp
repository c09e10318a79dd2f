#include "checks/check.hpp"
#include "codec/result_json.hpp"
#include "collector/cli/explanation.hpp"
#include "measure/words.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace collector::cli {
namespace {

std::string cause_of(const std::optional<measure::Cause>& cause)
{
    return cause ? fmt::format(", {}", measure::to_word(*cause)) : "";
}

std::string number(const std::optional<double>& value)
{
    return value ? fmt::format("{:.1f}", *value) : "-";
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
        text += fmt::format("        tcp {} [{}]:{} {}\n", it.host, measure::to_string(it.address), it.port, outcome(it.failure));
    }
    for (const auto& it : evidence.handshakes) {
        text += fmt::format("        tls {} [{}] {} {}\n", it.host, measure::to_string(it.address), outcome(it.failure), it.version);
    }
    for (const auto& it : evidence.fetches) {
        text += fmt::format("        http {} [{}] {} {}\n", it.url, measure::to_string(it.address), outcome(it.failure), it.status);
    }
    for (const auto& note : evidence.notes) {
        text += fmt::format("        note {}\n", note);
    }
    return text;
}

std::string result_text(const ResultView& view, const TargetExplanation& target)
{
    const auto& result = view.result;
    auto text = fmt::format("    {} at {}, attempt {}: {}{}\n      from batch {} of stream {}, ledger position {}, line {}\n", result.probe,
                            measure::to_rfc3339(result.started), result.attempt, measure::to_word(result.state.state),
                            cause_of(result.state.cause), view.batch.seq, view.batch.stream, result.key.position, result.key.line);
    for (const auto& verdict : result.verdicts) {
        text += fmt::format("      {} {} ({}){}\n", verdict.check, measure::to_word(verdict.outcome), verdict.rule,
                            verdict.detail.empty() ? "" : ": " + verdict.detail);
    }
    const auto line = codec::parse_batch_line(target.lines.at(result.key));
    const auto* task = line ? std::get_if<measure::TaskResult>(&*line) : nullptr;
    return task != nullptr ? text + steps_text(task->evidence) : text;
}

std::string consensus_text(const ConsensusRow& row)
{
    return fmt::format("    {} {}, {} of {} votes {}{}{}\n", row.check, measure::to_word(row.verdict.outcome), row.passes, row.votes,
                       row.in_country ? "in the country" : "abroad", row.counts ? "" : " (does not count)",
                       row.verdict.cause ? ", " + std::string(measure::to_word(*row.verdict.cause)) : "");
}

std::string target_line(const TargetView& it)
{
    return fmt::format("    {} {}{}, web {}, dns {}  {}\n", it.target.domain, measure::to_word(it.state.state), cause_of(it.state.cause),
                       number(it.web_score), number(it.dns_score), it.target.organisation);
}

}  // namespace

std::string target_text(const TargetExplanation& target)
{
    const auto& view = target.view;
    auto text = fmt::format("{} ({}, {}, {})\n  {}{} in round {}, web {}, dns {}\n", view.target.domain, view.target.organisation,
                            view.target.sector, view.target.country, measure::to_word(view.state.state), cause_of(view.state.cause),
                            view.round.empty() ? "none" : view.round, number(view.web_score), number(view.dns_score));
    if (view.state.cause) {
        text += remedy_text(*view.state.cause, "  ");
    }
    text += "  What the vantages agree on:\n";
    for (const auto& row : target.consensus) {
        text += consensus_text(row);
    }
    text += "  What each of them found:\n";
    for (const auto& result : target.results) {
        text += result_text(result, target);
    }
    return text;
}

std::string country_text(const ScoreRow& score, const std::vector<TargetView>& targets)
{
    auto text = fmt::format("{}: {} [{}, {}], {}, coverage {:.2f}\n  window {} to {}, as of {}\n  methodology {} ({})\n  frame {}\n",
                            score.country, number(score.index), number(score.low), number(score.high), score.status, score.coverage,
                            score.window_first, score.window_last, measure::to_rfc3339(score.as_of), score.methodology,
                            score.methodology_sha256, score.frame_sha256);
    text += "  How it was made:\n    " + score.document + "\n";
    text += "  Its targets (explain one by its domain):\n";
    for (const auto& target : targets) {
        text += target_line(target);
    }
    return text;
}

}  // namespace collector::cli
