#include "checks/check.hpp"
#include "probe/agent/agent.hpp"
#include "tests/fakes/gated_world.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <catch2/catch.hpp>

#include <deque>

using namespace probe;
using World = fakes::GatedWorld;
using fakes::tasks;

namespace {

/// Holds the first page of one host back until it is let go.
class SlowHttp final : public Http {
public:
    SlowHttp(Http& behind, std::string host) : behind_(behind), host_(std::move(host)) {}

    boost::asio::awaitable<HttpExchange> get(HttpRequest request) override
    {
        if (request.host == host_ && !released_) {
            holding_ = true;
            const auto executor = co_await boost::asio::this_coro::executor;
            while (!released_) {
                co_await boost::asio::post(executor, boost::asio::use_awaitable);
            }
            holding_ = false;
        }
        auto seen = co_await behind_.get(std::move(request));
        co_return seen;
    }

    bool is_holding() const { return holding_; }
    void let_go() { released_ = true; }

private:
    Http& behind_;
    std::string host_;
    bool holding_ = false;
    bool released_ = false;
};

/// Measures the tasks with `side_by_side` places; returns every group of results as it was delivered, and how the gate was.
struct Run {
    bool fit = false;
    std::vector<agent::Measured> groups;

    std::vector<measure::TaskResult> results() const
    {
        std::vector<measure::TaskResult> all;
        for (const auto& group : groups) {
            all.insert(all.end(), group.results.begin(), group.results.end());
        }
        return all;
    }
};

Run measure_all(World& world, std::vector<measure::Task> list, std::size_t side_by_side = 16)
{
    Run run;
    std::deque<measure::Task> waiting(list.begin(), list.end());
    const auto next = [&]() -> std::optional<measure::Task> {
        if (waiting.empty()) {
            return std::nullopt;
        }
        auto task = waiting.front();
        waiting.pop_front();
        return task;
    };
    const auto vantage = world.vantage();
    agent::Stretch stretch{.next = next, .deliver = [&](const agent::Measured& group) { run.groups.push_back(group); }};
    stretch.side_by_side = side_by_side;
    run.fit = fakes::run(agent::measure_batch(world.edge, vantage, stretch)).fit;
    return run;
}

/// Remembers what it was given.
class FakeSpool final : public Spool {
public:
    measure::Result<void> append(const measure::BatchLine& line, measure::Timestamp) override
    {
        if (refusals > 0) {
            --refusals;
            return measure::error("the disk is full");
        }
        lines.push_back(line);
        return {};
    }

    measure::Result<bool> seal(measure::Timestamp) override
    {
        ++sealed;
        return true;
    }

    measure::Result<std::optional<measure::SealedBatch>> oldest() override { return std::nullopt; }
    measure::Result<void> acknowledge(const measure::BatchId&) override { return {}; }
    measure::Result<void> set_aside(const measure::BatchId&, std::string_view) override { return {}; }

    std::vector<measure::BatchLine> lines;
    int sealed = 0;
    int refusals = 0;  ///< So many lines to come find the disk full.
};

}  // namespace

TEST_CASE("a fit vantage measures every task and judges with both gates")
{
    World world;
    const auto measured = measure_all(world, tasks(5));
    CHECK(measured.fit);
    REQUIRE(measured.results().size() == 5);
    for (const auto& result : measured.results()) {
        CHECK(result.evidence.vantage.after);
        CHECK(checks::conclude_state(result.verdicts).state != measure::State::unknown);
    }
}

TEST_CASE("a vantage without IPv6 touches no target")
{
    World world;
    world.dies_after = 0;
    const auto measured = measure_all(world, tasks(5));
    CHECK(!measured.fit);
    CHECK(measured.groups.empty());
    for (const auto& request : world.http.asked) {
        CHECK(request.host == "control.test");
    }
}

TEST_CASE("a line that died in mid-batch blames nobody")
{
    World world;
    world.dies_after = 1;
    const auto measured = measure_all(world, tasks(2));
    REQUIRE(measured.results().size() == 2);
    for (const auto& result : measured.results()) {
        CHECK(checks::conclude_state(result.verdicts).state == measure::State::unknown);
    }
}

TEST_CASE("one slow target delays nobody: the others are judged and delivered while it goes on")
{
    World world;
    SlowHttp http(world.http, "t2.example.test");
    auto edge = world.edge_with(http);
    FakeSpool spool;
    measure::Frame frame{.country = "AA"};
    for (const auto& task : tasks(40)) {
        frame.targets.push_back(task.target);
    }
    agent::Plan plan{.vantage = world.vantage(), .batch = 8, .rounds = 1};
    plan.vantage.side_by_side = 4;
    std::size_t before_the_slow_one = 0;
    agent::Agent agent(edge, spool, scheduler::Agenda("p", std::vector{frame}, {.attempts = 1}), plan,
                       [&](const agent::Progress& progress) {
                           if (http.is_holding()) {
                               before_the_slow_one = progress.done.size();
                           }
                           if (progress.done.size() == 39) {
                               http.let_go();
                           }
                       });

    fakes::run(agent.run());

    CHECK(before_the_slow_one == 39);
    CHECK(spool.lines.size() == 40);
}

TEST_CASE("who opted out while the probe runs is not begun any more")
{
    World world;
    FakeSpool spool;
    measure::Frame frame{.country = "AA"};
    for (const auto& task : tasks(6)) {
        frame.targets.push_back(task.target);
    }
    agent::Plan plan{.vantage = world.vantage(), .batch = 1, .rounds = 1};
    plan.vantage.side_by_side = 1;
    std::vector<std::string> done;
    agent::Agent* running = nullptr;
    agent::Agent agent(world.edge, spool, scheduler::Agenda("p", std::vector{frame}, {.attempts = 1}), plan,
                       [&](const agent::Progress& progress) {
                           done = progress.done;
                           running->withdraw({"example.test"});
                       });
    running = &agent;

    fakes::run(agent.run());

    CHECK(done.size() <= 2);
    CHECK(spool.lines.size() == done.size());
}

TEST_CASE("the agent does its rounds, seals each batch and tells how far it is")
{
    World world;
    FakeSpool spool;
    measure::Frame frame{.country = "AA"};
    for (const auto& task : tasks(5)) {
        frame.targets.push_back(task.target);
    }
    std::vector<agent::Progress> told;
    agent::Plan plan{.vantage = world.vantage(), .batch = 2, .rounds = 1};
    agent::Agent agent(world.edge, spool, scheduler::Agenda("p", std::vector{frame}, {.attempts = 1}), plan,
                       [&](const agent::Progress& progress) { told.push_back(progress); });
    fakes::run(agent.run());
    CHECK(spool.lines.size() == 5);
    CHECK(spool.sealed >= 1);
    CHECK(told.back().done.size() == 5);
    CHECK(told.back().waiting == 0);
}

TEST_CASE("an unfit vantage reports why, waits, and measures once it is fit again")
{
    World world;
    FakeSpool spool;
    world.dies_after = 0;
    measure::Frame frame{.country = "AA", .targets = {tasks(1)[0].target}};
    agent::Plan plan{.vantage = world.vantage(), .rounds = 1};
    const auto begun = world.clock.time;
    agent::Agent agent(world.edge, spool, scheduler::Agenda("p", std::vector{frame}, {.attempts = 1}), plan,
                       [&](const agent::Progress&) { world.dies_after = 1000; });
    fakes::run(agent.run());
    REQUIRE(spool.lines.size() == 2);
    CHECK(std::holds_alternative<measure::VantageReport>(spool.lines[0]));
    CHECK(std::holds_alternative<measure::TaskResult>(spool.lines[1]));
    CHECK(world.clock.time - begun >= std::chrono::minutes(5));
}

TEST_CASE("a result that the spool refused does not count as measured: its target is measured again")
{
    World world;
    FakeSpool spool;
    spool.refusals = 1;
    measure::Frame frame{.country = "AA", .targets = {tasks(1)[0].target}};
    std::vector<agent::Progress> told;
    agent::Plan plan{.vantage = world.vantage(), .rounds = 1};
    agent::Agent agent(world.edge, spool, scheduler::Agenda("p", std::vector{frame}, {.attempts = 2}), plan,
                       [&](const agent::Progress& progress) { told.push_back(progress); });

    fakes::run(agent.run());

    REQUIRE(told.size() == 2);
    CHECK(told.front().done.empty());
    CHECK(told.back().done.size() == 1);
    CHECK(spool.lines.size() == 1);
}
