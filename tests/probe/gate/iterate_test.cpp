#include "probe/gate/iterate.hpp"
#include "tests/fakes/fake_edge.hpp"

#include <catch2/catch.hpp>

using measure::Family;
using namespace probe;
using fakes::address;
using fakes::record;

namespace {

const std::vector<measure::Address> kRoots{address("2a00:a::53"), address("5.0.0.53")};

DnsExchange referral(std::string zone, std::string server, std::vector<measure::Record> glue)
{
    auto seen = fakes::reply({});
    seen.message->authoritative = false;
    seen.message->authority = {record(std::move(zone), measure::rr::kNs, std::move(server))};
    seen.message->additional = std::move(glue);
    return seen;
}

/// Root -> test -> example.test, over IPv6.
DnsExchange tree(const DnsRequest& request)
{
    if (request.server == address("2a00:a::53")) {
        return referral("test", "ns.test", {record("ns.test", measure::rr::kAaaa, "2a00:b::53")});
    }
    if (request.server == address("2a00:b::53")) {
        return referral("example.test", "ns.example.test", {record("ns.example.test", measure::rr::kAaaa, "2a00:c::53")});
    }
    return fakes::reply({record("example.test", measure::rr::kSoa, "soa")});
}

}  // namespace

TEST_CASE("the walk follows glue of its family alone, without recursion")
{
    fakes::FakeEdge world;
    world.dns.answer = tree;
    CHECK(!fakes::run(gate::iterate_to(world.edge, kRoots, Family::ipv6, "example.test")));
    CHECK(world.dns.asked.size() == 3);
    for (const auto& request : world.dns.asked) {
        CHECK(request.server.family == Family::ipv6);
        CHECK(!request.recursion_desired);
    }
}

TEST_CASE("a delegation without an address of the family ends the walk")
{
    fakes::FakeEdge world;
    world.dns.answer = [](const DnsRequest& request) {
        return request.server.family == Family::ipv6 ? tree(request) : referral("test", "ns.test", {});
    };
    CHECK(fakes::run(gate::iterate_to(world.edge, kRoots, Family::ipv4, "example.test")));
}

TEST_CASE("silence everywhere costs a few questions, not forty")
{
    fakes::FakeEdge world;
    world.dns.answer = [](const DnsRequest&) { return fakes::silence(); };
    CHECK(fakes::run(gate::iterate_to(world.edge, kRoots, Family::ipv6, "example.test")));
    CHECK(world.dns.asked.size() <= 3);
}

TEST_CASE("servers that refer for ever are left")
{
    fakes::FakeEdge world;
    world.dns.answer = [](const DnsRequest&) {
        return referral("test", "ns.test", {record("ns.test", measure::rr::kAaaa, "2a00:b::53")});
    };
    CHECK(fakes::run(gate::iterate_to(world.edge, kRoots, Family::ipv6, "example.test")));
    CHECK(world.dns.asked.size() <= 40);
}

TEST_CASE("servers without glue that name each other are left")
{
    fakes::FakeEdge world;
    int count = 0;
    world.dns.answer = [&](const DnsRequest&) { return referral("test", "ns" + std::to_string(++count) + ".test", {}); };
    CHECK(fakes::run(gate::iterate_to(world.edge, kRoots, Family::ipv6, "example.test")));
    CHECK(world.dns.asked.size() <= 40);
}

TEST_CASE("a refusal at the end is no proof")
{
    fakes::FakeEdge world;
    world.dns.answer = [](const DnsRequest&) {
        auto seen = fakes::reply({});
        seen.message->rcode = measure::rcode::kRefused;
        seen.message->authoritative = false;
        return seen;
    };
    CHECK(fakes::run(gate::iterate_to(world.edge, kRoots, Family::ipv6, "example.test")));
}
