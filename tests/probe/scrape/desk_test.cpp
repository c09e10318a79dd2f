#include "probe/scrape/desk.hpp"
#include "tests/fakes/scrape_samples.hpp"

#include <boost/asio/detached.hpp>
#include <catch2/catch.hpp>

using namespace probe::scrape;
using namespace std::chrono_literals;

namespace {

namespace asio = boost::asio;

measure::Task task(const std::string& domain, std::vector<measure::Role> roles = {measure::Role::web})
{
    return {.target = {.domain = domain, .roles = std::move(roles)}};
}

/// A desk whose measurements end when the test rings.
struct Room {
    explicit Room(DeskSettings settings = {})
        : desk(
              context.get_executor(), clock, [this](measure::Task what) { return measure(std::move(what)); }, settings)
    {
    }

    asio::awaitable<tl::expected<measure::TaskResult, NoFinding>> measure(measure::Task what)
    {
        ++measured;
        co_await over->wait(10s);
        measure::TaskResult result;
        result.evidence.task = std::move(what);
        if (unfit) {
            NoFinding closed{.lack = Lack::unfit, .reason = "closed"};
            co_return tl::unexpected(std::move(closed));
        }
        co_return result;
    }

    asio::awaitable<void> scrape(measure::Task what, measure::Duration patience)
    {
        auto outcome = co_await desk.find(std::move(what), patience);
        outcomes.push_back(std::move(outcome));
    }

    void ask(measure::Task what, measure::Duration patience = 10s)
    {
        asio::co_spawn(context, scrape(std::move(what), patience), asio::detached);
    }

    void run()
    {
        context.restart();
        context.run();
    }

    void ring()
    {
        asio::post(context, [this] { over->ring(); });
    }

    bool found(std::size_t index) const
    {
        return std::holds_alternative<std::shared_ptr<const Finding>>(outcomes.at(index));
    }
    Lack lack(std::size_t index) const { return std::get<NoFinding>(outcomes.at(index)).lack; }

    asio::io_context context{1};
    fakes::FakeClock clock;
    std::shared_ptr<Bell> over = std::make_shared<Bell>(context.get_executor());
    std::vector<Outcome> outcomes;
    int measured = 0;
    bool unfit = false;
    Desk desk;
};

}  // namespace

TEST_CASE("scrapes of one target at once share one measurement", "[scrape]")
{
    Room room;
    for (int i = 0; i < 20; ++i) {
        room.ask(task("a.test"));
    }
    room.ring();
    room.run();

    CHECK(room.measured == 1);
    REQUIRE(room.outcomes.size() == 20);
    CHECK(std::get<0>(room.outcomes.front()) == std::get<0>(room.outcomes.back()));
    CHECK(room.desk.under_way() == 0);
}

TEST_CASE("a measurement of more sides answers for fewer, never the other way", "[scrape]")
{
    Room room;
    room.ask(task("a.test", {measure::Role::web, measure::Role::dns}));
    room.ask(task("a.test", {measure::Role::dns}));
    room.ask(task("b.test", {measure::Role::dns}));
    room.ask(task("b.test", {measure::Role::web}));
    room.ring();
    room.run();

    CHECK(room.measured == 3);
}

TEST_CASE("beyond the bound a scrape is turned away at once", "[scrape]")
{
    Room room({.at_once = 2});
    room.ask(task("a.test"));
    room.ask(task("b.test"));
    room.ask(task("c.test"));
    room.ring();
    room.run();

    REQUIRE(room.outcomes.size() == 3);
    CHECK(room.lack(0) == Lack::busy);
    CHECK(room.found(1));
    CHECK(room.found(2));
    CHECK(room.measured == 2);
}

TEST_CASE("a young result is given again, an old one is measured anew", "[scrape]")
{
    Room room({.reuse = 30s});
    room.over->ring();
    room.ask(task("a.test"));
    room.run();
    room.clock.time += 29s;
    room.ask(task("a.test"));
    room.run();
    CHECK(room.measured == 1);

    room.clock.time += 2s;
    room.ask(task("a.test"));
    room.run();

    CHECK(room.measured == 2);
    CHECK(room.found(2));
}

TEST_CASE("a scrape that cannot wait is told so; the next has the result", "[scrape]")
{
    Room room({.reuse = 0s, .stale = 600s});
    room.ask(task("slow.test"), 5ms);
    room.context.run_for(200ms);
    REQUIRE(room.outcomes.size() == 1);
    CHECK(room.lack(0) == Lack::late);

    room.ring();
    room.run();
    room.over = std::make_shared<Bell>(room.context.get_executor());
    room.clock.time += 60s;
    room.ask(task("slow.test"), 5ms);
    room.context.restart();
    room.context.run_for(200ms);

    REQUIRE(room.outcomes.size() == 2);
    CHECK(room.found(1));
    CHECK(room.measured == 2);
    room.ring();
    room.run();
}

TEST_CASE("a result too old stands in for nothing", "[scrape]")
{
    Room room({.reuse = 0s, .stale = 600s});
    room.over->ring();
    room.ask(task("slow.test"));
    room.run();
    room.over = std::make_shared<Bell>(room.context.get_executor());
    room.clock.time += 601s;
    room.ask(task("slow.test"), 5ms);
    room.context.restart();
    room.context.run_for(200ms);

    REQUIRE(room.outcomes.size() == 2);
    CHECK(room.lack(1) == Lack::late);
    room.ring();
    room.run();
}

TEST_CASE("what could not be measured is not kept", "[scrape]")
{
    Room room;
    room.over->ring();
    room.unfit = true;
    room.ask(task("a.test"));
    room.run();
    room.unfit = false;
    room.ask(task("a.test"));
    room.run();

    CHECK(room.lack(0) == Lack::unfit);
    CHECK(room.found(1));
}

TEST_CASE("the kept results are bounded", "[scrape]")
{
    Room room({.reuse = 3600s, .most_kept = 2});
    room.over->ring();
    for (const auto* domain : {"a.test", "b.test", "c.test", "a.test"}) {
        room.ask(task(domain));
        room.run();
    }

    CHECK(room.measured == 4);
}
