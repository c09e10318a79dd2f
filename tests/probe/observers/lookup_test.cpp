#include "probe/observers/lookup.hpp"
#include "tests/fakes/fake_edge.hpp"

#include <catch2/catch.hpp>

using measure::Family;
using measure::Locus;
using measure::Purpose;
using measure::Transport;
using namespace probe;
using fakes::address;

namespace {

const measure::Question kQuestion{.name = "example.test", .type = measure::rr::kAaaa};

observers::Asked at_authority()
{
    return {.purpose = Purpose::authority,
            .question = kQuestion,
            .server_name = "ns1.example.test",
            .server = address("2a00:1::53")};
}

}  // namespace

TEST_CASE("a truncated reply is asked for over TCP, both are recorded")
{
    fakes::FakeEdge world;
    world.dns.answer = [](const DnsRequest& request) {
        auto seen = fakes::reply({});
        seen.message->truncated = request.transport == Transport::udp;
        return seen;
    };
    measure::Evidence evidence;
    CHECK(fakes::run(observers::look_up(world.edge, at_authority(), evidence)));
    REQUIRE(evidence.lookups.size() == 2);
    CHECK(evidence.lookups[0].transport == Transport::udp);
    CHECK(evidence.lookups[1].transport == Transport::tcp);
}

TEST_CASE("silence is asked once more over UDP, and no third time")
{
    fakes::FakeEdge world;
    world.dns.answer = [](const DnsRequest&) { return fakes::silence(); };
    measure::Evidence evidence;
    CHECK(!fakes::run(observers::look_up(world.edge, at_authority(), evidence)));
    CHECK(evidence.lookups.size() == 2);
    CHECK(evidence.lookups[1].failure->locus == Locus::target);
}

TEST_CASE("our own trouble is not repeated and stays ours")
{
    fakes::FakeEdge world;
    world.dns.answer = [](const DnsRequest&) {
        auto seen = fakes::silence();
        seen.failure = measure::Failure{.kind = measure::FailureKind::resources, .locus = Locus::local};
        return seen;
    };
    measure::Evidence evidence;
    fakes::run(observers::look_up(world.edge, at_authority(), evidence));
    REQUIRE(evidence.lookups.size() == 1);
    CHECK(evidence.lookups[0].failure->locus == Locus::local);
}

TEST_CASE("an authority is asked without recursion, a resolver with it")
{
    fakes::FakeEdge world;
    world.dns.answer = [](const DnsRequest&) { return fakes::reply({}); };
    measure::Evidence evidence;
    fakes::run(observers::look_up(world.edge, at_authority(), evidence));
    const observers::Setting setting{.resolvers = {address("2a00:2::53")}};
    fakes::run(observers::resolve(world.edge, setting, Purpose::address, kQuestion, evidence));
    REQUIRE(world.dns.asked.size() == 2);
    CHECK(!world.dns.asked[0].recursion_desired);
    CHECK(world.dns.asked[1].recursion_desired);
}

TEST_CASE("a mute resolver is a resolver's trouble, the next one is asked, and it is given up for the task")
{
    fakes::FakeEdge world;
    const auto dead = address("2a00:2::53");
    const auto alive = address("2a00:3::53");
    world.dns.answer = [&](const DnsRequest& request) {
        return request.server == dead ? fakes::silence() : fakes::reply({});
    };
    const observers::Setting setting{.resolvers = {dead, alive}};
    measure::Evidence evidence;
    for (int i = 0; i < 3; ++i) {
        CHECK(fakes::run(observers::resolve_over(world.edge, setting, Family::ipv6, Purpose::address, kQuestion, evidence)));
    }
    const auto to_dead =
        std::count_if(world.dns.asked.begin(), world.dns.asked.end(), [&](const auto& it) { return it.server == dead; });
    CHECK(to_dead == 2);
    CHECK(evidence.lookups[0].failure->locus == Locus::resolver);
}

TEST_CASE("resolvers of the other family are not asked")
{
    fakes::FakeEdge world;
    world.dns.answer = [](const DnsRequest&) { return fakes::reply({}); };
    const observers::Setting setting{.resolvers = {address("5.0.0.53")}};
    measure::Evidence evidence;
    CHECK(!fakes::run(observers::resolve_over(world.edge, setting, Family::ipv6, Purpose::address, kQuestion, evidence)));
    CHECK(world.dns.asked.empty());
}
