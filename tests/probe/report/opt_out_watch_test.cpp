#include "probe/report/https_opt_outs.hpp"
#include "probe/report/opt_out_watch.hpp"
#include "tests/fakes/fake_edge.hpp"

#include <catch2/catch.hpp>

using namespace probe;
using namespace std::chrono_literals;
using Domains = std::vector<std::string>;

namespace {

/// A collector at which somebody opts out at a certain time.
class FakeSource final : public OptOutSource {
public:
    FakeSource(const fakes::FakeClock& clock, measure::Timestamp when) : clock_(clock), when_(when) {}

    boost::asio::awaitable<measure::Result<OwnersWishes>> wishes() override
    {
        ++asked;
        if (failures > 0) {
            --failures;
            co_return measure::error("not_connected", "collector");
        }
        OwnersWishes wishes;
        if (clock_.time >= when_) {
            wishes.opted_out.emplace_back("out.test");
        }
        co_return wishes;
    }

    int asked = 0;
    int failures = 0;

private:
    const fakes::FakeClock& clock_;
    measure::Timestamp when_;
};

}  // namespace

TEST_CASE("an opt-out at the collector reaches the probe within half an hour, however long a pause was asked for",
          "[report]")
{
    const auto pause = GENERATE(as<measure::Duration>{}, 1min, 15min, 24h);
    fakes::FakeClock clock;
    const auto opted = clock.time + 3h + 7s;
    FakeSource source(clock, opted);
    std::optional<measure::Timestamp> told;
    report::OptOutWatch* running = nullptr;
    report::OptOutWatch watch(source, clock, pause, [&](const OwnersWishes& wishes) {
        if (!wishes.opted_out.empty()) {
            told = clock.time;
            running->stop();
        }
    });
    running = &watch;

    fakes::run(watch.run());

    REQUIRE(told);
    CHECK(*told - opted <= std::min<measure::Duration>(pause, 30min));
}

TEST_CASE("while the collector does not answer, what it said last holds, and it is asked again", "[report]")
{
    fakes::FakeClock clock;
    FakeSource source(clock, clock.time);
    int told = 0;
    report::OptOutWatch* running = nullptr;
    report::OptOutWatch watch(source, clock, 15min, [&](const OwnersWishes&) {
        if (++told == 2) {
            running->stop();
        }
    });
    running = &watch;
    REQUIRE(fakes::run(watch.look()));
    source.failures = 3;

    fakes::run(watch.run());

    CHECK(source.asked == 5);
    CHECK(told == 2);
}

TEST_CASE("only the collector's own list is believed", "[report]")
{
    const auto told =
        report::read_wishes(R"({"domains":["a.test"],"rechecks":["b.test"],"server_time":"2026-11-21T00:00:00Z"})");
    const auto earlier = report::read_wishes(R"({"domains":[],"server_time":"2026-11-21T00:00:00Z"})");

    CHECK(told->opted_out == Domains{"a.test"});
    CHECK(told->rechecks == Domains{"b.test"});
    CHECK(earlier->opted_out.empty());
    CHECK(earlier->rechecks.empty());
    for (const auto* body : {"", "<html>", "{}", R"({"domains":[]})", R"({"server_time":"2026-11-21T00:00:00Z"})",
                             R"({"domains":[1],"server_time":"2026-11-21T00:00:00Z"})"}) {
        CAPTURE(body);
        CHECK_FALSE(report::read_wishes(body));
    }
}
