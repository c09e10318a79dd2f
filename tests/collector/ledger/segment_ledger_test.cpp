#include "collector/ledger/segment_ledger.hpp"
#include "collector/ledger/verify.hpp"
#include "tests/collector/ledger/entries.hpp"
#include "tests/collector/ledger/faulty_files.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <catch2/catch.hpp>

#include <fstream>

using namespace collector;
using namespace collector::ledger;

namespace {

constexpr std::size_t kSmall = 1000;  ///< Two entries a segment.

std::unique_ptr<SegmentLedger> opened(const TemporaryDirectory& at, daemons::FileOps& files = daemons::real_files(),
                                      std::size_t segment_octets = kSmall)
{
    return SegmentLedger::open({.directory = at.path(), .segment_octets = segment_octets, .on_commit = {}}, files).value();
}

std::vector<std::uint64_t> seqs_in(const Ledger& ledger)
{
    std::vector<std::uint64_t> seqs;
    const auto visit = [&](const LedgerEntry& entry) {
        seqs.push_back(seq_of(entry));
        return measure::Result<void>();
    };
    REQUIRE(ledger.replay(1, ledger.last(), visit));
    return seqs;
}

void append_through(SegmentLedger& ledger, std::uint64_t first, std::uint64_t last)
{
    for (auto seq = first; seq <= last; ++seq) {
        REQUIRE(ledger.append_now(batch_entry(seq)));
    }
}

boost::asio::awaitable<void> append_one(SegmentLedger& ledger, std::uint64_t seq, std::set<std::uint64_t>& positions)
{
    auto entry = batch_entry(seq);
    const auto position = co_await ledger.append(std::move(entry));
    positions.insert(position.value());
}

void flip(const std::filesystem::path& path, std::streamoff at)
{
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(at);
    file.put('!');
}

}  // namespace

TEST_CASE("entries are there after the ledger was closed and opened, over several segments", "[ledger]")
{
    const TemporaryDirectory at;
    append_through(*opened(at), 1, 5);
    append_through(*opened(at), 6, 7);

    const auto ledger = opened(at);

    CHECK(ledger->last() == 7);
    CHECK(seqs_in(*ledger) == std::vector<std::uint64_t>{1, 2, 3, 4, 5, 6, 7});
    CHECK(seq_of(ledger->read(6).value()) == 6);
    CHECK_FALSE(ledger->read(8));
    CHECK(verify(at.path())->findings.empty());
    CHECK(verify(at.path())->entries == 7);
}

TEST_CASE("coroutines that append together share commits and get positions of their own", "[ledger]")
{
    const TemporaryDirectory at;
    std::atomic<std::size_t> commits = 0;
    auto ledger = SegmentLedger::open({.directory = at.path(), .on_commit = [&](const Commit&) { ++commits; }}).value();
    boost::asio::io_context context;
    std::set<std::uint64_t> positions;

    for (std::uint64_t seq = 1; seq <= 100; ++seq) {
        boost::asio::co_spawn(context, append_one(*ledger, seq, positions), boost::asio::detached);
    }
    context.run();
    ledger.reset();

    CHECK(positions.size() == 100);
    CHECK(*positions.rbegin() == 100);
    CHECK(commits < 100);
}

TEST_CASE("a torn tail is cut off at the start and kept aside", "[ledger][fault]")
{
    const TemporaryDirectory at;
    append_through(*opened(at, daemons::real_files(), 1U << 20U), 1, 2);
    const auto path = segment_path(at.path(), 1);
    std::filesystem::resize_file(path, std::filesystem::file_size(path) - 3);

    auto ledger = opened(at, daemons::real_files(), 1U << 20U);
    append_through(*ledger, 3, 3);

    CHECK(seqs_in(*ledger) == std::vector<std::uint64_t>{1, 3});
    CHECK(verify(at.path())->findings.empty());
    CHECK_FALSE(std::filesystem::is_empty(at.path() / "quarantine"));
}

TEST_CASE("damage in the middle is counted and found, and never stops the start", "[ledger][fault]")
{
    const TemporaryDirectory at;
    append_through(*opened(at, daemons::real_files(), 1U << 20U), 1, 3);
    flip(segment_path(at.path(), 1), 20);

    const auto ledger = opened(at, daemons::real_files(), 1U << 20U);

    CHECK(ledger->damaged() == 1);
    CHECK(seqs_in(*ledger) == std::vector<std::uint64_t>{2, 3});
    CHECK_FALSE(ledger->read(1));
    CHECK_FALSE(verify(at.path())->findings.empty());
}

TEST_CASE("a removed segment and a forged entry are both found", "[ledger][fault]")
{
    const TemporaryDirectory at;
    append_through(*opened(at), 1, 6);

    SECTION("removed")
    {
        std::filesystem::remove(segment_path(at.path(), 3));
        CHECK(opened(at)->damaged() == 2);
    }
    SECTION("forged, checksum and all")
    {
        auto forged = batch_entry(99);
        forged.position = 1;
        TemporaryDirectory other;
        append_through(*opened(other), 99, 99);
        append_through(*opened(other), 2, 2);
        std::filesystem::copy_file(segment_path(other.path(), 1), segment_path(at.path(), 1),
                                   std::filesystem::copy_options::overwrite_existing);
        CHECK(opened(at)->damaged() == 0);
    }

    CHECK_FALSE(verify(at.path())->findings.empty());
}

TEST_CASE("F5: a full disk fails the append, and a later one succeeds", "[ledger][fault]")
{
    const TemporaryDirectory at;
    FaultyFiles files;
    auto ledger = opened(at, files);
    append_through(*ledger, 1, 1);

    files.write_fault = FaultyFiles::Fault::no_space;
    CHECK_FALSE(ledger->append_now(batch_entry(2)));
    files.write_fault = FaultyFiles::Fault::none;
    append_through(*ledger, 2, 3);

    CHECK(seqs_in(*ledger) == std::vector<std::uint64_t>{1, 2, 3});
    ledger.reset();
    CHECK(seqs_in(*opened(at)) == std::vector<std::uint64_t>{1, 2, 3});
    CHECK(verify(at.path())->findings.empty());
}

TEST_CASE("F6: after a failed fsync the segment is not trusted and a new one begins", "[ledger][fault]")
{
    const TemporaryDirectory at;
    FaultyFiles files;
    auto ledger = opened(at, files, 1U << 20U);
    const auto before = GENERATE(0U, 2U);
    append_through(*ledger, 1, before);
    files.truncate_fails = GENERATE(false, true);

    files.sync_fails = true;
    CHECK_FALSE(ledger->append_now(batch_entry(50)));
    CHECK_FALSE(ledger->append_now(batch_entry(51)));
    files.sync_fails = false;
    append_through(*ledger, before + 1, before + 2);
    ledger.reset();

    const auto again = opened(at);
    CHECK(again->last() == before + 2);
    CHECK(seqs_in(*again).back() == before + 2);
    CHECK(seqs_in(*again).size() == before + 2);
    CHECK(verify(at.path())->findings.empty());
}

TEST_CASE("F3: with the power cut at any call, what was acknowledged is there and nothing is there twice", "[ledger][fault]")
{
    constexpr std::uint64_t kEntries = 5;
    const bool lose = GENERATE(false, true);
    bool survived = false;
    for (std::size_t cut = 0; !survived && cut < 200; ++cut) {
        const TemporaryDirectory at;
        FaultyFiles files;
        files.cut_at = cut;
        std::uint64_t acked = 0;
        if (auto ledger = SegmentLedger::open({.directory = at.path(), .segment_octets = kSmall, .on_commit = {}}, files)) {
            while (acked < kEntries && (*ledger)->append_now(batch_entry(acked + 1))) {
                ++acked;
            }
        }
        if (lose) {
            files.lose_unsynced();
        }
        survived = files.calls <= cut;

        auto again = opened(at);
        const auto kept = again->last();
        CHECK(kept >= acked);
        CHECK(kept <= acked + 1);
        append_through(*again, kept + 1, kEntries + 2);
        CHECK(seqs_in(*again) == std::vector<std::uint64_t>{1, 2, 3, 4, 5, 6, 7});
        CHECK(verify(at.path())->findings.empty());
    }
    CHECK(survived);
}
