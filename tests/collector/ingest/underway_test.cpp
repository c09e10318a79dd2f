#include "collector/ingest/underway.hpp"

#include <catch2/catch.hpp>

using collector::ingest::Underway;

namespace {

measure::BatchId id(std::uint64_t seq)
{
    return {.probe = "p", .stream = "s", .seq = seq};
}

}  // namespace

TEST_CASE("only one request at a time holds a batch", "[ingest]")
{
    Underway underway;
    auto first = underway.hold(id(1));

    CHECK(first);
    CHECK_FALSE(underway.hold(id(1)));
    CHECK(underway.hold(id(2)));
    first.reset();
    CHECK(underway.hold(id(1)));
}

TEST_CASE("the cumulative acknowledgement counts batches that the index has yet to take in", "[ingest]")
{
    Underway underway;
    underway.appended(id(4), "d", 14);
    underway.appended(id(5), "e", 15);
    underway.appended(id(7), "g", 17);

    CHECK(underway.carry_on(id(7), 3) == 5);
    CHECK(underway.carry_on(id(7), 6) == 7);
    CHECK(underway.carry_on(id(7), 0) == 0);
    CHECK(underway.find(id(5)) == "e");
    underway.forget_up_to(15);
    CHECK_FALSE(underway.find(id(5)));
    CHECK(underway.find(id(7)) == "g");
}
