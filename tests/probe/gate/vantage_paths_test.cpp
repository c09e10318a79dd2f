#include "probe/gate/path_mtu.hpp"
#include "probe/gate/translation.hpp"
#include "probe/observers/identity.hpp"
#include "tests/fakes/fake_edge.hpp"

#include <catch2/catch.hpp>

using measure::FailureKind;
using namespace probe;
using fakes::address;

namespace {

const std::vector<gate::WebControl> kControls{{.url = "https://one.test/", .body = "one"},
                                              {.url = "https://two.test/", .body = "two"},
                                              {.url = "https://three.test/", .body = "three"}};

observers::Setting setting()
{
    observers::Setting made{.resolvers = {address("2a00:2::53")}, .hop_mtu = 1280};
    made.dns64 = address("2a00:64::53");
    return made;
}

/// Every name has one address of each family; a DNS64 makes up those of ipv4only.arpa.
struct World : fakes::FakeEdge {
    World()
    {
        dns.answer = [](const DnsRequest& request) {
            const auto& [name, type] = request.question;
            const bool made_up = name == "ipv4only.arpa";
            const auto* text = type == measure::rr::kPtr ? "probe.test"
                               : type == measure::rr::kA ? "5.0.0.1"
                               : made_up                 ? "2a00:64:64::192.0.0.170"
                                                         : "2a00:1::1";
            return fakes::reply({fakes::record(name, type, text)});
        };
        http.answer = [this](const HttpRequest& request) { return fakes::page(request, 200, "", body); };
    }

    std::string body = "one two three";
};

measure::GateEvidence with_source()
{
    return {.source_ipv6 = address("2a00:1::9")};
}

}  // namespace

TEST_CASE("V-6: one control that answers both ways is enough, the large packets first", "[gate]")
{
    World world;
    auto seen = with_source();

    fakes::run(gate::observe_path_mtu(world.edge, setting(), kControls, seen));

    CHECK(seen.path->declared_mtu == 1280);
    REQUIRE(world.http.asked.size() == 2);
    CHECK(world.http.asked[0].packets == Packets::full);
    CHECK(world.http.asked[1].packets == Packets::least);
    CHECK(seen.path->upward.front().status == 200);
}

TEST_CASE("V-6: two controls are tried and no more", "[gate]")
{
    World world;
    world.http.answer = [](const HttpRequest& request) { return fakes::no_connection(request, FailureKind::timeout); };
    auto seen = with_source();

    fakes::run(gate::observe_path_mtu(world.edge, setting(), kControls, seen));

    CHECK(seen.path->downward.size() == 2);
    CHECK_FALSE(seen.path->downward.front().connected);
    CHECK(seen.path->upward.empty());
}

TEST_CASE("V-6: without an IPv6 address nothing is asked", "[gate]")
{
    World world;
    measure::GateEvidence seen;

    fakes::run(gate::observe_path_mtu(world.edge, setting(), kControls, seen));

    CHECK(world.http.asked.empty());
    CHECK(seen.path->upward.empty());
}

TEST_CASE("RFC 7050: the prefix is found, and a control is fetched through it", "[gate][rfc7050]")
{
    World world;
    measure::GateEvidence seen;

    fakes::run(gate::observe_translation(world.edge, setting(), kControls, seen));

    CHECK_FALSE(seen.translation->failure);
    CHECK(to_string(seen.translation->prefixes.front()) == "2a00:64:64::/96");
    CHECK(world.http.asked.front().address == address("2a00:64:64::500:1"));
}

TEST_CASE("a resolver that makes nothing up, or a page that is not the control's, proves no translation", "[gate]")
{
    World world;
    measure::GateEvidence seen;
    const bool silent = GENERATE(true, false);
    if (silent) {
        world.dns.answer = [](const DnsRequest&) { return fakes::reply({}); };
    } else {
        world.body = "please sign in";
    }

    fakes::run(gate::observe_translation(world.edge, setting(), kControls, seen));

    CHECK(seen.translation->failure);
    CHECK(world.http.asked.size() == (silent ? 0U : 2U));
}

TEST_CASE("without a DNS64 no translation is spoken of", "[gate]")
{
    World world;
    measure::GateEvidence seen;

    fakes::run(gate::observe_translation(world.edge, {}, kControls, seen));

    CHECK_FALSE(seen.translation);
}

TEST_CASE("V-8: the description stands at the reverse name of our address", "[gate][rfc9511]")
{
    World world;
    world.body = "Contact: mailto:lab@example.test\nDescription: a probe\n";

    const auto seen = fakes::run(observers::observe_identity(world.edge, setting(), address("2a00:1::9")));

    CHECK(seen.url == "https://probe.test/.well-known/probing.txt");
    REQUIRE(seen.description);
    CHECK(seen.description->description == "a probe");
    CHECK_FALSE(seen.announced);
}

TEST_CASE("V-8: a configured place goes before the reverse name", "[gate][rfc9511]")
{
    World world;
    auto ours = setting();
    ours.courtesy.description = "https://elsewhere.test/about.txt";

    const auto seen = fakes::run(observers::observe_identity(world.edge, ours, address("2a00:1::9")));

    CHECK(world.http.asked.front().host == "elsewhere.test");
    CHECK(seen.failure->kind == FailureKind::malformed);
}

TEST_CASE("V-8: an address without a name leads nowhere", "[gate][rfc9511]")
{
    World world;

    const auto seen = fakes::run(observers::observe_identity(world.edge, setting(), std::nullopt));

    CHECK(seen.url.empty());
    CHECK(world.http.asked.empty());
}
