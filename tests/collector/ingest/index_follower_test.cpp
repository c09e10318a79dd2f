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
    std::vector<std::uint64_t> taken;
    const auto take = [&](const LedgerEntry& entry) {
        taken.push_back(entry.position);
        return measure::Result<void>();
    };

    IndexFollower follower(
        ledger, 2, take, [](const measure::Error&) {}, kImpatient);

    REQUIRE(follower.wait_for(5, 5s));
    CHECK(taken == std::vector<std::uint64_t>{3, 4, 5});
    CHECK_FALSE(follower.behind());
}

TEST_CASE("an index that fails stays behind, says so, and catches up without skipping an entry", "[ingest][fault]")
{
    const auto ledger = ledger_of(3);
    std::vector<std::uint64_t> taken;
    std::atomic<int> complaints = 0;
    const auto take = [&](const LedgerEntry& entry) -> measure::Result<void> {
        if (entry.position == 2 && complaints < 3) {
            return measure::error("database is locked");
        }
        taken.push_back(entry.position);
        return {};
    };

    IndexFollower follower(
        ledger, 0, take, [&](const measure::Error&) { ++complaints; }, kImpatient);

    REQUIRE(follower.wait_for(3, 5s));
    CHECK(complaints == 3);
    CHECK(taken == std::vector<std::uint64_t>{1, 2, 3});
}

TEST_CASE("a job runs once the index has what the ledger had", "[ingest]")
{
    const auto ledger = ledger_of(2);
    std::vector<std::string> order;
    std::promise<void> ran;
    const auto take = [&](const LedgerEntry&) {
        order.emplace_back("entry");
        return measure::Result<void>();
    };

    IndexFollower follower(
        ledger, 0, take, [](const measure::Error&) {}, kImpatient);
    follower.run_soon([&] { ran.set_value(); });

    REQUIRE(ran.get_future().wait_for(5s) == std::future_status::ready);
    CHECK(order == std::vector<std::string>{"entry", "entry"});
}
