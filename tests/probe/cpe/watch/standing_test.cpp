#include "probe/cpe/watch/state.hpp"
#include "tests/probe/cpe/recording.hpp"

#include <catch2/catch.hpp>

using namespace cpe;
using namespace cpe::watch;
using namespace std::chrono_literals;
using capture::Port;
using tests::Recording;

namespace {

constexpr auto kWindow = std::chrono::hours(1);

std::vector<Seen> seen(std::initializer_list<Verdict> verdicts)
{
    std::vector<Seen> all;
    for (const auto verdict : verdicts) {
        all.push_back({.time = {}, .verdict = verdict});
    }
    return all;
}

std::vector<Change> told(std::map<std::string, Row>& rows, double second, judge::Finding finding)
{
    return take(rows, "L-1", finding, {.time = Recording::at(second), .name = "round"}, kWindow);
}

/// A round of the watch in which the router advertises these prefixes, twice.
capture::Run round_with(double second, std::vector<const char*> prefixes, std::uint16_t lifetime = 1800)
{
    Recording recording("steady");
    recording.run.stimuli.clear();
    recording.note(second, "phase.begin").note(second, std::string(capture::kNoWan)).note(second + 600, "phase.end");
    auto said = tests::advert_of(prefixes.front(), 600, 1200);
    said.lifetime = lifetime;
    for (std::size_t i = 1; i < prefixes.size(); ++i) {
        said.prefixes.push_back(tests::advert_of(prefixes[i], 600, 1200).prefixes.front());
    }
    recording.came(second + 10, Port::lan, tests::advert(said)).came(second + 400, Port::lan, tests::advert(said));
    return recording.run;
}

}  // namespace

TEST_CASE("watch: one odd round is not believed, two in a row are", "[cpe][watch]")
{
    CHECK(standing_of(seen({})) == Verdict::not_observed);
    CHECK(standing_of(seen({Verdict::fail})) == Verdict::fail);
    CHECK(standing_of(seen({Verdict::pass, Verdict::fail, Verdict::pass})) == Verdict::pass);
    CHECK(standing_of(seen({Verdict::pass, Verdict::fail, Verdict::fail, Verdict::pass})) == Verdict::fail);
    CHECK(standing_of(seen({Verdict::pass, Verdict::fail, Verdict::warn, Verdict::pass})) == Verdict::warn);
}

TEST_CASE("watch: a change is told once, and again when it has left the window", "[cpe][watch]")
{
    std::map<std::string, Row> rows;

    CHECK(told(rows, 0, judge::pass("answered")).size() == 1);
    CHECK(told(rows, 600, judge::fail("mute")).empty());
    const auto failed = told(rows, 1200, judge::fail("mute"));
    CHECK(told(rows, 1800, judge::pass("answered")).empty());
    CHECK(told(rows, 2400, judge::pass("answered")).empty());
    const auto recovered = told(rows, 4500, judge::pass("answered"));

    REQUIRE(failed.size() == 1);
    CHECK(failed.front().now == Verdict::fail);
    CHECK(failed.front().reason == "mute");
    REQUIRE(recovered.size() == 1);
    CHECK(recovered.front().before == Verdict::fail);
    CHECK(recovered.front().now == Verdict::pass);
}

TEST_CASE("watch: a round that observed nothing changes nothing", "[cpe][watch]")
{
    std::map<std::string, Row> rows;
    told(rows, 0, judge::pass("answered"));

    CHECK(told(rows, 600, judge::not_observed("the cable was out")).empty());
    CHECK(rows["L-1"].seen.size() == 1);
}

TEST_CASE("watch: a prefix that changes is counted over the rounds", "[cpe][watch]")
{
    State state;
    take_round(state, round_with(0, {"2d10:0:1::/64"}), "one", kWindow);
    take_round(state, round_with(600, {"2d10:0:2::/64"}), "two", kWindow);

    CHECK(state.rows["E2E-3"].verdict == Verdict::info);
    CHECK(state.rounds == 2);
    CHECK(long_rows(state.heard)[1].second.reason == "2d10:0:2::/64; changes in this time: 1");
}

TEST_CASE("L-1c: a router that falls silent for longer than its lifetime fails, whichever round it is in", "[cpe][watch]")
{
    State state;
    take_round(state, round_with(0, {"2d10:0:1::/64"}, 300), "one", kWindow);

    CHECK(state.rows["L-1c"].verdict == Verdict::fail);
    CHECK(state.kept == std::vector<std::string>{"one"});
}

TEST_CASE("watch: its state comes back from its file as it was, and nonsense is refused", "[cpe][watch]")
{
    State state;
    take_round(state, round_with(0, {"2d10:0:1::/64", "fd00:1::/64"}), "one", kWindow);

    const auto back = read_state(to_json(state));

    REQUIRE(back);
    CHECK(back->rows == state.rows);
    CHECK(back->heard == state.heard);
    CHECK(back->last_advert == state.last_advert);
    CHECK_FALSE(read_state("{}"));
    CHECK_FALSE(read_state("[1"));
}

TEST_CASE("without a WAN only rows of the LAN are judged, and the others say why", "[cpe][watch]")
{
    Recording recording("steady");
    recording.note(0, std::string(capture::kNoWan))
        .came(1, Port::lan, tests::advert(tests::advert_of("2d10:0:1::/64", 600, 1200)));

    CHECK(recording.verdict("L-6") == Verdict::pass);
    CHECK(recording.finding("G-7").reason == "no WAN side");
    CHECK(recording.verdict("WAA-3") == Verdict::not_observed);
}
