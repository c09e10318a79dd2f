#include "score/window.hpp"
#include "tests/fakes/reference_edition.hpp"

#include <catch2/catch.hpp>

#include <vector>

namespace {

using measure::State;

const score::TimeRules kTime = score::reference_edition().time;

std::vector<State> shown(const std::vector<State>& found)
{
    std::vector<measure::TargetState> rounds;
    for (const auto state : found) {
        rounds.push_back({.state = state, .cause = std::nullopt, .check = ""});
    }
    std::vector<State> states;
    for (const auto& state : score::shown_states(rounds, kTime)) {
        states.push_back(state.state);
    }
    return states;
}

constexpr auto kGood = State::operational;
constexpr auto kBad = State::broken;
constexpr auto kHalf = State::partial;
constexpr auto kNone = State::unknown;

score::DayValue day(double value)
{
    return {.value = value, .low = value, .high = value};
}

}  // namespace

TEST_CASE("4.4: the public state follows only after three rounds on the other side", "[score][window]")
{
    using States = std::vector<State>;
    const auto [found, expected] = GENERATE(table<States, States>({
        {{kGood}, {kGood}},
        {{kGood, kBad}, {kGood, kGood}},
        {{kGood, kBad, kBad, kBad}, {kGood, kGood, kGood, kBad}},
        {{kGood, kBad, kBad, kGood, kBad}, {kGood, kGood, kGood, kGood, kGood}},
        {{kGood, kBad, kHalf, kBad}, {kGood, kGood, kGood, kBad}},
        {{kGood, kBad, kNone, kBad, kBad}, {kGood, kGood, kGood, kGood, kBad}},
        {{kNone, kBad}, {kNone, kBad}},
        {{kGood, kNone, kNone, kNone}, {kGood, kGood, kGood, kNone}},
        {{kGood, State::intended_absent}, {kGood, State::intended_absent}},
    }));

    CHECK(shown(found) == expected);
}

TEST_CASE("4.4: the window's value is the mean of the days that have one", "[score][window]")
{
    const std::vector<score::DayValue> days{day(1), {}, day(0.5)};

    CHECK(*score::mean_of_days(days, kTime).value == Approx(0.75));
}

TEST_CASE("4.4: a value older than two rounds has expired", "[score][window]")
{
    const std::vector<score::DayValue> fresh{day(1), {}};
    const std::vector<score::DayValue> stale{day(1), {}, {}};

    CHECK(score::mean_of_days(fresh, kTime).value);
    CHECK_FALSE(score::mean_of_days(stale, kTime).value);
    CHECK(score::mean_of_days(stale, kTime).high == 1);
}
