#include "spool_setup.hpp"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;
namespace spool = probe::spool;
using spool::at;
using spool::header_of;
using spool::line;
using spool::payloads_in;

namespace {

constexpr std::size_t kBig = 6000;

}  // namespace

TEST_CASE("A full spool drops its oldest batches and says so in the next header", "[spool]")
{
    spool::SimulatedDisk disk;
    const auto kept = spool::must_open(disk);

    for (int i = 1; i <= 30; ++i) {
        REQUIRE(kept->append(line(std::to_string(i), kBig), at(0s)));
        REQUIRE(kept->seal(at(1s)));
        REQUIRE(disk.octets() <= spool::small_options().max_octets);
    }
    const auto batches = deliver_all(*kept);

    std::set<std::uint64_t> told;
    for (const auto& batch : batches) {
        told.insert(batch.id.seq);
        for (const auto& grave : header_of(batch).tombstones) {
            CHECK(grave.reason == "full");
            CHECK(grave.results == grave.last - grave.first + 1);
            for (auto seq = grave.first; seq <= grave.last; ++seq) {
                told.insert(seq);
            }
        }
    }
    CHECK(batches.size() < 30);
    CHECK(told.size() == 30);
    CHECK(kept->status().given_up.at("full") == 30 - batches.size());
}

TEST_CASE("Batches older than the bound are dropped when something is sealed", "[spool]")
{
    spool::SimulatedDisk disk;
    auto options = spool::small_options();
    options.max_age = 1h;
    auto kept = spool::must_open(disk, options);
    REQUIRE(kept->append(line("old"), at(0s)));
    REQUIRE(kept->seal(at(0s)));

    kept.reset();
    kept = spool::must_open(disk, options);
    REQUIRE(kept->append(line("new"), at(2h)));
    REQUIRE(kept->seal(at(2h)));
    const auto batches = deliver_all(*kept);

    REQUIRE(batches.size() == 1);
    CHECK(payloads_in(batches[0]) == std::vector<std::string>{"new"});
    CHECK(header_of(batches[0]).tombstones.at(0).reason == "age");
}

TEST_CASE("The batch being sent is not dropped", "[spool]")
{
    spool::SimulatedDisk disk;
    const auto kept = spool::must_open(disk);
    REQUIRE(kept->append(line("1", kBig), at(0s)));
    REQUIRE(kept->seal(at(0s)));
    const auto offered = kept->oldest().value();

    for (int i = 2; i <= 20; ++i) {
        REQUIRE(kept->append(line(std::to_string(i), kBig), at(0s)));
        REQUIRE(kept->seal(at(1s)));
    }

    CHECK(kept->acknowledge(offered->id));
    CHECK(kept->oldest().value()->id.seq > 2);
}

TEST_CASE("A full disk is an error, costs nothing that was kept, and passes", "[spool]")
{
    spool::SimulatedDisk disk;
    const auto kept = spool::must_open(disk);
    REQUIRE(kept->append(line("1"), at(0s)));
    REQUIRE(kept->seal(at(0s)));
    REQUIRE(kept->append(line("2"), at(0s)));

    disk.capacity = disk.octets();
    const auto refused = kept->append(line("3"), at(0s));
    const auto unsealed = kept->seal(at(0s));
    const auto freed = deliver_all(*kept);
    disk.capacity = UINT64_MAX;
    REQUIRE(kept->append(line("4"), at(1s)));
    REQUIRE(kept->seal(at(1s)));

    CHECK_FALSE(refused);
    CHECK_FALSE(unsealed);
    CHECK(payloads_in(freed.at(0)) == std::vector<std::string>{"1"});
    CHECK(payloads_in(deliver_all(*kept).at(0)) == std::vector<std::string>{"2", "4"});
}

TEST_CASE("A spool too small for its batches is refused with the size it needs", "[spool]")
{
    spool::SimulatedDisk disk;
    auto options = spool::small_options();
    options.max_octets = 1000;

    const auto refused = open_spool(disk, options);

    REQUIRE_FALSE(refused);
    CHECK(refused.error().remedy.find("allow at least") == 0);
}
