#include "probe/scrape/gated_measurement.hpp"
#include "tests/fakes/scrape_samples.hpp"

#include <boost/asio/detached.hpp>
#include <catch2/catch.hpp>

using namespace probe::scrape;
using namespace std::chrono_literals;

namespace {

namespace asio = boost::asio;

/// A gate that can be shut, and a target that is dead over IPv6.
struct House : fakes::FakeEdge {
    House()
    {
        dns.answer = [](const probe::DnsRequest& request) {
            const bool six = request.question.type == measure::rr::kAaaa;
            return fakes::reply(
                {fakes::record(request.question.name, request.question.type, six ? "2a00:3::1" : "5.0.3.1")});
        };
        http.answer = [this](const probe::HttpRequest& request) {
            clock.time += 1s;
            open = open && !dies_meanwhile;
            const bool dead = request.address.family == measure::Family::ipv6 && broken;
            return dead ? fakes::no_connection(request, measure::FailureKind::timeout) : fakes::page(request, 200);
        };
        vantage.setting.resolvers = {fakes::address("2a00:2::53"), fakes::address("5.0.0.53")};
    }

    asio::awaitable<measure::GateEvidence> look()
    {
        auto gate = fakes::open_gate();
        for (auto& control : gate.controls) {
            control.passed = open;
        }
        co_return gate;
    }

    tl::expected<measure::TaskResult, NoFinding> measure()
    {
        asio::io_context context(1);
        GateWatch watch(
            context.get_executor(), clock, [this] { return look(); }, 30s);
        std::optional<tl::expected<measure::TaskResult, NoFinding>> got;
        measure::Task task{.target = {.domain = "a.example.test", .roles = {measure::Role::web}}};
        asio::co_spawn(context, measure_gated(edge, vantage, watch, task), [&](std::exception_ptr thrown, auto value) {
            REQUIRE(!thrown);
            got = std::move(value);
        });
        context.run();
        looks = watch.looks();
        return *got;
    }

    probe::agent::Vantage vantage;
    bool open = true;
    bool broken = false;
    bool dies_meanwhile = false;
    std::uint64_t looks = 0;
};

}  // namespace

TEST_CASE("one look serves all who ask within its age", "[scrape]")
{
    asio::io_context context(1);
    fakes::FakeClock clock;
    House house;
    GateWatch watch(
        context.get_executor(), clock, [&] { return house.look(); }, 30s);
    for (int i = 0; i < 5; ++i) {
        asio::co_spawn(context, watch.recent(), asio::detached);
    }
    context.run();
    CHECK(watch.looks() == 1);

    clock.time += 31s;
    context.restart();
    asio::co_spawn(context, watch.recent(), asio::detached);
    context.run();
    CHECK(watch.looks() == 2);
}

TEST_CASE("a look that fails throws for those who waited and is tried again by the next", "[scrape]")
{
    asio::io_context context(1);
    fakes::FakeClock clock;
    House house;
    int looks = 0;
    GateWatch watch(
        context.get_executor(), clock,
        [&]() -> asio::awaitable<measure::GateEvidence> {
            if (++looks == 1) {
                throw std::runtime_error("no descriptors");
            }
            return house.look();
        },
        30s);
    int thrown = 0;
    for (int i = 0; i < 2; ++i) {
        context.restart();
        asio::co_spawn(context, watch.recent(), [&](std::exception_ptr failure, const auto&) { thrown += failure ? 1 : 0; });
        context.run();
    }

    CHECK(thrown == 1);
    CHECK(looks == 2);
}

TEST_CASE("a closed gate touches no target", "[scrape]")
{
    House house;
    house.open = false;

    const auto result = house.measure();

    REQUIRE(!result);
    CHECK(result.error().lack == Lack::unfit);
    CHECK(house.http.asked.empty());
    CHECK(house.dns.asked.empty());
}

TEST_CASE("a good target needs one look, a bad one a second before it is blamed", "[scrape]")
{
    House good;
    REQUIRE(good.measure());
    CHECK(good.looks == 1);

    House bad;
    bad.broken = true;
    const auto result = bad.measure();
    REQUIRE(result);
    CHECK(result->evidence.vantage.after);
    CHECK(checks::conclude_state(result->verdicts).state == measure::State::broken);
}

TEST_CASE("a line that died in mid-scrape blames nobody", "[scrape]")
{
    House house;
    house.broken = true;
    house.dies_meanwhile = true;

    const auto result = house.measure();

    REQUIRE(result);
    CHECK(checks::conclude_state(result->verdicts).state == measure::State::unknown);
}
