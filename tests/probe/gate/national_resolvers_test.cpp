#include "probe/gate/national_resolvers.hpp"
#include "tests/fakes/fake_edge.hpp"

#include <catch2/catch.hpp>

using namespace probe;
using fakes::address;

TEST_CASE("D-14: each resolver is asked for a control and for what only IPv6 reaches, and we resolve it ourselves")
{
    fakes::FakeEdge world;
    world.dns.answer = [](const DnsRequest& request) {
        return fakes::reply({fakes::record(request.question.name, measure::rr::kAaaa, "2d00::1")});
    };
    gate::Controls controls;
    controls.web.push_back({.url = "https://[2d00::80]/", .body = "", .region = ""});
    controls.web.push_back({.url = "https://control.test/", .body = "", .region = ""});
    controls.national = {.resolvers = {address("30.0.8.53"), address("2d00:8::53")}, .ipv6_only = "only6.test"};
    measure::GateEvidence gate;

    fakes::run(gate::observe_national(world.edge, controls, gate));

    REQUIRE(gate.national);
    CHECK(gate.national->lookups.size() == 4);
    CHECK(gate.national->lookups[0].raw_reply.empty());
    CHECK(gate.national->baseline.question.name == "only6.test");
    REQUIRE(world.validator.asked.size() == 1);
    CHECK(world.validator.asked[0].second == measure::Family::ipv6);
    for (const auto& request : world.dns.asked) {
        CHECK(request.recursion_desired);
        CHECK((request.question.name == "control.test" || request.question.name == "only6.test"));
    }
}

TEST_CASE("D-14: without resolvers nobody is asked")
{
    fakes::FakeEdge world;
    gate::Controls controls;
    controls.web.push_back({.url = "https://control.test/", .body = "", .region = ""});
    measure::GateEvidence gate;

    fakes::run(gate::observe_national(world.edge, controls, gate));

    CHECK_FALSE(gate.national);
    CHECK(world.validator.asked.empty());
}
