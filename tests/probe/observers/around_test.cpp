#include "probe/observers/alias.hpp"
#include "probe/observers/reverse.hpp"
#include "tests/fakes/fake_edge.hpp"

#include <catch2/catch.hpp>

using measure::Purpose;
using namespace probe;
using fakes::address;
using fakes::record;
namespace rr = measure::rr;

namespace {

const observers::Setting kSetting{.resolvers = {address("2a00:9::53")}};

/// A task whose www name the resolver gave these records for.
measure::Evidence told(std::vector<measure::Record> records)
{
    measure::Evidence evidence;
    evidence.task.target.domain = "example.test";
    measure::DnsLookup lookup{.purpose = Purpose::address, .question = {"www.example.test", rr::kAaaa}};
    lookup.reply = measure::DnsMessage{.answers = std::move(records)};
    evidence.lookups.push_back(lookup);
    return evidence;
}

}  // namespace

TEST_CASE("every name behind an alias is resolved from the root, each once")
{
    fakes::FakeEdge world;
    world.dns.answer = [](const DnsRequest& request) {
        return fakes::reply({record(request.question.name, rr::kHttps, "0 pool.cdn.test")});
    };
    auto evidence =
        told({record("www.example.test", rr::kCname, "a.cdn.test"), record("a.cdn.test", rr::kCname, "b.cdn.test")});

    fakes::run(observers::observe_aliases(world.edge, kSetting, evidence));

    std::vector<std::string> names;
    for (const auto& chain : evidence.chains) {
        names.push_back(chain.question.name);
    }
    CHECK(names == std::vector<std::string>{"a.cdn.test", "b.cdn.test", "pool.cdn.test"});
}

TEST_CASE("a hundred aliases are cut, and the evidence says so")
{
    fakes::FakeEdge world;
    world.dns.answer = [](const DnsRequest&) { return fakes::reply({}); };
    std::vector<measure::Record> aliases;
    for (int i = 0; i < 100; ++i) {
        aliases.push_back(record("www.example.test", rr::kCname, "x" + std::to_string(i) + ".test"));
    }
    auto evidence = told(aliases);

    fakes::run(observers::observe_aliases(world.edge, kSetting, evidence));

    CHECK(evidence.chains.size() == 8);
    CHECK(!evidence.notes.empty());
}

TEST_CASE("one address of each /48 is looked up in ip6.arpa, special ones are not")
{
    fakes::FakeEdge world;
    world.dns.answer = [](const DnsRequest&) { return fakes::reply({}); };
    auto evidence =
        told({record("www.example.test", rr::kAaaa, "2a00:1::1"), record("www.example.test", rr::kAaaa, "2a00:1::2"),
              record("www.example.test", rr::kAaaa, "2001:db8::1")});

    fakes::run(observers::observe_reverse(world.edge, kSetting, evidence));

    REQUIRE(world.dns.asked.size() == 1);
    CHECK(world.dns.asked[0].question.name == "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.1.0.0.0.0.0.a.2.ip6.arpa");
}
