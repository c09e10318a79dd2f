#include "probe/observers/chain.hpp"
#include "tests/fakes/fake_edge.hpp"

#include <catch2/catch.hpp>

using measure::Family;
using measure::Security;
using namespace probe;
using fakes::address;

namespace {

const measure::Question kQuestion{.name = "example.test", .type = measure::rr::kSoa};

observers::Setting setting()
{
    return {.roots = {address("2a00:a::53"), address("5.0.0.53")}};
}

/// Over IPv6 no way is found.
Resolution ipv4_alone(const measure::Question&, Family family)
{
    return {.rcode = family == Family::ipv6 ? measure::rcode::kServFail : measure::rcode::kNoError};
}

}  // namespace

TEST_CASE("a chain that arrives needs neither our walk nor the other family")
{
    fakes::FakeEdge world;
    measure::Evidence evidence;

    fakes::run(observers::observe_chain(world.edge, setting(), kQuestion, evidence));

    REQUIRE(evidence.chains.size() == 1);
    CHECK(evidence.chains[0].family == Family::ipv6);
    CHECK(evidence.chains[0].links.empty());
    CHECK(world.dns.asked.empty());
}

TEST_CASE("a chain that does not arrive is walked, and compared with IPv4")
{
    fakes::FakeEdge world;
    world.validator.answer = &ipv4_alone;
    world.dns.answer = [](const DnsRequest&) { return fakes::silence(); };
    measure::Evidence evidence;

    fakes::run(observers::observe_chain(world.edge, setting(), kQuestion, evidence));

    REQUIRE(evidence.chains.size() == 2);
    for (const auto& chain : evidence.chains) {
        CHECK(measure::arrived(chain) == (chain.family == Family::ipv4));
        CHECK(chain.links.empty() == (chain.family == Family::ipv4));
    }
}

TEST_CASE("a bogus answer arrives, and is compared with IPv4")
{
    fakes::FakeEdge world;
    world.validator.answer = [](const measure::Question&, Family family) {
        return Resolution{.rcode = measure::rcode::kServFail,
                          .security = family == Family::ipv6 ? Security::bogus : Security::secure};
    };
    measure::Evidence evidence;

    fakes::run(observers::observe_chain(world.edge, setting(), kQuestion, evidence));

    CHECK(evidence.chains.size() == 2);
    CHECK(world.dns.asked.empty());
}

TEST_CASE("a name is resolved once a task, and no more than so many names")
{
    fakes::FakeEdge world;
    auto limited = setting();
    limited.most_chains = 2;
    measure::Evidence evidence;

    for (const auto* host : {"a.test", "a.test", "b.test", "c.test"}) {
        fakes::run(observers::observe_host_chain(world.edge, limited, host, evidence));
    }

    CHECK(evidence.chains.size() == 2);
    REQUIRE(evidence.notes.size() == 1);
    CHECK(evidence.notes[0].find("c.test") != std::string::npos);
}
