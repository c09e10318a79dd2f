#include "probe/cpe/capture/stimulus.hpp"

#include <catch2/catch.hpp>

using namespace cpe::capture;

TEST_CASE("a stimulus reads as it was written", "[cpe]")
{
    const Stimulus stimulus{.time = Time(std::chrono::nanoseconds(1'795'283'655'123'456'789)),
                            .phase = "boot",
                            .name = "power.on",
                            .detail = {{"done", "yes"}}};

    const auto read = read_stimuli(to_line(stimulus) + to_line(stimulus));

    REQUIRE(read);
    REQUIRE(read->size() == 2);
    CHECK(read->at(1).time == stimulus.time);
    CHECK(read->at(1).detail.at("done") == "yes");
}

TEST_CASE("a last line that was cut off is left out, a broken one is an error", "[cpe]")
{
    const auto line = to_line({.time = {}, .phase = "boot", .name = "step"});

    CHECK(read_stimuli(line + line.substr(0, 10))->size() == 1);
    CHECK_FALSE(read_stimuli("{\"time_ns\": 1}garbage\n"));
    CHECK_FALSE(read_stimuli("{\"time_ns\": \"1\"}\n"));
}
