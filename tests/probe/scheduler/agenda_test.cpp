#include "measure/recheck.hpp"
#include "probe/scheduler/agenda.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using probe::scheduler::Agenda;
using namespace std::chrono_literals;

namespace {

const auto kNow = measure::parse_rfc3339("2026-11-21T08:00:00Z").value();

std::vector<measure::Frame> frames(int targets)
{
    measure::Frame frame{.country = "AA", .sha256 = "f00d"};
    for (int i = 0; i < targets; ++i) {
        frame.targets.push_back({.domain = "t" + std::to_string(i) + ".example.test"});
    }
    return {frame};
}

std::vector<std::string> domains(const std::vector<measure::Task>& tasks)
{
    std::vector<std::string> names;
    for (const auto& task : tasks) {
        names.push_back(task.target.domain);
    }
    return names;
}

}  // namespace

TEST_CASE("a round has every target once, in an order of the probe's own that a restart repeats")
{
    Agenda one("one", frames(50), {});
    Agenda again("one", frames(50), {});
    Agenda other("other", frames(50), {});
    for (auto* agenda : {&one, &again, &other}) {
        agenda->begin_round(kNow);
    }
    auto order = domains(one.take(kNow, 100));
    CHECK(order == domains(again.take(kNow, 100)));
    auto others = domains(other.take(kNow, 100));
    CHECK(order != others);
    std::sort(order.begin(), order.end());
    std::sort(others.begin(), others.end());
    CHECK(order == others);
    CHECK(!one.next_due());
}

TEST_CASE("tasks carry round, frame and attempt")
{
    Agenda agenda("p", frames(1), {});
    agenda.begin_round(kNow);
    const auto task = agenda.take(kNow, 1).at(0);
    CHECK(task.round == "2026-11-21");
    CHECK(task.frame_sha256 == "f00d");
    CHECK(task.attempt == 1);
}

TEST_CASE("a target that failed is due again after the pause, three times in all")
{
    Agenda agenda("p", frames(1), {.attempts = 3, .attempt_pause = 10min});
    agenda.begin_round(kNow);
    auto now = kNow;
    for (std::uint32_t attempt = 1; attempt <= 3; ++attempt) {
        const auto tasks = agenda.take(now, 10);
        REQUIRE(tasks.size() == 1);
        CHECK(tasks[0].attempt == attempt);
        agenda.settle(tasks[0], true, now);
        CHECK(agenda.take(now + 9min, 10).empty());
        now += 10min;
    }
    CHECK(!agenda.next_due());
}

TEST_CASE("a target that did well is left alone")
{
    Agenda agenda("p", frames(1), {});
    agenda.begin_round(kNow);
    agenda.settle(agenda.take(kNow, 1).at(0), false, kNow);
    CHECK(!agenda.next_due());
}

TEST_CASE("opted-out targets are never measured, those measured before a restart not again")
{
    auto list = frames(3);
    list[0].targets[1].opt_out = true;
    const std::vector<std::string> done{"t0.example.test"};
    Agenda agenda("p", list, {});
    agenda.begin_round(kNow, done);
    CHECK(domains(agenda.take(kNow, 10)) == std::vector<std::string>{"t2.example.test"});
}

TEST_CASE("whoever withdraws during a round is due no more, with all below the name, nor in the next round")
{
    Agenda agenda("p", frames(3), {});
    agenda.begin_round(kNow);
    auto underway = agenda.take(kNow, 1).at(0);
    const std::vector<std::string> withdrawn{underway.target.domain, "t1.example.test"};

    agenda.withdraw(withdrawn);
    agenda.settle(underway, true, kNow);

    CHECK(agenda.size() == (underway.target.domain == "t1.example.test" ? 2 : 1));
    agenda.begin_round(kNow + 24h);
    CHECK(agenda.size() == (underway.target.domain == "t1.example.test" ? 2 : 1));
    agenda.withdraw(std::vector<std::string>{"example.test"});
    CHECK(agenda.size() == 0);
    agenda.withdraw({});
    agenda.begin_round(kNow + 48h);
    CHECK(agenda.size() == 3);
}

TEST_CASE("a re-check comes next, once a round, beside the round's own task, and is not tried again")
{
    Agenda agenda("p", frames(3), {});
    agenda.begin_round(kNow);
    const std::vector<std::string> asked{"t1.example.test", "stranger.example.test"};

    agenda.recheck(asked, kNow);
    agenda.recheck(asked, kNow);

    CHECK(agenda.size() == 4);
    const auto first = agenda.take(kNow, 1).at(0);
    CHECK(first.target.domain == "t1.example.test");
    CHECK(first.attempt == measure::kRecheck);
    agenda.settle(first, true, kNow);
    CHECK(agenda.size() == 3);
}

TEST_CASE("nobody's wish brings back a target that was withdrawn")
{
    Agenda agenda("p", frames(3), {});
    agenda.begin_round(kNow);
    const std::vector<std::string> domain{"t1.example.test"};

    agenda.withdraw(domain);
    agenda.recheck(domain, kNow);

    CHECK(agenda.size() == 2);
}

TEST_CASE("an unfit vantage postpones everything as the same attempt")
{
    Agenda agenda("p", frames(5), {});
    agenda.begin_round(kNow);
    for (auto& task : agenda.take(kNow, 2)) {
        agenda.put_back(task, kNow + 5min);
    }
    agenda.postpone(kNow + 5min);
    CHECK(agenda.take(kNow + 4min, 10).empty());
    const auto later = agenda.take(kNow + 5min, 10);
    CHECK(later.size() == 5);
    CHECK(std::all_of(later.begin(), later.end(), [](const auto& task) { return task.attempt == 1; }));
}

TEST_CASE("the next round begins after midnight UTC; tasks of the old one do not enter it")
{
    Agenda agenda("p", frames(2), {});
    agenda.begin_round(kNow);
    const auto old = agenda.take(kNow, 1).at(0);
    const auto next = agenda.next_round();
    CHECK(next >= measure::parse_rfc3339("2026-11-22T00:00:00Z").value());
    CHECK(next < measure::parse_rfc3339("2026-11-22T06:00:00Z").value());
    agenda.begin_round(next);
    agenda.settle(old, true, next);
    CHECK(agenda.size() == 2);
}

TEST_CASE("in a laboratory a day may be short: one past day after the other, the same for every probe and after a restart")
{
    const probe::scheduler::Rules rules{.round = 20s};
    Agenda one("one", frames(1), rules);
    Agenda other("other", frames(1), rules);
    one.begin_round(kNow);
    const auto first = measure::parse_iso_date(one.round()).value();

    one.begin_round(kNow + 20s);
    other.begin_round(kNow + 39s);

    CHECK(one.round() == measure::to_iso_date(first + std::chrono::days(1)));
    CHECK(other.round() == one.round());
    CHECK(other.round_at(kNow + 20s) == one.round());
    CHECK(one.next_round() >= kNow + 40s);
    CHECK(one.next_round() < kNow + 45s);
    CHECK(measure::parse_iso_date(one.round()).value() < kNow);
}
