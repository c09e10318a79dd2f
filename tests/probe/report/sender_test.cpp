#include "probe/report/sender.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <catch2/catch.hpp>

#include <deque>

using namespace std::chrono_literals;
using probe::Delivery;
using probe::report::Sender;

namespace {

namespace asio = boost::asio;

/// Time passes when somebody waits.
class FakeClock final : public probe::Clock {
public:
    measure::Timestamp now() const override { return measure::Timestamp(passed); }
    measure::Duration ticks() const override { return passed; }
    asio::awaitable<void> wait(measure::Duration duration) override
    {
        passed += duration;
        co_return;
    }

    measure::Duration passed{};
};

class FakeSpool final : public probe::Spool {
public:
    measure::Result<void> append(const measure::BatchLine&, measure::Timestamp) override { return {}; }
    measure::Result<bool> seal(measure::Timestamp) override { return false; }
    measure::Result<std::optional<measure::SealedBatch>> oldest() override
    {
        if (broken > 0) {
            --broken;
            return measure::error("Input/output error");
        }
        return batches.empty() ? std::nullopt : std::optional(batches.front());
    }
    measure::Result<void> acknowledge(const measure::BatchId& id) override
    {
        acknowledged.push_back(id.seq);
        batches.pop_front();
        return {};
    }
    measure::Result<void> set_aside(const measure::BatchId& id, std::string_view reason) override
    {
        aside.emplace_back(id.seq, reason);
        batches.pop_front();
        return {};
    }

    int broken = 0;
    std::deque<measure::SealedBatch> batches;
    std::vector<std::uint64_t> acknowledged;
    std::vector<std::pair<std::uint64_t, std::string>> aside;
};

/// Answers from a script; the last answer stays.
class FakeChannel final : public probe::ReportChannel {
public:
    asio::awaitable<Delivery> deliver(measure::SealedBatch batch) override
    {
        sent.push_back(batch.id.seq);
        auto answer = answers.front();
        if (answers.size() > 1) {
            answers.pop_front();
        }
        co_return answer;
    }

    std::deque<Delivery> answers;
    std::vector<std::uint64_t> sent;
};

Delivery answer(int status, std::string kind = {}, std::optional<std::chrono::seconds> retry_after = {})
{
    Delivery delivery;
    delivery.status = status;
    delivery.kind = std::move(kind);
    delivery.confirmed = status == 200;
    delivery.retry_after = retry_after;
    return delivery;
}

measure::SealedBatch batch(std::uint64_t seq)
{
    return {.id = {.probe = "lab", .stream = "s", .seq = seq}, .bytes = "bytes", .sha256 = "hash"};
}

/// One sender with everything around it false.
struct Bench {
    asio::io_context context;
    FakeClock clock;
    FakeSpool spool;
    FakeChannel channel;
    std::vector<probe::report::Attempt> attempts;
    Sender sender{
        spool, channel, clock, context.get_executor(), {}, [this](const auto& attempt) { attempts.push_back(attempt); }};

    /// Drains for so long; true when nothing is left.
    bool drain(measure::Duration within)
    {
        std::optional<bool> empty;
        asio::co_spawn(context, sender.drain(within), [&](const std::exception_ptr&, bool is_empty) { empty = is_empty; });
        context.run();
        return empty.value_or(false);
    }
};

}  // namespace

TEST_CASE("Batches are sent oldest first and forgotten once confirmed", "[report]")
{
    Bench bench;
    bench.spool.batches = {batch(1), batch(2), batch(3)};
    bench.channel.answers = {answer(200)};

    const bool empty = bench.drain(1min);

    CHECK(empty);
    CHECK(bench.spool.acknowledged == std::vector<std::uint64_t>{1, 2, 3});
}

TEST_CASE("A 200 that is not the collector's own frees nothing", "[report]")
{
    Bench bench;
    bench.spool.batches = {batch(1)};
    auto portal = answer(200);
    portal.confirmed = false;
    bench.channel.answers = {portal};

    CHECK_FALSE(bench.drain(10min));
    CHECK(bench.spool.acknowledged.empty());
    CHECK(bench.spool.batches.size() == 1);
}

TEST_CASE("A collector that is away is asked ever more rarely, until it is back", "[report]")
{
    Bench bench;
    bench.spool.batches = {batch(1)};
    bench.channel.answers = std::deque<Delivery>(20, answer(0, "not_connected"));
    bench.channel.answers.push_back(answer(200));

    const bool empty = bench.drain(24h);

    CHECK(empty);
    CHECK(bench.channel.sent.size() == 21);
    for (const auto& attempt : bench.attempts) {
        CHECK(attempt.wait <= 5min);
    }
    CHECK(bench.clock.passed > 5min);
}

TEST_CASE("Retry-After is waited out", "[report]")
{
    Bench bench;
    bench.spool.batches = {batch(1)};
    bench.channel.answers = {answer(503, "disk_full", 30s), answer(200)};

    CHECK(bench.drain(1h));
    CHECK(bench.attempts.at(0).wait >= 30s);
    CHECK(bench.attempts.at(0).wait <= 31s);
}

TEST_CASE("A batch refused for good is set aside after some tries and the next one is sent", "[report]")
{
    const auto [status, kind] = GENERATE(table<int, std::string>(
        {{422, "line_unreadable"}, {413, "batch_too_large"}, {409, "batch_differs"}, {403, "foreign_result"}}));
    Bench bench;
    bench.spool.batches = {batch(1), batch(2)};
    bench.channel.answers = {answer(status, kind), answer(status, kind), answer(status, kind), answer(200)};

    CHECK(bench.drain(1h));
    CHECK(bench.channel.sent == std::vector<std::uint64_t>{1, 1, 1, 2});
    CHECK(bench.spool.aside == std::vector<std::pair<std::uint64_t, std::string>>{{1, kind}});
}

TEST_CASE("A refused token keeps everything and is tried slowly", "[report]")
{
    const auto [status, kind] = GENERATE(table<int, std::string>({{401, "token_unknown"},
                                                                  {403, "foreign_batch"},
                                                                  {404, "not_found"},
                                                                  {302, ""},
                                                                  {0, "token_unreadable"},
                                                                  {0, "certificate_refused"}}));
    Bench bench;
    bench.spool.batches = {batch(1)};
    bench.channel.answers = {answer(status, kind)};

    CHECK_FALSE(bench.drain(2h));
    CHECK(bench.spool.batches.size() == 1);
    CHECK(bench.channel.sent.size() <= 49);
    CHECK(bench.channel.sent.size() >= 24);
}

TEST_CASE("A spool that cannot be read is tried again", "[report]")
{
    Bench bench;
    bench.spool.broken = 3;
    bench.spool.batches = {batch(1)};
    bench.channel.answers = {answer(200)};

    CHECK(bench.drain(1h));
    CHECK(bench.spool.acknowledged.size() == 1);
}

TEST_CASE("A sender that waits is woken by a new batch and ended by stop", "[report]")
{
    Bench bench;
    bench.channel.answers = {answer(200)};
    bool ended = false;
    asio::co_spawn(bench.context, bench.sender.run(), [&](const std::exception_ptr&) { ended = true; });
    bench.context.poll();

    bench.spool.batches = {batch(1)};
    bench.sender.wake();
    bench.context.poll();
    const auto sent = bench.channel.sent.size();
    bench.sender.stop();
    bench.context.poll();

    CHECK(sent == 1);
    CHECK(ended);
}
