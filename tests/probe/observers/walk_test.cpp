#include "probe/observers/walk.hpp"
#include "tests/fakes/fake_edge.hpp"

#include <catch2/catch.hpp>

using measure::Family;
using measure::ServerAnswer;
using measure::Transport;
using namespace probe;
using fakes::address;
using fakes::record;
namespace rr = measure::rr;

namespace {

const std::vector<measure::Address> kRoots{address("2a00:a::53"), address("5.0.0.53")};
const auto kTop = address("2a00:b::53");
const auto kZone = address("2a00:c::53");
const measure::Question kQuestion{.name = "example.test", .type = rr::kSoa};

DnsExchange referral(std::string zone, std::string server, std::vector<measure::Record> glue)
{
    auto seen = fakes::reply({});
    seen.message->authoritative = false;
    seen.message->authority = {record(std::move(zone), rr::kNs, std::move(server))};
    seen.message->additional = std::move(glue);
    return seen;
}

DnsExchange refused()
{
    auto seen = fakes::reply({});
    seen.message->authoritative = false;
    seen.message->rcode = measure::rcode::kRefused;
    return seen;
}

/// Root -> test -> example.test, glued; the zone's own server is whatever `zone` makes of it.
struct Tree {
    std::vector<measure::Record> glue{record("ns.example.test", rr::kAaaa, "2a00:c::53")};
    std::function<DnsExchange(const DnsRequest&)> zone = [](const DnsRequest&) {
        return fakes::reply({record("example.test", rr::kSoa, "soa")});
    };

    DnsExchange operator()(const DnsRequest& request) const
    {
        if (request.server == kTop) {
            return referral("example.test", "ns.example.test", glue);
        }
        return request.server == kZone ? zone(request)
                                       : referral("test", "ns.nic.test", {record("ns.nic.test", rr::kAaaa, "2a00:b::53")});
    }
};

std::vector<measure::ChainLink> walk(fakes::FakeEdge& world, measure::Question question = kQuestion)
{
    return fakes::run(observers::walk_to(world.edge, kRoots, Family::ipv6, std::move(question))).links;
}

}  // namespace

TEST_CASE("a whole way has a link for each zone and asks no server of the other family")
{
    fakes::FakeEdge world;
    world.dns.answer = Tree{};

    const auto links = walk(world);

    REQUIRE(links.size() == 3);
    CHECK(links[1].zone == "test");
    CHECK(links[2].zone == "example.test");
    CHECK(links[2].servers.front().answer == ServerAnswer::answered);
    CHECK(world.dns.asked.size() == 3);
    for (const auto& request : world.dns.asked) {
        CHECK(request.server.family == Family::ipv6);
        CHECK(!request.recursion_desired);
    }
}

TEST_CASE("the last link tells how its servers stop the walk")
{
    const auto [answer, expected] = GENERATE(table<std::function<DnsExchange(const DnsRequest&)>, ServerAnswer>({
        {[](const DnsRequest&) { return fakes::silence(); }, ServerAnswer::silent},
        {[](const DnsRequest&) { return refused(); }, ServerAnswer::lame},
        {[](const DnsRequest&) { return referral("", "a.root.test", {}); }, ServerAnswer::lame},
        {[](const DnsRequest&) { return referral("elsewhere.test", "ns.elsewhere.test", {}); }, ServerAnswer::lame},
    }));
    fakes::FakeEdge world;
    world.dns.answer = Tree{.zone = answer};

    const auto links = walk(world);

    REQUIRE(links.size() == 3);
    CHECK(links.back().servers.front().answer == expected);
    CHECK(!links.back().servers.front().detail.empty());
}

TEST_CASE("RFC 9471 2.1: a name inside its own zone without glue is not walked to")
{
    fakes::FakeEdge world;
    world.dns.answer = Tree{.glue = {record("ns.example.test", rr::kA, "5.0.0.1")}};

    const auto links = walk(world);

    CHECK(links.back().zone == "example.test");
    CHECK(links.back().servers.front().answer == ServerAnswer::no_address);
    CHECK(world.dns.asked.size() == 2);
}

TEST_CASE("glue from outside the referring zone is not believed")
{
    fakes::FakeEdge world;
    world.dns.answer = [](const DnsRequest& request) {
        return request.server == kTop ? referral("example.test", "ns.elsewhere.invalid",
                                                 {record("ns.elsewhere.invalid", rr::kAaaa, "2a00:c::53")})
                                      : Tree{}(request);
    };

    const auto links = walk(world);

    CHECK(!links.back().servers.front().glued);
}

TEST_CASE("the zone of a server's name that cannot be reached is named")
{
    fakes::FakeEdge world;
    world.dns.answer = [](const DnsRequest& request) {
        if (request.server != kTop) {
            return Tree{}(request);
        }
        return request.question.name == "example.test" ? referral("example.test", "ns.provider.test", {})
                                                       : referral("provider.test", "ns.provider.test", {});
    };

    const auto links = walk(world);

    CHECK(links.back().zone == "example.test");
    CHECK(links.back().servers.front().answer == ServerAnswer::no_address);
    CHECK(links.back().servers.front().blocked_by == "provider.test");
}

TEST_CASE("a truncated referral is asked for again over TCP")
{
    fakes::FakeEdge world;
    world.dns.answer = [](const DnsRequest& request) {
        auto seen = Tree{}(request);
        if (request.server == kTop && request.transport == Transport::udp) {
            seen.message->truncated = true;
            seen.message->additional.clear();
        }
        return seen;
    };

    CHECK(walk(world).back().servers.front().answer == ServerAnswer::answered);
}

TEST_CASE("an alias is followed from the root")
{
    fakes::FakeEdge world;
    world.dns.answer = Tree{.zone = [](const DnsRequest& request) {
        return request.question.name == "www.example.test"
                   ? fakes::reply({record("www.example.test", rr::kCname, "web.example.test")})
                   : fakes::reply({record("web.example.test", rr::kAaaa, "2a00:d::80")});
    }};

    const auto links = walk(world, {.name = "www.example.test", .type = rr::kAaaa});

    CHECK(links.size() == 6);
    CHECK(links.back().servers.front().answer == ServerAnswer::answered);
}

TEST_CASE("no world of referrals, aliases or silence costs more than forty questions")
{
    int count = 0;
    const auto answer = GENERATE_REF(values<std::function<DnsExchange(const DnsRequest&)>>({
        [](const DnsRequest&) { return fakes::silence(); },
        [](const DnsRequest&) { return referral("test", "ns.test", {record("ns.test", rr::kAaaa, "2a00:b::53")}); },
        [&](const DnsRequest& request) {
            return referral(request.question.name, "ns" + std::to_string(++count) + ".other.test", {});
        },
        [](const DnsRequest& request) {
            return fakes::reply({record(request.question.name, rr::kCname, "x" + request.question.name)});
        },
    }));
    fakes::FakeEdge world;
    world.dns.answer = answer;

    const auto links = walk(world);

    CHECK(world.dns.asked.size() <= 40);
    CHECK(links.size() <= 16);
}

TEST_CASE("our own trouble is ours, and a special address is not asked")
{
    fakes::FakeEdge world;
    world.dns.answer = Tree{.zone = [](const DnsRequest&) {
        auto seen = fakes::silence();
        seen.failure->locus = measure::Locus::local;
        return seen;
    }};
    CHECK(walk(world).back().servers.front().answer == ServerAnswer::ours);

    world.dns.answer = Tree{.glue = {record("ns.example.test", rr::kAaaa, "fd00::53")}};
    CHECK(walk(world).back().servers.front().answer == ServerAnswer::no_address);
}
