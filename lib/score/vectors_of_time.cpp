#include "measure/words.hpp"
#include "score/home_and_abroad.hpp"
#include "score/policy_target.hpp"
#include "score/vector_words.hpp"
#include "score/window.hpp"

#include <algorithm>

namespace score::vectors {
namespace {

using measure::Flag;
using measure::Verdict;

Verdict ballot_verdict(const std::string& word)
{
    Verdict verdict;
    verdict.outcome = measure::Outcome::not_testable;
    if (const auto value = to_number(word)) {
        verdict.value = value;
        verdict.outcome = *value >= 1   ? measure::Outcome::pass
                          : *value <= 0 ? measure::Outcome::fail
                                        : measure::Outcome::partial;
    }
    return verdict;
}

/// "home AS VALUE" and "abroad AS VALUE"; a word that is no number is not testable.
std::vector<Ballot> ballots(const Given& given, std::string_view side)
{
    std::vector<Ballot> cast;
    for (const auto& line : given.all(side)) {
        cast.push_back({.as_number = static_cast<std::uint32_t>(to_number(line.at(0)).value_or(0)),
                        .verdict = ballot_verdict(line.at(1))});
    }
    return cast;
}

std::string describe(const Verdict& verdict)
{
    std::string text(measure::to_word(verdict.outcome));
    for (const auto flag : verdict.flags) {
        text.append(" ").append(measure::to_word(flag));
    }
    return text;
}

Answers consensus_answers(const Consensus& consensus)
{
    return {{"verdict", describe(consensus.verdict)},
            {"value", or_none(consensus.verdict.value)},
            {"votes", static_cast<double>(consensus.votes)}};
}

/// n votes of n networks, p of which pass.
Answers answer_consensus(const Given& given, const Methodology& edition)
{
    std::vector<Ballot> cast;
    for (std::uint32_t i = 0; i < given.number("n"); ++i) {
        cast.push_back({.as_number = 64496 + i, .verdict = ballot_verdict(i < given.number("p") ? "1" : "0")});
    }
    return consensus_answers(agree(cast, edition.consensus));
}

Answers answer_apart(const Given& given, const Methodology& edition)
{
    const auto apart = agree_apart(ballots(given, "home"), ballots(given, "abroad"), edition.consensus);
    auto answers = consensus_answers(apart.home_counts ? *apart.home : apart.abroad.value_or(Consensus{}));
    answers["counts"] = std::string(apart.home_counts ? "home" : "abroad");
    answers["home"] = apart.home ? or_none(apart.home->verdict.value) : Answer("none");
    answers["abroad"] = apart.abroad ? or_none(apart.abroad->verdict.value) : Answer("none");
    return answers;
}

/// "days V V - V": the values of the last days, oldest first, "-" for a day without one.
Answers answer_window(const Given& given, const Methodology& edition)
{
    const auto rules = edition.time;
    std::vector<DayValue> days;
    const auto words = given.line("days");
    for (const auto& word : words) {
        const auto value = to_number(word);
        days.push_back({.value = value, .low = value.value_or(0), .high = value.value_or(1)});
    }
    const auto last = std::min<std::size_t>(days.size(), rules.window_days);
    const auto mean = mean_of_days(std::span(days).last(last), rules);
    return {{"value", or_none(mean.value)}, {"low", mean.low}, {"high", mean.high}};
}

/// "rounds STATE STATE...": what each round found; the answer is what was shown after each.
Answers answer_states(const Given& given, const Methodology& edition)
{
    std::vector<measure::TargetState> found;
    const auto words = given.line("rounds");
    for (const auto& word : words) {
        const auto state = measure::from_word<measure::State>(word).value_or(measure::State::unknown);
        found.push_back({.state = state, .cause = std::nullopt, .check = ""});
    }
    std::string shown;
    for (const auto& state : shown_states(found, edition.time)) {
        shown.append(shown.empty() ? "" : " ").append(measure::to_word(state.state));
    }
    return {{"shown", shown}};
}

std::optional<double> low_of(const std::optional<Interval>& interval)
{
    return interval ? std::optional(interval->low) : std::nullopt;
}

std::optional<double> high_of(const std::optional<Interval>& interval)
{
    return interval ? std::optional(interval->high) : std::nullopt;
}

measure::Day to_day(const std::string& text)
{
    return measure::parse_iso_date(text).value_or(measure::Day());
}

/// A straight line with a value on every day; from a day of change on, figures are of another era.
std::vector<DatedValue> to_series(const Given& given)
{
    const auto changes = given.all("change");
    const auto era_of = [&](measure::Day day) {
        return static_cast<std::uint32_t>(
            std::count_if(changes.begin(), changes.end(), [&](const auto& it) { return to_day(it.at(0)) <= day; }));
    };
    std::vector<DatedValue> series;
    for (const auto& line : given.all("line")) {
        const auto first = to_day(line.at(0));
        const auto length = (to_day(line.at(1)) - first).count();
        const double from = to_number(line.at(2)).value_or(0);
        const double to = to_number(line.at(3)).value_or(0);
        for (std::int64_t i = 0; i <= length; ++i) {
            const double part = length == 0 ? 1 : static_cast<double>(i) / static_cast<double>(length);
            const auto day = first + std::chrono::days(i);
            series.push_back({.day = day, .value = from + (to - from) * part, .era = era_of(day)});
        }
    }
    return series;
}

/// "target VALUE DAY", "line FIRST-DAY LAST-DAY FROM TO", "change DAY", "today DAY": else the last one of a line.
Answers answer_policy(const Given& given, const Methodology& edition)
{
    std::optional<PolicyTarget> target;
    for (const auto& line : given.all("target")) {
        target = {.value = to_number(line.at(0)).value_or(0), .by = to_day(line.at(1))};
    }
    const auto series = to_series(given);
    auto today = series.empty() ? measure::Day() : series.back().day;
    for (const auto& line : given.all("today")) {
        today = to_day(line.at(0));
    }
    const auto found = distance_to(target, series, today, edition.policy, edition.time.window_days);
    return {{"pace", std::string(measure::to_word(found.pace))},
            {"value_then", or_none(found.then ? std::optional(found.then->value) : std::nullopt)},
            {"distance", or_none(found.distance)},
            {"slope_per_year", or_none(found.slope_per_year)},
            {"slope_low", or_none(low_of(found.slope_interval))},
            {"slope_high", or_none(high_of(found.slope_interval))},
            {"expected", or_none(found.expected)},
            {"expected_low", or_none(low_of(found.expected_interval))},
            {"expected_high", or_none(high_of(found.expected_interval))},
            {"certain", std::string(found.certain ? "yes" : "no")}};
}

}  // namespace

std::map<std::string, Computer> of_time()
{
    return {{"consensus", answer_consensus},
            {"apart", answer_apart},
            {"window", answer_window},
            {"states", answer_states},
            {"policy", answer_policy}};
}

}  // namespace score::vectors
