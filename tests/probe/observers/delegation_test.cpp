#include "measure/delegation_reading.hpp"
#include "measure/reading.hpp"
#include "probe/observers/delegation.hpp"
#include "tests/fakes/fake_edge.hpp"

#include <catch2/catch.hpp>

using measure::Family;
using measure::Purpose;
using namespace probe;
using fakes::address;
using fakes::record;
namespace rr = measure::rr;

namespace {

constexpr const char* kSoa = "ns.test h.test 1 2 3 4 5";

/// A task that already knows its zone and the address of the one name server inside it.
measure::Evidence known_zone()
{
    measure::Evidence evidence;
    evidence.task.target.domain = "example.test";
    measure::DnsLookup cut{.purpose = Purpose::zone_cut, .question = {"example.test", rr::kSoa}};
    cut.reply = measure::DnsMessage{.answers = {record("example.test", rr::kSoa, kSoa)}};
    measure::DnsLookup own{.purpose = Purpose::ns_address, .question = {"ns.example.test", rr::kAaaa}};
    own.reply = measure::DnsMessage{.answers = {record("ns.example.test", rr::kAaaa, "2a00:c::53")}};
    evidence.lookups = {cut, own};
    return evidence;
}

/// The parent "test" has one server; what its address over each family says is `referral`.
struct Parent {
    std::string glue = "2a00:c::53";
    bool has_ipv6 = true;

    DnsExchange operator()(const DnsRequest& request) const
    {
        if (!request.recursion_desired) {
            return request.server == address("2a00:f::1") ? fakes::silence() : referral();
        }
        switch (request.question.type) {
            case rr::kSoa: return fakes::reply({record("test", rr::kSoa, kSoa)});
            case rr::kNs: return fakes::reply({record("test", rr::kNs, "ns.test")});
            case rr::kAaaa: return has_ipv6 ? fakes::reply({record("ns.test", rr::kAaaa, "2a00:b::53")}) : fakes::reply({});
            default: return fakes::reply({record("ns.test", rr::kA, "5.0.0.53")});
        }
    }

    DnsExchange referral() const
    {
        auto seen = fakes::reply({});
        seen.message->authoritative = false;
        seen.message->authority = {record("example.test", rr::kNs, "ns.example.test")};
        seen.message->additional = {record("ns.example.test", rr::kAaaa, glue)};
        return seen;
    }
};

measure::Evidence observe(fakes::FakeEdge& world, const Parent& parent)
{
    world.dns.answer = parent;
    auto evidence = known_zone();
    const observers::Setting setting{.resolvers = {address("2a00:9::53")}};
    fakes::run(observers::observe_delegation(world.edge, setting, evidence));
    return evidence;
}

}  // namespace

TEST_CASE("the parent's referral is asked for once, without recursion")
{
    fakes::FakeEdge world;

    const auto evidence = observe(world, {});

    const auto delegation = measure::read_delegation(evidence);
    REQUIRE(delegation);
    CHECK(delegation->referral);
    CHECK(delegation->servers == std::vector<std::string>{"ns.example.test"});
    CHECK(std::count_if(world.dns.asked.begin(), world.dns.asked.end(),
                        [](const auto& request) { return !request.recursion_desired; }) == 1);
    CHECK(measure::lookups_for(evidence, Purpose::glue).empty());
}

TEST_CASE("glue is data: a parent without IPv6 is asked over IPv4")
{
    fakes::FakeEdge world;

    const auto evidence = observe(world, {.has_ipv6 = false});

    CHECK(measure::read_delegation(evidence).has_value());
    CHECK(evidence.lookups.back().server == address("5.0.0.53"));
}

TEST_CASE("an address that only the glue gives is asked, a special one is not")
{
    fakes::FakeEdge world;
    CHECK(measure::lookups_for(observe(world, {.glue = "2a00:f::1"}), Purpose::glue).size() == 2);
    CHECK(measure::lookups_for(observe(world, {.glue = "fd00::1"}), Purpose::glue).empty());
}
