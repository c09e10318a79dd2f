#include "collector/ledger/drop.hpp"
#include "collector/ledger/segment_ledger.hpp"
#include "collector/ledger/verify.hpp"
#include "tests/collector/ledger/entries.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using namespace collector;
using namespace collector::ledger;

namespace {

/// Segments of two or three entries; every fourth entry is a frame.
void fill(const TemporaryDirectory& at, std::uint64_t entries)
{
    auto ledger = SegmentLedger::open({.directory = at.path(), .segment_octets = 1000, .on_commit = {}}).value();
    for (std::uint64_t seq = 1; seq <= entries; ++seq) {
        auto entry = batch_entry(seq);
        if (seq % 4 == 0) {
            entry.fact = ImportedFrame{"AA", "ff", "[frame]\n"};
        }
        REQUIRE(ledger->append_now(std::move(entry)));
    }
}

std::vector<Root> roots_of(const TemporaryDirectory& at)
{
    return roots(load(at.path()).value()).value();
}

measure::Timestamp second(std::uint64_t seq)
{
    return measure::Timestamp(std::chrono::seconds(1'000 + seq));
}

std::size_t replayed(const TemporaryDirectory& at)
{
    const auto ledger = SegmentLedger::open({.directory = at.path(), .segment_octets = 1000, .on_commit = {}}).value();
    std::size_t count = 0;
    REQUIRE(ledger->replay(1, ledger->last(), [&](const LedgerEntry&) {
        ++count;
        return measure::Result<void>();
    }));
    return count;
}

}  // namespace

TEST_CASE("what was dropped leaves a stub, the rest is there, and the chain holds to the same last hash", "[ledger][drop]")
{
    const TemporaryDirectory at;
    fill(at, 20);
    const auto before = verify(at.path()).value();
    REQUIRE(before.findings.empty());

    const auto dropped = drop(at.path(), second(12), roots_of(at), daemons::real_files()).value();

    const auto after = verify(at.path()).value();
    CHECK(after.findings.empty());
    CHECK(after.last_sha256 == before.last_sha256);
    CHECK(after.last == 20);
    CHECK(after.dropped > 4);
    CHECK(after.entries + after.dropped == before.entries);
    CHECK(after.octets < before.octets);
    CHECK(dropped.front().first == 1);
    CHECK(replayed(at) == after.entries);
    const auto ledger = SegmentLedger::open({.directory = at.path(), .segment_octets = 1000, .on_commit = {}}).value();
    CHECK(ledger->damaged() == 0);
    CHECK(std::holds_alternative<ImportedFrame>(ledger->read(4)->fact));
    CHECK_FALSE(ledger->read(1));
    CHECK(ledger->append_now(batch_entry(21)).value() == 21);
}

TEST_CASE("done twice, or after an interruption, it comes to the same end", "[ledger][drop]")
{
    const TemporaryDirectory at;
    fill(at, 20);
    const auto published = roots_of(at);
    const auto first_segment = segment_path(at.path(), 1);
    const auto old = read_whole(first_segment).value();
    REQUIRE(drop(at.path(), second(12), published, daemons::real_files()));
    const auto once = verify(at.path()).value();

    std::ofstream(first_segment, std::ios::binary) << old;
    CHECK(verify(at.path()).value().findings.empty());
    REQUIRE(drop(at.path(), second(12), published, daemons::real_files()));

    const auto twice = verify(at.path()).value();
    CHECK(twice.findings.empty());
    CHECK(twice.entries == once.entries);
    CHECK(twice.last_sha256 == once.last_sha256);
}

TEST_CASE("nothing is dropped whose root was not published, and nothing of the newest segment", "[ledger][drop]")
{
    const TemporaryDirectory at;
    fill(at, 20);
    auto published = roots_of(at);
    const auto before = verify(at.path()).value();

    SECTION("a root is missing")
    {
        published.erase(published.begin());
        CHECK_FALSE(drop(at.path(), second(12), published, daemons::real_files()));
        CHECK(verify(at.path())->octets == before.octets);
    }
    SECTION("another hash was published")
    {
        published.front().sha256 = std::string(64, '0');
        CHECK_FALSE(drop(at.path(), second(12), published, daemons::real_files()));
        CHECK(verify(at.path())->octets == before.octets);
    }
    SECTION("everything is older than asked for")
    {
        REQUIRE(drop(at.path(), second(1000), published, daemons::real_files()));
        CHECK(verify(at.path())->last_sha256 == before.last_sha256);
        CHECK(verify(at.path())->entries > 0);
    }
}

TEST_CASE("a stub that was changed is found", "[ledger][drop][fault]")
{
    const TemporaryDirectory at;
    fill(at, 20);
    const auto dropped = drop(at.path(), second(12), roots_of(at), daemons::real_files()).value();
    auto changed = dropped[1];
    changed.previous_sha256 = std::string(64, '0');
    std::ofstream(stub_path(at.path(), changed.first)) << stub_text(changed);

    CHECK_FALSE(verify(at.path())->findings.empty());
}

TEST_CASE("a stub and a root come back from their text", "[ledger][drop]")
{
    const DroppedRange range{.first = 3,
                             .last = 7,
                             .octets = 99,
                             .from = second(3),
                             .until = second(7),
                             .previous_sha256 = "aa",
                             .last_sha256 = "bb"};
    CHECK(stub_text(read_stub(stub_text(range), "x").value()) == stub_text(range));
    CHECK_FALSE(read_stub("{}", "x"));
    const Root root{.first = 1, .last = 2, .octets = 3, .until = second(2), .sha256 = "cc"};
    CHECK(read_root(root_line(root)).value() == root);
    CHECK_FALSE(read_root("nonsense"));
}
