#include "probe/cpe/frames/dhcp6.hpp"
#include "tests/probe/cpe/recording.hpp"

#include <catch2/catch.hpp>

using namespace cpe;
using namespace cpe::tests;
using judge::Verdict;
namespace dhcp6 = cpe::frames::dhcp6;

namespace {

const auto kLinkLocal = frames::link_local(kRouterMac);

Octets probe()
{
    return frames::build(frames::to_group(kRouterMac, frames::unspecified(), frames::solicited_node(kLinkLocal)),
                         frames::NeighborSolicit{.target = kLinkLocal});
}

Octets router_solicit(const frames::Address& source, bool with_link = true)
{
    frames::RouterSolicit solicit;
    if (with_link) {
        solicit.source_link = kRouterMac;
    }
    return frames::build(frames::to_group(kRouterMac, source, frames::all_routers()), solicit);
}

Octets dhcp_solicit(std::uint32_t transaction)
{
    const dhcp6::Message message{.kind = dhcp6::Kind::solicit,
                                 .transaction = transaction,
                                 .options = {{.code = dhcp6::option::kClientId, .data = {0, 1, 2}},
                                             dhcp6::to_option({.code = dhcp6::option::kIaNa, .id = 1}),
                                             dhcp6::to_option({.code = dhcp6::option::kIaPd, .id = 2})}};
    return frames::build(frames::to_group(kRouterMac, kLinkLocal, frames::all_dhcp_servers()),
                         frames::Udp{.source_port = 546, .destination_port = 547, .payload = dhcp6::write(message)});
}

/// Our Reply with a prefix.
Octets delegation()
{
    dhcp6::Association given{.code = dhcp6::option::kIaPd, .id = 2};
    given.leased = {{.prefix = frames::prefix("2d10:0:5601::/56"), .preferred = 300, .valid = 600}};
    const dhcp6::Message reply{.kind = dhcp6::Kind::reply, .options = {dhcp6::to_option(given)}};
    return frames::build(frames::to_group(kOurMac, frames::link_local(kOurMac), kLinkLocal),
                         frames::Udp{.source_port = 547, .destination_port = 546, .payload = dhcp6::write(reply)});
}

Recording booted()
{
    Recording run("boot");
    run.note(1, "power.on").step(70, "wan.adverts-only").step(90, "line.in-service").note(120, "phase.end");
    return run;
}

}  // namespace

TEST_CASE("W-2: a solicitation a second after the probe passes", "[cpe]")
{
    CHECK(booted().came(3, Port::wan, probe()).came(4.1, Port::wan, router_solicit(kLinkLocal)).verdict("W-2") ==
          Verdict::pass);
}

TEST_CASE("W-2: from the unspecified address, without a probe, or too early it fails", "[cpe]")
{
    CHECK(booted().came(3, Port::wan, probe()).came(4.1, Port::wan, router_solicit(frames::unspecified())).verdict("W-2") ==
          Verdict::fail);
    CHECK(booted().came(4.1, Port::wan, router_solicit(kLinkLocal)).verdict("W-2") == Verdict::fail);
    CHECK(booted().came(3, Port::wan, probe()).came(3.2, Port::wan, router_solicit(kLinkLocal)).verdict("W-2") ==
          Verdict::fail);
}

TEST_CASE("W-2: early without a link-layer address is what optimistic DAD does, and warns", "[cpe]")
{
    CHECK(booted().came(3, Port::wan, probe()).came(3.2, Port::wan, router_solicit(kLinkLocal, false)).verdict("W-2") ==
          Verdict::warn);
}

TEST_CASE("W-2b: three solicitations and then silence warn", "[cpe]")
{
    auto run = booted();
    for (const double second : {4.0, 8.0, 12.0}) {
        run.came(second, Port::wan, router_solicit(kLinkLocal));
    }

    CHECK(run.verdict("W-2b") == Verdict::warn);
    CHECK(run.came(28, Port::wan, router_solicit(kLinkLocal)).verdict("W-2b") == Verdict::pass);
}

TEST_CASE("W-2b: a silence that was too short for the fourth solicitation proves nothing", "[cpe]")
{
    auto run = booted();
    for (const double second : {45.0, 49.0, 57.0}) {
        run.came(second, Port::wan, router_solicit(kLinkLocal));
    }

    CHECK(run.verdict("W-2b") == Verdict::not_observed);
}

TEST_CASE("G-4: a default router without a WAN fails, lifetime zero passes, a mute device is not observed", "[cpe]")
{
    const frames::RouterAdvert none{.lifetime = 0};
    const auto alive = [] { return booted().came(4, Port::wan, router_solicit(kLinkLocal)); };

    CHECK(alive().came(20, Port::lan, advert(none)).verdict("G-4") == Verdict::pass);
    CHECK(alive().came(20, Port::lan, advert({.lifetime = 1800})).verdict("G-4") == Verdict::fail);
    CHECK(alive().verdict("G-4") == Verdict::pass);
    CHECK(booted().verdict("G-4") == Verdict::not_observed);
}

TEST_CASE("ULA-5: nothing but a unique local prefix makes no default router", "[cpe]")
{
    const auto alive = [] { return booted().came(4, Port::wan, router_solicit(kLinkLocal)); };
    auto local = advert_of("fd00:1:2:3::/64", 100, 200);

    CHECK(alive().came(20, Port::lan, advert(local)).verdict("ULA-5") == Verdict::fail);
    local.lifetime = 0;
    CHECK(alive().came(20, Port::lan, advert(local)).verdict("ULA-5") == Verdict::pass);
    CHECK(alive().came(20, Port::lan, advert(advert_of("2d10:0:5601::/64", 1, 2))).verdict("ULA-5") ==
          Verdict::not_applicable);
}

TEST_CASE("WAA-12: unanswered Solicits double their gaps", "[cpe]")
{
    const auto at = [](std::vector<double> seconds) {
        auto run = booted();
        for (const double second : seconds) {
            run.came(second, Port::wan, dhcp_solicit(7));
        }
        return run.verdict("WAA-12");
    };

    CHECK(at({3, 4.05, 6.1, 10.2, 18.4, 35, 68}) == Verdict::pass);
    CHECK(at({3, 3.5, 4, 4.5, 5, 5.5}) == Verdict::fail);
    CHECK(at({3, 4.05, 6.1, 10.2}) == Verdict::fail);
    CHECK(at({3, 13, 23, 33, 43, 53, 63, 73, 83}) == Verdict::warn);
    CHECK(at({3}) == Verdict::not_applicable);
}

TEST_CASE("WAA-4: a Solicit without an option request fails for the resolvers", "[cpe]")
{
    const auto finding = booted().came(3, Port::wan, dhcp_solicit(7)).finding("WAA-4");

    CHECK(finding.verdict == Verdict::fail);
    CHECK(finding.reason.find("no Solicit has DNS servers") != std::string::npos);
}

TEST_CASE("WPD-1: the delegated prefix is announced on the LAN within twenty seconds", "[cpe]")
{
    const auto served = [&] { return booted().came(91, Port::wan, dhcp_solicit(7)).sent(92, Port::wan, delegation()); };

    CHECK(served().came(95, Port::lan, advert(advert_of("2d10:0:5601:3::/64", 1, 2))).verdict("WPD-1") == Verdict::pass);
    CHECK(served().came(95, Port::lan, advert(advert_of("2d10:0:5701::/64", 1, 2))).verdict("WPD-1") == Verdict::fail);
    CHECK(served().came(116, Port::lan, advert(advert_of("2d10:0:5601:3::/64", 1, 2))).verdict("WPD-1") == Verdict::fail);
}

TEST_CASE("WPD-1: a recording that ends too early proves nothing", "[cpe]")
{
    Recording run("boot");

    CHECK(run.note(1, "power.on").came(2, Port::wan, dhcp_solicit(7)).sent(3, Port::wan, delegation()).verdict("WPD-1") ==
          Verdict::not_observed);
}
