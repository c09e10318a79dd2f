#include "collector/aggregate/gate_looks.hpp"

#include <catch2/catch.hpp>

using namespace collector;
using measure::ControlProtocol;
using measure::Family;

namespace {

measure::ControlResult control(const std::string& name, Family family, bool passed)
{
    measure::ControlResult made{.control = name, .protocol = ControlProtocol::web, .family = family, .passed = passed};
    if (!passed) {
        made.failure = measure::Failure{.kind = measure::FailureKind::timeout};
    }
    return made;
}

}  // namespace

TEST_CASE("Each moment is a look, for every family and protocol that was tried", "[aggregate][gates]")
{
    measure::Vantage vantage;
    vantage.before.controls = {control("one", Family::ipv4, true), control("one", Family::ipv6, true)};
    vantage.after = vantage.before;
    vantage.after->at += std::chrono::minutes{5};

    const auto looks = aggregate::gate_looks(vantage, "probe-1");

    REQUIRE(looks.size() == 4);
    CHECK(looks[0].family == Family::ipv4);
    CHECK(looks[3].at == vantage.after->at);
    CHECK(looks[3].probe == "probe-1");
    CHECK(looks[3].open);
}

TEST_CASE("scoring.md 4.3: two of three controls open a gate; a shut one names those that did not answer",
          "[aggregate][gates]")
{
    measure::Vantage vantage;
    vantage.before.controls = {control("one", Family::ipv6, true), control("two", Family::ipv6, true),
                               control("three", Family::ipv6, false)};
    const auto open = aggregate::gate_looks(vantage, "probe-1");
    vantage.before.controls[1] = control("two", Family::ipv6, false);
    const auto shut = aggregate::gate_looks(vantage, "probe-1");

    CHECK(open.at(0).open);
    CHECK(open.at(0).reason.empty());
    CHECK_FALSE(shut.at(0).open);
    CHECK(shut.at(0).reason == "1 of 3 controls answer: two timeout, three timeout");
}
