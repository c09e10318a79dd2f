#include "probe/cpe/capture/pcapng.hpp"

#include <catch2/catch.hpp>

using namespace cpe::capture;

namespace {

std::vector<Record> two_records()
{
    const Time time(std::chrono::nanoseconds(1'795'283'655'123'456'789));
    return {{.time = time, .port = Port::lan, .direction = Direction::received, .octets = {1, 2, 3}},
            {.time = time + std::chrono::nanoseconds(1),
             .port = Port::wan,
             .direction = Direction::sent,
             .octets = {4, 5, 6, 7},
             .comment = "cpe.w2 PASS"}};
}

}  // namespace

TEST_CASE("a capture reads as it was written: port, direction, nanosecond, comment", "[cpe]")
{
    const auto records = read_pcapng(write_pcapng(two_records()));

    REQUIRE(records);
    REQUIRE(records->size() == 2);
    CHECK(records->at(0).octets == cpe::frames::Octets{1, 2, 3});
    CHECK(records->at(0).direction == Direction::received);
    CHECK(records->at(1).time == two_records()[1].time);
    CHECK(records->at(1).port == Port::wan);
    CHECK(records->at(1).direction == Direction::sent);
    CHECK(records->at(1).comment == "cpe.w2 PASS");
}

TEST_CASE("a capture of a run that was killed reads as far as it goes", "[cpe]")
{
    auto octets = write_pcapng(two_records());
    octets.resize(octets.size() - 5);

    CHECK(read_pcapng(octets)->size() == 1);
}

TEST_CASE("what is no capture is an error", "[cpe]")
{
    CHECK_FALSE(read_pcapng(cpe::frames::Octets(64, 0x20)));
}
