#include "spool_setup.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace std::chrono_literals;
namespace spool = probe::spool;
using spool::at;
using spool::header_of;
using spool::line;
using spool::payloads_in;

namespace {

/// Two sealed batches and an open one of three lines.
void fill(spool::SimulatedDisk& disk)
{
    const auto kept = spool::must_open(disk);
    for (const auto* payload : {"1", "2"}) {
        REQUIRE(kept->append(line(payload), at(0s)));
        REQUIRE(kept->seal(at(0s)));
    }
    for (const auto* payload : {"3", "4", "5"}) {
        REQUIRE(kept->append(line(payload), at(0s)));
    }
}

std::filesystem::path path_ending(const spool::SimulatedDisk& disk, std::string_view ending)
{
    const auto paths = disk.paths();
    const auto found = std::ranges::find_if(paths, [&](const auto& path) { return path.string().ends_with(ending); });
    REQUIRE(found != paths.end());
    return *found;
}

std::vector<std::string> all_payloads(spool::SimulatedDisk& disk)
{
    const auto kept = spool::must_open(disk);
    REQUIRE(kept->append(line("fresh"), at(1s)));
    REQUIRE(kept->seal(at(1s)));
    std::vector<std::string> payloads;
    for (const auto& batch : deliver_all(*kept)) {
        const auto some = payloads_in(batch);
        payloads.insert(payloads.end(), some.begin(), some.end());
    }
    return payloads;
}

using Payloads = std::vector<std::string>;

}  // namespace

TEST_CASE("A torn tail is dropped, the lines before it stay", "[spool]")
{
    const auto cut = GENERATE(1U, 3U, 30U, 100U);
    spool::SimulatedDisk disk;
    fill(disk);
    auto& bytes = disk.bytes(path_ending(disk, ".open"));
    bytes.resize(bytes.size() - cut);

    CHECK(all_payloads(disk) == Payloads{"1", "2", "3", "4", "fresh"});
}

TEST_CASE("A damaged batch is set aside and buried, the others are delivered", "[spool]")
{
    spool::SimulatedDisk disk;
    fill(disk);
    disk.bytes(path_ending(disk, "1.batch")).at(50) ^= 1;

    const auto kept = spool::must_open(disk);
    const auto first = kept->oldest().value();
    REQUIRE(kept->seal(at(1s)));
    const auto batches = deliver_all(*kept);

    CHECK(payloads_in(*first) == Payloads{"2"});
    const auto graves = header_of(batches.at(1)).tombstones;
    REQUIRE(graves.size() == 1);
    CHECK(graves[0].first == 1);
    CHECK(graves[0].reason == "corrupt");
    CHECK(kept->status().quarantined_files == 1);
}

TEST_CASE("A batch that somebody deleted is buried", "[spool]")
{
    spool::SimulatedDisk disk;
    fill(disk);
    const auto kept = spool::must_open(disk);
    REQUIRE(disk.remove(path_ending(disk, "1.batch")));

    const auto first = kept->oldest().value();

    CHECK(payloads_in(*first) == Payloads{"2"});
    CHECK(kept->status().given_up.at("corrupt") == 1);
}

TEST_CASE("After damage to the open batch its number is spent and its good lines move on", "[spool]")
{
    spool::SimulatedDisk disk;
    fill(disk);
    disk.bytes(path_ending(disk, ".open")).at(10) ^= 1;

    const auto kept = spool::must_open(disk);
    REQUIRE(kept->seal(at(1s)));
    const auto batches = deliver_all(*kept);

    REQUIRE(batches.size() == 3);
    CHECK(batches[2].id.seq == 4);
    CHECK(payloads_in(batches[2]) == Payloads{"3", "4", "5"});
    CHECK(header_of(batches[2]).previous_sha256 == batches[1].sha256);
    CHECK(header_of(batches[2]).tombstones.at(0).first == 3);
}

TEST_CASE("Without its stream file a spool begins a new stream and loses no line", "[spool]")
{
    spool::SimulatedDisk disk;
    fill(disk);
    disk.bytes(path_ending(disk, ".stream")).at(40) ^= 1;

    const auto kept = spool::must_open(disk);
    REQUIRE(kept->seal(at(1s)));
    const auto batches = deliver_all(*kept);

    REQUIRE(batches.size() == 3);
    CHECK(batches[0].id.stream == batches[1].id.stream);
    CHECK(batches[2].id.stream != batches[0].id.stream);
    CHECK(batches[2].id.seq == 1);
    CHECK(payloads_in(batches[2]) == Payloads{"3", "4", "5"});
}

TEST_CASE("One flipped bit in any octet of any file costs at most what it hit", "[spool]")
{
    const auto file = GENERATE(as<std::string>{}, ".stream", "1.batch", "2.batch", ".open");

    for (std::size_t offset = 0;; offset += 7) {
        spool::SimulatedDisk disk;
        fill(disk);
        auto& bytes = disk.bytes(path_ending(disk, file));
        if (offset >= bytes.size()) {
            break;
        }
        bytes.at(offset) ^= static_cast<char>(1U << (offset % 8));

        const auto payloads = all_payloads(disk);

        const std::set<std::string> distinct(payloads.begin(), payloads.end());
        CHECK(distinct.size() == payloads.size());
        CHECK(payloads.size() >= 5);
        CHECK(payloads.back() == "fresh");
    }
}

TEST_CASE("Files of another version or of nobody are left alone", "[spool]")
{
    spool::SimulatedDisk disk;
    fill(disk);
    const auto foreign = disk.create(spool::kDirectory / "notes.txt").value();
    REQUIRE(disk.write(foreign, "mine"));

    CHECK(all_payloads(disk).size() == 6);
    CHECK(disk.read(spool::kDirectory / "notes.txt").value() == "mine");
}
