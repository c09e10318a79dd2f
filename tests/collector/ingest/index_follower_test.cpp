#include "collector/ingest/index_follower.hpp"
#include "tests/collector/ledger/entries.hpp"
#include "tests/fakes/memory_ledger.hpp"

#include <catch2/catch.hpp>

#include <future>

using namespace collector;
using collector::ingest::IndexFollower;
using namespace std::chrono_literals;

namespace {

constexpr IndexFollower::Patience kImpatient{.first = 1ms, .longest = 2ms};

/// What the index was given, in order; refuses what it is told to.
struct Taken {
    std::vector<std::uint64_t> positions;
    std::vector<std::uint64_t> fresh;
    std::atomic<int> complaints = 0;
    std::function<measure::Result<void>(std::uint64_t)> refuse = [](std::uint64_t) { return measure::Result<void>(); };

    IndexFollower::Work work()
    {
        return {.judge = [this](const LedgerEntry& entry) { return judge(entry.position); },
                .judge_fresh =
                    [this](const ingest::FreshBatch& batch) {
                        fresh.push_back(batch.position);
                        return judge(batch.position);
                    },
                .take = [this](std::vector<IndexEntry> group) { return take(group); },
                .complain = [this](const measure::Error&) { ++complaints; }};
    }

private:
    measure::Result<IndexEntry> judge(std::uint64_t position)
    {
        return refuse(position).map([&] { return IndexEntry{.position = position, .at = {}}; });
    }

    measure::Result<void> take(const std::vector<IndexEntry>& group)
    {
        for (const auto& entry : group) {
            positions.push_back(entry.position);
        }
        return {};
    }
};

MemoryLedger ledger_of(std::uint64_t entries)
{
    MemoryLedger ledger;
    for (std::uint64_t seq = 1; seq <= entries; ++seq) {
        REQUIRE(ledger.keep(ledger::batch_entry(seq)));
    }
    return ledger;
}

}  // namespace

TEST_CASE("the index takes what the ledger has beyond the watermark, in order", "[ingest]")
{
    const auto ledger = ledger_of(5);
    Taken taken;

    IndexFollower follower(ledger, 2, taken.work(), kImpatient);

    REQUIRE(follower.wait_for(5, 5s));
    CHECK(taken.positions == std::vector<std::uint64_t>{3, 4, 5});
    CHECK_FALSE(follower.behind());
}

TEST_CASE("an index that fails stays behind, says so, and catches up without skipping an entry", "[ingest][fault]")
{
    const auto ledger = ledger_of(3);
    Taken taken;
    taken.refuse = [&](std::uint64_t position) -> measure::Result<void> {
        if (position == 2 && taken.complaints < 3) {
            return measure::error("database is locked");
        }
        return {};
    };

    IndexFollower follower(ledger, 0, taken.work(), kImpatient);

    REQUIRE(follower.wait_for(3, 5s));
    CHECK(taken.complaints == 3);
    CHECK(taken.positions == std::vector<std::uint64_t>{1, 2, 3});
}

TEST_CASE("a batch that is decoded already is not read from the ledger, in the same order", "[ingest]")
{
    auto ledger = ledger_of(2);
    Taken taken;
    IndexFollower follower(ledger, 2, taken.work(), kImpatient);

    for (std::uint64_t position = 3; position <= 4; ++position) {
        REQUIRE(ledger.keep(ledger::batch_entry(position)));
    }
    follower.batch_kept({.position = 4, .at = {}, .received = {}, .header = {}, .lines = {}, .raw_octets = 100});

    REQUIRE(follower.wait_for(4, 5s));
    CHECK(taken.positions == std::vector<std::uint64_t>{3, 4});
    CHECK(taken.fresh == std::vector<std::uint64_t>{4});
}

TEST_CASE("a job runs once the index has what the ledger had", "[ingest]")
{
    const auto ledger = ledger_of(2);
    Taken taken;
    std::promise<void> ran;

    IndexFollower follower(ledger, 0, taken.work(), kImpatient);
    follower.run_soon([&] { ran.set_value(); });

    REQUIRE(ran.get_future().wait_for(5s) == std::future_status::ready);
    CHECK(taken.positions == std::vector<std::uint64_t>{1, 2});
}
