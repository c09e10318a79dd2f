#include "probe/cpe/actors/softwire_offers.hpp"
#include "probe/cpe/frames/tunnel.hpp"
#include "tests/probe/cpe/dhcp6_frames.hpp"

#include <catch2/catch.hpp>

using namespace cpe;
using namespace cpe::tests;
using dhcp6::Kind;
using judge::Verdict;
namespace option = cpe::frames::softwire::option;

namespace {

const auto kHost4 = frames::address("192.168.7.100");
const auto kFar4 = frames::address("30.64.80.80");
const auto kPlan = *actors::plan_within(actors::default_block());
const auto kClat = frames::address("2d10:0:5601::c1a7");

Recording& play(Recording& run, double second, const std::string& name)
{
    return run.step(second, name + ".on").note(second, "power.on", {{"done", "yes"}});
}

/// The boot with a NAT64, and one more after it.
Recording service(const std::string& name = "")
{
    Recording run("ipv4-service");
    play(run, 1, "nat64");
    if (!name.empty()) {
        play(run.note(40, "power.off"), 42, name);
    }
    return std::move(run.note(90, "phase.end").lives_until(90));
}

Octets flow(const frames::Address& from, const frames::Address& to, const std::string& mark, std::uint16_t port = 40010)
{
    return frames::build({.source_mac = kOurMac, .destination_mac = kRouterMac, .source = from, .destination = to},
                         frames::Udp{.source_port = port, .destination_port = 50000, .payload = {mark.begin(), mark.end()}});
}

/// The same packet inside IPv6, as it comes on the WAN.
Octets inside(const frames::Address& from, const frames::Address& to, const Octets& packet)
{
    return frames::packet({.source_mac = kRouterMac, .destination_mac = kOurMac, .source = from, .destination = to},
                          frames::kIpv4InIpv6, frames::OctetView(packet).subspan(14));
}

Octets solicit_with(std::uint8_t code)
{
    return client_says(Kind::solicit, 1, {{.code = dhcp6::option::kRequest, .data = {0, code}}, prefix_wanted()});
}

Octets reply_with(const dhcp6::Option& offer)
{
    dhcp6::Association home{.code = dhcp6::option::kIaPd, .id = 2};
    home.leased = {{.prefix = actors::mapped_home(kPlan), .preferred = 300, .valid = 600}};
    return server_says(Kind::reply, 1, {dhcp6::to_option(home), offer});
}

const auto kEndpoint = frames::address("2d10:0:7312:3400:0:1e40:6312:34");
const auto kShared = frames::address("30.64.99.18");
constexpr std::uint16_t kOwnPort = 1232;  ///< Of RFC 7597, appendix A: the id of the ports is the same here.

}  // namespace

TEST_CASE("a router that translates nothing and asks for nothing is not judged by RFC 8585", "[cpe]")
{
    auto run = service();
    run.came(3, Port::wan, client_says(Kind::solicit, 1, {prefix_wanted()}));
    run.sent_as("nat64.out4", 20, Port::lan, flow(kHost4, kFar4, "sextant:nat64.out4-0"));

    for (const auto* row :
         {"464X-1", "464XLAT-1", "464XLAT-4..6", "TRANS-1", "DSLITE-1", "MAPE-1", "MAPT-1", "LW4O6-1", "LW4O6-2"}) {
        INFO(row);
        CHECK(run.verdict(row) == Verdict::not_applicable);
    }
    CHECK(run.verdict("V4AAS-1") == Verdict::info);
}

TEST_CASE("464X-1: the destination is the IPv4 address behind the NAT64's prefix", "[cpe]")
{
    const auto with = [](const char* destination) {
        auto run = service();
        run.sent_as("nat64.out4", 20, Port::lan, flow(kHost4, kFar4, "sextant:nat64.out4-0"));
        return run.came(20.01, Port::wan, flow(kClat, frames::address(destination), "sextant:nat64.out4-0", 1024))
            .verdict("464X-1");
    };

    CHECK(with("64:ff9b::30.64.80.80") == Verdict::pass);
    CHECK(with("64:ff9b::30.64.80.81") == Verdict::fail);
}

TEST_CASE("464XLAT-1: a private address in the LAN's own /64 has passed no NAT44", "[cpe]")
{
    const auto with = [](const char* source, const char* lan) {
        auto run = service();
        run.came(5, Port::lan, advert(advert_of(lan, 200, 500)));
        run.sent_as("nat64.out4", 20, Port::lan, flow(kHost4, kFar4, "sextant:nat64.out4-0"));
        const auto out = flow(frames::address(source), frames::address("64:ff9b::30.64.80.80"), "sextant:nat64.out4-0");
        return run.came(20.01, Port::wan, out).verdict("464XLAT-1");
    };

    CHECK(with("2d10:0:5601::c1a7", "2d10:0:5601::/64") == Verdict::pass);
    CHECK(with("2d10:0:5601::192.168.7.100", "2d10:0:5601::/64") == Verdict::fail);
    CHECK(with("2d10:0:5601:64::192.168.7.100", "2d10:0:5601::/64") == Verdict::pass);
}

TEST_CASE("464XLAT-4: who translates has asked for ipv4only.arpa", "[cpe]")
{
    const auto query = frames::dns::write({.id = 1, .name = "ipv4only.arpa", .type = frames::dns::kAaaa});
    const auto run = [] {
        auto made = service();
        made.sent_as("nat64.out4", 20, Port::lan, flow(kHost4, kFar4, "sextant:nat64.out4-0"));
        return std::move(
            made.came(20.01, Port::wan, flow(kClat, frames::address("64:ff9b::30.64.80.80"), "sextant:nat64.out4-0")));
    };
    const auto asks =
        frames::build({.source_mac = kRouterMac, .destination_mac = kOurMac, .source = kClat, .destination = kPlan.resolver},
                      frames::Udp{.source_port = 5353, .destination_port = 53, .payload = query});

    CHECK(run().verdict("464XLAT-4..6") == Verdict::fail);
    CHECK(run().came(10, Port::wan, asks).verdict("464XLAT-4..6") == Verdict::pass);
}

TEST_CASE("DS-Lite: IPv4 goes into the tunnel as the host sent it, or it fails", "[cpe]")
{
    const auto packet = flow(kHost4, kFar4, "sextant:ds-lite.out4-0");
    const auto run = [&] {
        auto made = service("ds-lite");
        made.came(3, Port::wan, solicit_with(64)).sent_as("ds-lite.out4", 60, Port::lan, packet);
        return made;
    };
    const auto translated = flow(frames::address("192.0.0.2"), kFar4, "sextant:ds-lite.out4-0");

    CHECK(run().verdict("DSLITE-1") == Verdict::fail);
    CHECK(run().verdict("DSLITE-4") == Verdict::not_observed);
    CHECK(run().came(60.01, Port::wan, inside(kClat, kPlan.far, packet)).verdict("DSLITE-1") == Verdict::pass);
    CHECK(run().came(60.01, Port::wan, inside(kClat, kPlan.far, packet)).verdict("DSLITE-4") == Verdict::pass);
    CHECK(run().came(60.01, Port::wan, inside(kClat, kPlan.far, translated)).verdict("DSLITE-4") == Verdict::fail);
}

TEST_CASE("DLW-3: beside native IPv4 the tunnel is not used", "[cpe]")
{
    const auto packet = flow(kHost4, kFar4, "sextant:both.out4-0");
    const auto run = [&] {
        auto made = service("both");
        made.came(3, Port::wan, solicit_with(64)).sent_as("both.out4", 60, Port::lan, packet);
        return made;
    };

    CHECK(
        run().came(60.01, Port::wan, flow(frames::address("30.64.0.100"), kFar4, "sextant:both.out4-0")).verdict("DLW-3") ==
        Verdict::pass);
    CHECK(run().came(60.01, Port::wan, inside(kClat, kPlan.far, packet)).verdict("DLW-3") == Verdict::warn);
    CHECK(run().verdict("DLW-3") == Verdict::not_observed);
}

TEST_CASE("MAP-E and lw4o6: address, ports and relay are those of the option", "[cpe]")
{
    const auto [name, row, code] =
        GENERATE(table<std::string, std::string, int>({{"map-e", "MAPE-1", 94}, {"lw4o6", "LW4O6-1", 96}}));
    const auto mark = "sextant:" + name + ".out4-0";
    const auto with = [&, name = name, row = row, code = code](const frames::Address& from, const frames::Address& inner,
                                                               std::uint16_t port, const frames::Address& relay) {
        auto run = service(name);
        run.came(3, Port::wan, solicit_with(static_cast<std::uint8_t>(code)));
        run.sent(50, Port::wan, reply_with(code == 94 ? actors::map_e(kPlan) : actors::lightweight(kPlan)));
        run.sent_as(name + ".out4", 60, Port::lan, flow(kHost4, kFar4, mark));
        return run.came(60.01, Port::wan, inside(from, relay, flow(inner, kFar4, mark, port))).verdict(row);
    };

    CHECK(with(kEndpoint, kShared, kOwnPort, kPlan.far_other) == Verdict::pass);
    CHECK(with(kClat, kShared, kOwnPort, kPlan.far_other) == Verdict::fail);
    CHECK(with(kEndpoint, kHost4, kOwnPort, kPlan.far_other) == Verdict::fail);
    CHECK(with(kEndpoint, kShared, kOwnPort + 4, kPlan.far_other) == Verdict::fail);
    CHECK(with(kEndpoint, kShared, kOwnPort, kPlan.far) == Verdict::fail);
}

TEST_CASE("MAP-T: translated from the home's address to the one under the default mapping", "[cpe]")
{
    const auto with = [](const frames::Address& from, std::uint16_t port) {
        auto run = service("map-t");
        run.came(3, Port::wan, solicit_with(95)).sent(50, Port::wan, reply_with(actors::map_t(kPlan)));
        run.sent_as("map-t.out4", 60, Port::lan, flow(kHost4, kFar4, "sextant:map-t.out4-0"));
        const auto to = frames::address("2d10:0:7407:0:1e:4050:5000:0");
        return run.came(60.01, Port::wan, flow(from, to, "sextant:map-t.out4-0", port)).verdict("MAPT-1");
    };

    CHECK(with(kEndpoint, kOwnPort) == Verdict::pass);
    CHECK(with(kEndpoint, 1236) == Verdict::fail);
    CHECK(with(kClat, kOwnPort) == Verdict::fail);
}

TEST_CASE("a boot that was left out is no boot", "[cpe]")
{
    auto run = service();
    run.came(3, Port::wan, solicit_with(64)).step(45, "ds-lite.on").step(46, "ds-lite.out4");

    CHECK(run.verdict("DSLITE-1") == Verdict::not_observed);
}
