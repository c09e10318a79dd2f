#include "collector/aggregate/national_score.hpp"
#include "collector/aggregate/rounds.hpp"
#include "tests/collector/aggregate/sample_frame.hpp"
#include "tests/fakes/reference_edition.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace {

using namespace collector;
using aggregate::History;
using aggregate::RoleRound;
using collector::sites::frame_of;
using measure::Role;
using measure::State;
using score::Standing;

const std::string kDay = "2026-11-20";
const score::Methodology kRules = score::reference_edition();

RoleRound worth(double value, std::uint32_t votes = 2)
{
    return {.standing = Standing::scored, .value = {.value = value, .low = value, .high = value}, .votes = votes};
}

/// One round in which the targets have these values, in both roles alike.
History round_with(const measure::Frame& frame, const std::vector<RoleRound>& values)
{
    History history;
    for (std::size_t i = 0; i < frame.targets.size(); ++i) {
        auto& target = history[kDay].targets[frame.targets[i].domain];
        target.found.state = State::operational;
        target.roles = {{Role::web, values[i]}, {Role::dns, values[i]}};
    }
    return history;
}

aggregate::NationalScore score_of(const measure::Frame& frame, const History& history)
{
    return aggregate::score_country({.frame = frame, .history = history, .day = kDay, .rules = kRules, .software = "test"});
}

ScoreRow row_of(const measure::Frame& frame, const History& history)
{
    const aggregate::Question question{.frame = frame, .history = history, .day = kDay, .rules = kRules, .software = "test"};
    return aggregate::score_row(question, aggregate::score_country(question));
}

}  // namespace

TEST_CASE("scoring.md 4.9: 130 pass, 50 fail and 20 cannot be told of a frame of 200", "[aggregate][vectors]")
{
    const auto frame = frame_of(200);
    std::vector<RoleRound> values(130, worth(1));
    values.insert(values.end(), 50, worth(0));
    values.insert(values.end(), 20, RoleRound{});

    const auto score = score_of(frame, round_with(frame, values));

    const auto& web = score.pillars.at(0).score;
    CHECK(*web.score.value == Approx(0.7222).margin(0.00005));
    CHECK(web.score.low == Approx(0.65));
    CHECK(web.score.high == Approx(0.75));
    CHECK(web.coverage == Approx(0.90));
    CHECK(score.coverage == Approx(0.90));
}

TEST_CASE("Pillars that are not measured make the index provisional and widen it, and are never guessed", "[aggregate]")
{
    const auto frame = frame_of(20);

    const auto row = row_of(frame, round_with(frame, std::vector<RoleRound>(20, worth(0.5))));

    CHECK(*row.index == Approx(0.5));
    // Twenty operators that are all alike: Wilson's 0.5 -+ 0.2007 for 20 trials, on 0.45 of the weight; 0.55 is open.
    CHECK(*row.low == Approx(0.45 * 0.2993).margin(0.0001));
    CHECK(*row.high == Approx(0.45 * 0.7007 + 0.55).margin(0.0001));
    CHECK(row.status == "provisional");
    const auto document = nlohmann::json::parse(row.document);
    CHECK(document["index"]["interval_method"] == "wilson");
    CHECK(document["index"]["bounds"]["low"].get<double>() == Approx(0.225));
    CHECK(document["index"]["bounds"]["high"].get<double>() == Approx(0.775));
    CHECK(document["pillars"]["cpe"]["value"].is_null());
    CHECK(document["pillars"]["web"]["value"] == 0.5);
    CHECK(document["frame"]["reviewed"] == false);
}

TEST_CASE("With too little data there is no index, only its bounds", "[aggregate]")
{
    const auto frame = frame_of(10);
    std::vector<RoleRound> values(5, worth(1));
    values.insert(values.end(), 5, RoleRound{});

    const auto row = row_of(frame, round_with(frame, values));

    CHECK_FALSE(row.index);
    CHECK(row.status == "insufficient_data");
    CHECK(*row.low == 0);
    CHECK(*row.high == 1);
}

TEST_CASE("A figure that rests on single vantages says so", "[aggregate]")
{
    const auto frame = frame_of(20);

    const auto score = score_of(frame, round_with(frame, std::vector<RoleRound>(20, worth(1, 1))));

    CHECK(score.well_seen == 0);
    CHECK(score.index.reasons.back() == "too few targets were seen by 2 independent vantages");
}

TEST_CASE("A figure says how much of it was seen from inside the country", "[aggregate]")
{
    const auto frame = frame_of(20);
    std::vector<RoleRound> values(20, worth(1));
    for (std::size_t i = 0; i < 5; ++i) {
        values[i].at_home = true;
    }

    const auto row = row_of(frame, round_with(frame, values));

    CHECK(nlohmann::json::parse(row.document)["index"]["seen_at_home"] == 0.25);
}

TEST_CASE("A role is seen at home when every gate of it was decided there", "[aggregate]")
{
    const auto gate = [](const std::string& check, bool at_home) {
        return ConsensusRow{.target = "t.example.test", .check = check, .in_country = at_home, .counts = true, .votes = 1};
    };
    const auto [first, second, seen] = GENERATE(table<bool, bool, bool>({{true, true, true}, {true, false, false}}));
    const auto& gates = kRules.roles.front().gates;
    REQUIRE(gates.size() == 2);

    const std::vector<ConsensusRow> rows{gate(gates[0].check, first), gate(gates[1].check, second)};
    const auto round = aggregate::conclude_round(rows, {}, kRules);

    CHECK(round.targets.at("t.example.test").roles.at(kRules.roles.front().role).at_home == seen);
}

TEST_CASE("Roles that are not meant, or turned out not to exist, leave the frame; targets that opted out do entirely",
          "[aggregate]")
{
    auto frame = frame_of(4);
    frame.targets[0].intended_absent = {Role::web};
    frame.targets[1].opt_out = true;
    const auto history = round_with(frame, {worth(0), worth(0), RoleRound{.standing = Standing::not_applicable}, worth(1)});

    const auto score = score_of(frame, history);

    CHECK(score.targets.size() == 3);
    CHECK(score.pillars.at(0).score.targets == 1);
    CHECK(*score.pillars.at(0).score.score.value == 1);
    CHECK(score.targets[0].state.shown.state == State::intended_absent);
}

TEST_CASE("The public state changes after three rounds on the other side", "[aggregate]")
{
    const auto frame = frame_of(1);
    const auto& target = frame.targets[0];
    History history;
    for (const auto* day : {"2026-11-16", "2026-11-17"}) {
        history[day].targets[target.domain].found.state = State::operational;
    }
    std::vector<State> shown;
    for (const auto* day : {"2026-11-18", "2026-11-19", "2026-11-20"}) {
        history[day].targets[target.domain].found.state = State::broken;
        shown.push_back(aggregate::state_after(history, target, day, kRules.time).shown.state);
    }

    CHECK(shown == std::vector{State::operational, State::operational, State::broken});
}

TEST_CASE("A target that falls silent keeps its state for two rounds and is unknown after the third", "[aggregate]")
{
    const auto frame = frame_of(2);
    History history;
    for (const auto* day : {"2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20"}) {
        history[day].targets[frame.targets[1].domain].found.state = State::operational;
    }
    history["2026-11-17"].targets[frame.targets[0].domain].found.state = State::absent;

    const auto later = aggregate::state_after(history, frame.targets[0], "2026-11-19", kRules.time);
    const auto last = aggregate::state_after(history, frame.targets[0], "2026-11-20", kRules.time);

    CHECK(later.shown.state == State::absent);
    CHECK_FALSE(later.speaks);
    CHECK(last.shown.state == State::unknown);
    CHECK(last.speaks);
}

TEST_CASE("A window has its days, and states are told from a fixed day on", "[aggregate]")
{
    CHECK(aggregate::days_until("2026-03-01", 2) == std::vector<std::string>{"2026-02-28", "2026-03-01"});
    CHECK(aggregate::days_before("2026-11-20", 27) == "2026-10-24");
    CHECK(aggregate::day_of(aggregate::end_of(kDay)) == kDay);

    const auto begins = aggregate::telling_begins(kDay, 28);

    CHECK(begins <= aggregate::days_before(kDay, 28));
    CHECK(begins >= aggregate::days_before(kDay, 56));
}

TEST_CASE("4.6: networks enter the index with what was counted of them, and what is not known opens its bounds",
          "[aggregate][networks]")
{
    const auto frame = frame_of(30);
    const auto history = round_with(frame, std::vector<RoleRound>(30, worth(1)));
    aggregate::Question question{.frame = frame, .history = history, .day = kDay, .rules = kRules, .software = "test"};
    const auto without = aggregate::score_country(question);
    question.networks = aggregate::KnownNetworks{.facts = {.users = {0.4, 0.6}, .systems = 0.4, .holders = 0.3}};

    const auto with = aggregate::score_country(question);
    const auto document = nlohmann::json::parse(aggregate::score_row(question, with).document);

    const double known = 0.40 * 0.5 + 0.25 * 0.4 + 0.20 * 0.3;
    const auto& pillar = document["pillars"]["networks"];
    CHECK(with.index.weight_present == Approx(without.index.weight_present + 0.10));
    CHECK(pillar["value"].get<double>() == Approx(known / 0.85));
    CHECK(pillar["low"].get<double>() == Approx(known));
    CHECK(pillar["high"].get<double>() == Approx(known + 0.15));
    CHECK(pillar["interval_method"] == "bounds");
    CHECK(pillar["measured"] == true);
    CHECK(pillar["networks"]["users"].get<double>() == Approx(0.5));
    CHECK(pillar["networks"]["half_range"].get<double>() == Approx(0.1));
    CHECK(pillar["networks"]["sources"] == 2);
    CHECK(pillar["networks"]["single_source"] == false);
    CHECK(*with.index.arithmetic.value < *without.index.arithmetic.value);
    CHECK(aggregate::score_row(question, with).document ==
          aggregate::score_row(question, aggregate::score_country(question)).document);
}

TEST_CASE("4.6: networks too little is known of are a missing pillar, told but not counted", "[aggregate][networks]")
{
    const auto frame = frame_of(30);
    const auto history = round_with(frame, std::vector<RoleRound>(30, worth(1)));
    aggregate::Question question{.frame = frame, .history = history, .day = kDay, .rules = kRules, .software = "test"};
    const auto without = aggregate::score_country(question);
    question.networks = aggregate::KnownNetworks{.facts = {.users = {0.4}}};

    const auto with = aggregate::score_country(question);
    const auto document = nlohmann::json::parse(aggregate::score_row(question, with).document);

    CHECK(with.index.weight_present == Approx(without.index.weight_present));
    CHECK(document["pillars"]["networks"]["value"].is_null());
    CHECK(document["pillars"]["networks"]["value_of_measured"].get<double>() == Approx(0.4));
    CHECK(document["pillars"]["networks"]["networks"]["single_source"] == true);
}
