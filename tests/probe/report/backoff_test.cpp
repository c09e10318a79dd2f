#include "probe/report/backoff.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <vector>

using namespace std::chrono_literals;
using probe::report::Backoff;

TEST_CASE("Waits are drawn below a ceiling that doubles up to the cap", "[report]")
{
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        Backoff backoff({}, seed);
        measure::Duration ceiling = 1s;
        for (int i = 0; i < 100; ++i) {
            const auto wait = backoff.next(std::nullopt);
            REQUIRE(wait >= 100ms);
            REQUIRE(wait <= ceiling);
            ceiling = std::min<measure::Duration>(5min, ceiling * 2);
        }
    }
}

TEST_CASE("After a success the first wait is short again", "[report]")
{
    Backoff backoff({}, 1);
    for (int i = 0; i < 20; ++i) {
        (void)backoff.next(std::nullopt);
    }

    backoff.reset();

    CHECK(backoff.next(std::nullopt) <= 1s);
}

TEST_CASE("Two probes do not wait alike", "[report]")
{
    Backoff one({}, 1);
    Backoff other({}, 2);
    std::vector<measure::Duration> waits_of_one;
    std::vector<measure::Duration> waits_of_other;

    for (int i = 0; i < 10; ++i) {
        waits_of_one.push_back(one.next(std::nullopt));
        waits_of_other.push_back(other.next(std::nullopt));
    }

    CHECK(waits_of_one != waits_of_other);
}

TEST_CASE("An absurd Retry-After is cut", "[report]")
{
    Backoff backoff({}, 1);

    CHECK(backoff.next(std::chrono::seconds::max()) <= 1h + 1s);
    CHECK(backoff.next(-5s) <= 1s);
}
