#include "checks/check.hpp"
#include "probe/agent/agent.hpp"
#include "tests/fakes/fake_edge.hpp"

#include <catch2/catch.hpp>

using namespace probe;
using fakes::address;

namespace {

/// A world in which the controls work over IPv6 until `dies_after` exchanges with them.
struct World : fakes::FakeEdge {
    World()
    {
        dns.answer = [](const DnsRequest& request) { return answer_dns(request); };
        http.answer = [this](const HttpRequest& request) {
            const bool control = request.host.starts_with("control");
            controls_asked += control && request.address.family == measure::Family::ipv6 ? 1 : 0;
            const bool dead = control && request.address.family == measure::Family::ipv6 && controls_asked > dies_after;
            return dead ? fakes::no_connection(request, measure::FailureKind::timeout) : fakes::page(request, 200);
        };
    }

    static DnsExchange answer_dns(const DnsRequest& request)
    {
        switch (request.question.type) {
            case measure::rr::kSoa: return fakes::reply({fakes::record(request.question.name, measure::rr::kSoa, "soa")});
            case measure::rr::kA: return fakes::reply({fakes::record(request.question.name, measure::rr::kA, "5.0.0.1")});
            case measure::rr::kAaaa:
                return fakes::reply(
                    request.question.name == "ipv4only.arpa"
                        ? std::vector<measure::Record>()
                        : std::vector{fakes::record(request.question.name, measure::rr::kAaaa, "2a00:1::1")});
            default: return fakes::reply({});
        }
    }

    agent::Vantage vantage() const
    {
        agent::Vantage it;
        it.setting.resolvers = {address("2a00:2::53")};
        it.controls.roots = {address("2a00:a::53"), address("5.0.0.53")};
        it.controls.zones = {"control.test"};
        it.controls.web = {{.url = "https://control.test/", .body = "hello"}};
        it.controls.time_servers = {"5.0.0.123", "2a00:1::123"};
        return it;
    }

    int controls_asked = 0;
    int dies_after = 1000;
};

std::vector<measure::Task> tasks(int count)
{
    std::vector<measure::Task> list;
    for (int i = 0; i < count; ++i) {
        list.push_back({.target = {.domain = "t" + std::to_string(i) + ".example.test", .roles = {measure::Role::web}}});
    }
    return list;
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
    const auto measured = fakes::run(agent::measure_batch(world.edge, world.vantage(), tasks(5)));
    CHECK(measured.fit);
    REQUIRE(measured.results.size() == 5);
    for (const auto& result : measured.results) {
        CHECK(result.evidence.vantage.after);
        CHECK(checks::conclude_state(result.verdicts).state != measure::State::unknown);
    }
}

TEST_CASE("a vantage without IPv6 touches no target")
{
    World world;
    world.dies_after = 0;
    const auto measured = fakes::run(agent::measure_batch(world.edge, world.vantage(), tasks(5)));
    CHECK(!measured.fit);
    CHECK(measured.results.empty());
    for (const auto& request : world.http.asked) {
        CHECK(request.host == "control.test");
    }
}

TEST_CASE("a line that died in mid-batch blames nobody")
{
    World world;
    world.dies_after = 1;
    const auto measured = fakes::run(agent::measure_batch(world.edge, world.vantage(), tasks(2)));
    REQUIRE(measured.results.size() == 2);
    for (const auto& result : measured.results) {
        CHECK(checks::conclude_state(result.verdicts).state == measure::State::unknown);
    }
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
    CHECK(spool.sealed == 3);
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
