#include "collector/ingest/quota.hpp"

#include <catch2/catch.hpp>

using collector::ingest::Quota;
using namespace std::chrono_literals;

TEST_CASE("a probe that used its minute up waits for the next, and no other probe does", "[ingest]")
{
    Quota quota({.batches_per_minute = 2, .octets_per_minute = 1000});
    const Quota::Clock::time_point start{};

    CHECK_FALSE(quota.take("a", 10, start));
    CHECK_FALSE(quota.take("a", 10, start + 10s));
    CHECK(quota.take("a", 10, start + 20s) == 40s);
    CHECK_FALSE(quota.take("b", 10, start + 20s));
    CHECK_FALSE(quota.take("a", 10, start + 60s));
}

TEST_CASE("octets count too, but a batch larger than the share passes once a minute", "[ingest]")
{
    Quota quota({.batches_per_minute = 100, .octets_per_minute = 1000});
    const Quota::Clock::time_point start{};

    CHECK_FALSE(quota.take("a", 5000, start));
    CHECK(quota.take("a", 1, start + 1s) == 59s);
    CHECK_FALSE(quota.take("a", 5000, start + 61s));
}
