#include "probe/cpe/frames/dhcp6.hpp"
#include "tests/probe/cpe/recording.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace cpe;
using namespace cpe::tests;
using judge::Verdict;
namespace dhcp6 = cpe::frames::dhcp6;

namespace {

const auto kInside = frames::address("2d10:0:5601:8::101");
const auto kFar = frames::address("2d10:0:fa00:1::80");

/// A message about prefixes between the host and the router on the LAN, or the ISP and the router on the WAN.
Octets dhcp(dhcp6::Kind kind, std::uint32_t transaction, std::vector<const char*> prefixes, std::uint16_t status = 0,
            bool from_server = true)
{
    dhcp6::Association about{.code = dhcp6::option::kIaPd, .id = 1, .t1 = 60, .t2 = 120};
    for (const auto* prefix : prefixes) {
        about.leased.push_back({.prefix = frames::prefix(prefix), .preferred = 300, .valid = 600});
    }
    if (status != 0) {
        about.status = status;
    }
    const dhcp6::Message message{.kind = kind, .transaction = transaction, .options = {dhcp6::to_option(about)}};
    const auto router = frames::link_local(kRouterMac);
    const auto host = frames::link_local(kOurMac);
    return frames::build({.source_mac = from_server ? kRouterMac : kOurMac,
                          .destination_mac = from_server ? kOurMac : kRouterMac,
                          .source = from_server ? router : host,
                          .destination = from_server ? host : router},
                         frames::Udp{.source_port = static_cast<std::uint16_t>(from_server ? 547 : 546),
                                     .destination_port = static_cast<std::uint16_t>(from_server ? 546 : 547),
                                     .payload = dhcp6::write(message)});
}

Octets asks(std::uint32_t transaction)
{
    return dhcp(dhcp6::Kind::solicit, transaction, {}, 0, false);
}

/// A router that offers a prefix to the first client.
Recording offering(std::vector<const char*> prefixes = {"2d10:0:5601:8::/64"})
{
    Recording run("steady");
    run.lives_until(80).sent_as("solicit-prefix-0", 4, Port::lan, asks(7));
    run.came(4.1, Port::lan, dhcp(dhcp6::Kind::advertise, 7, std::move(prefixes)));
    return run;
}

Recording& crossing(Recording& run, const char* name, double second, Port port, bool crosses)
{
    const bool out = port == Port::lan;
    const auto packet = [&](std::uint8_t hops) {
        return out ? datagram(kInside, kFar, name, hops) : datagram(kFar, kInside, name, hops);
    };
    run.sent_as(name, second, port, packet(64));
    if (crosses) {
        auto arrived = packet(63);
        std::copy(kOurMac.octets.begin(), kOurMac.octets.end(), arrived.begin());
        run.came(second + 0.01, out ? Port::wan : Port::lan, arrived);
    }
    return run;
}

/// What LPD-5 looks at, with or without a route after the Release.
Recording released(bool forgotten)
{
    auto run = offering();
    crossing(run, "delegated.out", 10, Port::lan, true);
    crossing(run, "delegated.back", 12, Port::wan, true);
    crossing(run, "released.out", 14, Port::lan, true);
    crossing(run, "released.before", 16, Port::wan, true);
    run.sent_as("release-prefix", 18, Port::lan, dhcp(dhcp6::Kind::release, 9, {"2d10:0:5601:8::/64"}, 0, false));
    crossing(run, "released.after", 20, Port::wan, !forgotten);
    return run;
}

}  // namespace

TEST_CASE("LPD-5: a route to the client, and none after it gave its prefix back", "[cpe]")
{
    CHECK(released(true).verdict("LPD-5") == Verdict::pass);
    CHECK(released(false).verdict("LPD-5") == Verdict::fail);
}

TEST_CASE("LPD-5 and LPD-6: without delegation they do not apply, and on a dead router nothing does", "[cpe]")
{
    Recording run("steady");
    run.sent_as("solicit-prefix-0", 4, Port::lan, asks(7));

    CHECK(run.verdict("LPD-5") == Verdict::not_observed);
    CHECK(run.lives_until(20).verdict("LPD-5") == Verdict::not_applicable);
    CHECK(run.verdict("LPD-6") == Verdict::not_applicable);
}

TEST_CASE("LPD-6: what a delegated prefix sends must leave", "[cpe]")
{
    auto run = offering();
    crossing(run, "delegated.out", 10, Port::lan, false);
    crossing(run, "delegated.back", 12, Port::wan, false);

    CHECK(run.verdict("LPD-6") == Verdict::fail);
}

TEST_CASE("LPD-9: the global prefix comes first", "[cpe]")
{
    CHECK(offering({"2d10:0:5601:8::/64", "fd5e:1::/64"}).verdict("LPD-9") == Verdict::pass);
    CHECK(offering({"fd5e:1::/64", "2d10:0:5601:8::/64"}).verdict("LPD-9") == Verdict::warn);
    CHECK(offering().verdict("LPD-9") == Verdict::not_applicable);
}

TEST_CASE("LPD-3: the LAN keeps its prefix through a renewal, and a client too", "[cpe]")
{
    const auto run = [](const char* later, const char* renewed) {
        auto made = offering();
        made.came(1, Port::lan, advert(advert_of("2d10:0:5601::/64", 300, 600)));
        made.sent(30, Port::wan, dhcp(dhcp6::Kind::reply, 3, {"2d10:0:5601::/56"}));
        made.came(60, Port::lan, advert(advert_of(later, 300, 600)));
        made.sent_as("renew-prefix", 62, Port::lan, dhcp(dhcp6::Kind::renew, 8, {"2d10:0:5601:8::/64"}, 0, false));
        made.came(62.1, Port::lan, dhcp(dhcp6::Kind::reply, 8, {renewed}));
        return made.note(70, "phase.end").verdict("LPD-3");
    };

    CHECK(run("2d10:0:5601::/64", "2d10:0:5601:8::/64") == Verdict::pass);
    CHECK(run("2d10:0:5601:1::/64", "2d10:0:5601:8::/64") == Verdict::fail);
    CHECK(run("2d10:0:5601::/64", "2d10:0:5601:9::/64") == Verdict::fail);
}

TEST_CASE("LPD-2 and LPD-12: of two networks one is the LAN's, and the third client is told that nothing is left", "[cpe]")
{
    const auto run = [](std::vector<const char*> second, std::uint16_t status) {
        Recording made("scarcity");
        made.lives_until(40).sent(1, Port::wan, dhcp(dhcp6::Kind::reply, 3, {"2d10:0:5603::/63"}));
        made.came(5, Port::lan, advert(advert_of("2d10:0:5603::/64", 300, 600)));
        made.sent_as("scarce-prefix-0", 10, Port::lan, asks(7));
        made.came(10.1, Port::lan, dhcp(dhcp6::Kind::advertise, 7, {"2d10:0:5603:1::/64"}));
        made.sent_as("scarce-prefix-1", 12, Port::lan, asks(8));
        made.came(12.1, Port::lan, dhcp(dhcp6::Kind::advertise, 8, std::move(second), status));
        made.note(40, "phase.end");
        CHECK(made.verdict("LPD-2") == Verdict::pass);
        return made.verdict("LPD-12");
    };

    CHECK(run({}, dhcp6::status::kNoPrefix) == Verdict::pass);
    CHECK(run({"2d10:0:5603::/64"}, 0) == Verdict::fail);
    CHECK(run({}, 0) == Verdict::fail);
}
