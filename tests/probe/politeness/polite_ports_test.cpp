#include "probe/politeness/polite_edge.hpp"
#include "tests/fakes/fake_edge.hpp"

#include <catch2/catch.hpp>

using namespace probe;
using namespace std::chrono_literals;
using fakes::address;

TEST_CASE("S-1: a host gets one look a second, whichever family it comes over")
{
    fakes::FakeClock clock;
    fakes::FakePorts inner;
    politeness::Pace pace({});
    politeness::PolitePorts ports(inner, clock, pace);
    const PortRequest over6{.address = address("2a00:1::1"), .sibling = address("5.0.0.1"), .port = 22};
    const PortRequest over4{.address = address("5.0.0.1"), .sibling = address("2a00:1::1"), .port = 22};
    const auto begun = clock.ticks();

    for (const auto& request : {over6, over4, over6}) {
        fakes::run(ports.look(request));
    }

    CHECK(inner.asked.size() == 3);
    CHECK(clock.ticks() - begun >= 2s);
}
