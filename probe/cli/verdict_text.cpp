#include "probe/cli/verdict_text.hpp"

#include "measure/shown_name.hpp"
#include "measure/words.hpp"

#include <fmt/format.h>

#include <set>

namespace probe::cli {
namespace {

using measure::Outcome;
using measure::Verdict;

/// Words and symbols, never colour alone.
std::string_view mark_of(Outcome outcome)
{
    switch (outcome) {
        case Outcome::pass: return "+";
        case Outcome::partial: return "~";
        case Outcome::fail: return "x";
        default: return "-";
    }
}

std::string_view sentence_of(const Verdict& verdict)
{
    if (const auto* check = checks::find(verdict.check)) {
        for (const auto& rule : check->rules) {
            if (rule.id == verdict.rule) {
                return rule.sentence;
            }
        }
    }
    return {};
}

std::string line_of(const Verdict& verdict)
{
    auto text = fmt::format("  {} {:<22} {:<14} {}", mark_of(verdict.outcome), verdict.check,
                            measure::to_word(verdict.outcome), sentence_of(verdict));
    if (!verdict.detail.empty()) {
        text += fmt::format("\n{:42}seen: {}", "", verdict.detail);
    }
    if (verdict.cause) {
        text += fmt::format("\n{:42}cause: {}, rule {}, {}", "", measure::to_word(*verdict.cause), verdict.rule,
                            measure::to_word(verdict.level));
    }
    if (!verdict.masked_by.empty()) {
        text += fmt::format("\n{:42}hidden by {}", "", verdict.masked_by);
    }
    return text + "\n";
}

std::string remedies_text(std::span<const Verdict> verdicts)
{
    std::string text;
    std::set<measure::Cause> told;
    for (const auto& verdict : verdicts) {
        if (verdict.cause && told.insert(*verdict.cause).second) {
            const auto& remedy = checks::remedy_for(*verdict.cause);
            text += fmt::format("\n  What to do about {} ({}): {}\n  {}\n", measure::to_word(remedy.cause),
                                measure::to_word(remedy.owner), remedy.sentence, remedy.advice);
        }
    }
    return text;
}

}  // namespace

std::string verdict_text(const measure::Evidence& evidence, std::span<const Verdict> verdicts)
{
    const auto state = checks::conclude_state(verdicts);
    auto text = fmt::format("{}: {}", measure::shown_name(evidence.task.target), measure::to_word(state.state));
    text += state.cause ? fmt::format(" ({}, found by {})\n", measure::to_word(*state.cause), state.check) : "\n";
    for (const auto& verdict : verdicts) {
        text += line_of(verdict);
    }
    for (const auto& note : evidence.notes) {
        text += "  note: " + note + "\n";
    }
    return text + remedies_text(verdicts);
}

std::string vantage_text(const measure::Vantage& vantage)
{
    std::string text;
    for (const auto& verdict : checks::judge_vantage(vantage)) {
        text += line_of(verdict);
    }
    for (const auto& control : vantage.before.controls) {
        text += fmt::format("    {} {} {:<4} {} ({:.3f} s)", control.passed ? "+" : "x", measure::to_string(control.family),
                            measure::to_word(control.protocol), control.control, measure::in_seconds(control.elapsed));
        text += control.failure ? fmt::format(": {} {}\n", measure::to_word(control.failure->kind), control.failure->detail)
                                : "\n";
    }
    const auto fit = checks::qualify(vantage);
    return text + (fit.reason.empty() ? "This vantage is fit: both families work.\n"
                                      : "This vantage is not fit: " + fit.reason + "\n");
}

}  // namespace probe::cli
