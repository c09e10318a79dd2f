#include "codec/batch.hpp"
#include "spool_setup.hpp"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;
namespace spool = probe::spool;
using spool::at;
using spool::header_of;
using spool::line;
using spool::payloads_in;

TEST_CASE("Sealed batches are numbered from 1 and name the one before", "[spool]")
{
    spool::SimulatedDisk disk;
    const auto kept = spool::must_open(disk);

    REQUIRE(kept->append(line("a"), at(0s)));
    REQUIRE(kept->seal(at(1s)).value());
    REQUIRE(kept->append(line("b"), at(2s)));
    REQUIRE(kept->seal(at(3s)).value());
    const auto batches = deliver_all(*kept);

    REQUIRE(batches.size() == 2);
    CHECK(batches[0].id.seq == 1);
    CHECK(batches[0].id.stream.size() == 32);
    CHECK(header_of(batches[0]).previous_sha256.empty());
    CHECK(batches[1].id.seq == 2);
    CHECK(header_of(batches[1]).previous_sha256 == batches[0].sha256);
    CHECK(payloads_in(batches[1]) == std::vector<std::string>{"b"});
}

TEST_CASE("Nothing is sealed where nothing was written", "[spool]")
{
    spool::SimulatedDisk disk;
    const auto kept = spool::must_open(disk);

    CHECK_FALSE(kept->seal(at(0s)).value());
    CHECK_FALSE(kept->oldest().value());
}

TEST_CASE("The same bytes are offered until they are acknowledged, across a restart too", "[spool]")
{
    spool::SimulatedDisk disk;
    auto kept = spool::must_open(disk);
    REQUIRE(kept->append(line("a"), at(0s)));
    REQUIRE(kept->seal(at(1s)));
    const auto first = kept->oldest().value();

    const auto again = kept->oldest().value();
    kept.reset();
    kept = spool::must_open(disk);
    const auto restarted = kept->oldest().value();

    CHECK(again->bytes == first->bytes);
    CHECK(restarted->bytes == first->bytes);
    CHECK(restarted->id == first->id);
}

TEST_CASE("A number is not used again after its batch was delivered", "[spool]")
{
    spool::SimulatedDisk disk;
    auto kept = spool::must_open(disk);
    REQUIRE(kept->append(line("a"), at(0s)));
    REQUIRE(kept->seal(at(1s)));
    const auto first = deliver_all(*kept);

    kept.reset();
    kept = spool::must_open(disk);
    REQUIRE(kept->append(line("b"), at(2s)));
    REQUIRE(kept->seal(at(3s)));
    const auto second = deliver_all(*kept);

    CHECK(second.at(0).id.seq == 2);
    CHECK(second.at(0).id.stream == first.at(0).id.stream);
    CHECK(header_of(second.at(0)).previous_sha256 == first.at(0).sha256);
}

TEST_CASE("A batch is sealed before it grows beyond its bounds", "[spool]")
{
    spool::SimulatedDisk disk;
    const auto kept = spool::must_open(disk);

    for (int i = 0; i < 25; ++i) {
        REQUIRE(kept->append(line(std::to_string(i)), at(0s)));
    }

    const auto batches = deliver_all(*kept);
    REQUIRE(batches.size() >= 2);
    CHECK(payloads_in(batches[0]).size() <= 10);
    CHECK(kept->status().open_lines <= 10);
}

TEST_CASE("A line no collector would take is refused and harms nothing", "[spool]")
{
    spool::SimulatedDisk disk;
    const auto kept = spool::must_open(disk);
    measure::TaskResult bomb;
    bomb.evidence.task.round = "2026-01-01";
    bomb.evidence.notes = {std::string(900'000, 'a')};

    const auto refused = kept->append(bomb, at(0s));
    REQUIRE(kept->append(line("good"), at(0s)));
    REQUIRE(kept->seal(at(1s)));

    CHECK_FALSE(refused);
    CHECK(payloads_in(deliver_all(*kept).at(0)) == std::vector<std::string>{"good"});
}

TEST_CASE("A batch set aside is kept, out of the way, and buried in the next header", "[spool]")
{
    spool::SimulatedDisk disk;
    const auto kept = spool::must_open(disk);
    REQUIRE(kept->append(line("bad"), at(0s)));
    REQUIRE(kept->seal(at(1s)));
    const auto bad = kept->oldest().value();

    REQUIRE(kept->set_aside(bad->id, "line_unreadable"));
    REQUIRE(kept->append(line("good"), at(2s)));
    REQUIRE(kept->seal(at(3s)));
    const auto next = deliver_all(*kept).at(0);

    const auto graves = header_of(next).tombstones;
    REQUIRE(graves.size() == 1);
    CHECK(graves[0].first == 1);
    CHECK(graves[0].last == 1);
    CHECK(graves[0].results == 1);
    CHECK(graves[0].reason == "line_unreadable");
    CHECK(graves[0].last_sha256 == bad->sha256);
    CHECK(kept->status().quarantined_files == 1);
}

TEST_CASE("Only the batch on offer can be acknowledged", "[spool]")
{
    spool::SimulatedDisk disk;
    const auto kept = spool::must_open(disk);
    REQUIRE(kept->append(line("a"), at(0s)));
    REQUIRE(kept->seal(at(1s)));
    const auto offered = kept->oldest().value();
    auto foreign = offered->id;
    foreign.seq += 1;

    CHECK_FALSE(kept->acknowledge(foreign));
    CHECK(kept->oldest().value()->id == offered->id);
}

TEST_CASE("The directory of one probe is refused to another", "[spool]")
{
    spool::SimulatedDisk disk;
    spool::must_open(disk).reset();

    const auto other = spool::SegmentSpool::open(spool::small_options(), {"other", "boot", "test/1"}, disk);

    REQUIRE_FALSE(other);
    CHECK_FALSE(other.error().remedy.empty());
}
