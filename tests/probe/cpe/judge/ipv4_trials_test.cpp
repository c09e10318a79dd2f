#include "measure/pref64.hpp"
#include "probe/cpe/actors/softwire_offers.hpp"
#include "probe/cpe/frames/dissect.hpp"
#include "probe/cpe/frames/fragments.hpp"
#include "probe/cpe/frames/tunnel.hpp"
#include "tests/probe/cpe/dhcp6_frames.hpp"

#include <catch2/catch.hpp>

using namespace cpe;
using namespace cpe::tests;
using dhcp6::Kind;
using judge::Verdict;

namespace {

const auto kHost4 = frames::address("192.168.7.100");
const auto kFar4 = frames::address("30.64.80.80");
const auto kPlan = *actors::plan_within(actors::default_block());
const auto kTunnel = frames::address("2d10:0:5601::c1a7");
constexpr std::size_t kFull = 1500;
constexpr std::size_t kCut = 1448;

Octets datagram4(const frames::Address& from, const frames::Address& to, std::string mark, std::size_t padding = 0)
{
    mark.resize(mark.size() + padding);
    return frames::build(
        {.source_mac = kOurMac, .destination_mac = kRouterMac, .source = from, .destination = to},
        frames::Udp{.source_port = 40030, .destination_port = 50000, .payload = {mark.begin(), mark.end()}});
}

Octets full_frame()
{
    return datagram4(kHost4, kFar4, "sextant:full", kFull - 28 - 12);
}

frames::Envelope tunnel_to(const frames::Address& there)
{
    return {.source_mac = kRouterMac, .destination_mac = kOurMac, .source = kTunnel, .destination = there};
}

Octets inside(const Octets& frame, const frames::Address& there = kPlan.far)
{
    return frames::packet(tunnel_to(there), frames::kIpv4InIpv6, frames::OctetView(frame).subspan(14));
}

Recording service(const std::string& name, std::uint8_t asked_for)
{
    Recording run("ipv4-service");
    run.step(1, "nat64.on").note(1, "power.on", {{"done", "yes"}});
    run.came(3, Port::wan,
             client_says(Kind::solicit, 1, {{.code = dhcp6::option::kRequest, .data = {0, asked_for}}, prefix_wanted()}));
    run.note(40, "power.off").step(42, name + ".on").note(42, "power.on", {{"done", "yes"}});
    return std::move(run.note(90, "phase.end").lives_until(90));
}

/// A tunnel that works for small datagrams, and what came of a full one.
Recording tunnelled(const std::vector<Octets>& seen, const std::string& name)
{
    auto run = service("ds-lite", 64);
    const auto small = datagram4(kHost4, kFar4, "sextant:ds-lite.out4-0");
    run.sent_as("ds-lite.out4", 55, Port::lan, small).came(55.01, Port::wan, inside(small));
    run.sent_as("full.cut", 60, Port::lan, full_frame()).sent_as("full.whole", 66, Port::lan, full_frame());
    for (const auto* each : {"full.cut", "full.whole"}) {
        const auto second = std::string(each) == "full.cut" ? 60.01 : 66.01;
        for (const auto& octets : std::string(each) == name ? seen : frames::in_fragments(inside(full_frame()), kCut)) {
            run.came(second, Port::wan, octets);
        }
    }
    return run;
}

/// A boot in which the NAT64 has this prefix, and what came out.
void boot_with(Recording& run, double second, const std::string& name, const frames::Prefix& prefix, bool translates)
{
    run.note(second - 1, "power.off").step(second, name + ".on").note(second, "power.on", {{"done", "yes"}});
    frames::RouterAdvert said{.hop_limit = 64, .lifetime = 120};
    said.nat64 = frames::Nat64{.prefix = prefix, .lifetime = 600};
    run.sent(second + 1, Port::wan,
             frames::build(frames::to_group(kOurMac, frames::link_local(kOurMac), frames::all_nodes()), said));
    const auto mark = "sextant:" + name + ".out4-0";
    run.sent_as(name + ".out4", second + 5, Port::lan, datagram4(kHost4, kFar4, mark));
    if (translates) {
        run.came(second + 5.01, Port::wan, datagram4(kTunnel, measure::embed(prefix, kFar4), mark));
    }
}

Verdict lengths(std::uint8_t without)
{
    Recording run("ipv4-service");
    boot_with(run, 2, "nat64", actors::nat64_prefix(), true);
    double second = 20;
    for (const int length : {32, 40, 48, 56, 64}) {
        const auto bits = static_cast<std::uint8_t>(length);
        boot_with(run, second, "nat64-" + std::to_string(length), actors::nat64_prefix(kPlan, bits), bits != without);
        second += 20;
    }
    return run.note(second, "phase.end").lives_until(second).verdict("464X-5");
}

}  // namespace

TEST_CASE("464X-5: a prefix of every length is translated to, or the row fails", "[cpe]")
{
    CHECK(lengths(0) == Verdict::pass);
    CHECK(lengths(48) == Verdict::fail);
}

TEST_CASE("RFC 8781: a prefix of every length comes back from an advertisement as it was", "[cpe]")
{
    for (const auto length : frames::kNat64Lengths) {
        frames::RouterAdvert said{.hop_limit = 64, .lifetime = 120};
        said.nat64 = frames::Nat64{.prefix = actors::nat64_prefix(kPlan, length), .lifetime = 600};

        const auto heard = frames::dissect(advert(said));

        REQUIRE(frames::as<frames::RouterAdvert>(heard) != nullptr);
        CHECK(frames::as<frames::RouterAdvert>(heard)->nat64->prefix == said.nat64->prefix);
        CHECK(measure::embedded(said.nat64->prefix, measure::embed(said.nat64->prefix, kFar4)) == kFar4);
    }
}

TEST_CASE("DSL-5: a full frame is cut after encapsulation or refused, and never cut inside or lost", "[cpe]")
{
    const auto outside = frames::in_fragments(inside(full_frame()), kCut);
    std::vector<Octets> within;
    for (const auto& part : frames::in_fragments(full_frame(), 1400)) {
        within.push_back(inside(part));
    }

    CHECK(tunnelled(outside, "full.cut").verdict("DSL-5") == Verdict::pass);
    CHECK(tunnelled({inside(full_frame())}, "full.cut").verdict("DSL-5") == Verdict::pass);
    CHECK(tunnelled(within, "full.cut").verdict("DSL-5") == Verdict::fail);
    CHECK(tunnelled({}, "full.cut").verdict("DSL-5") == Verdict::fail);
    CHECK(tunnelled({}, "full.whole").verdict("DSL-5") == Verdict::fail);
}

TEST_CASE("DSL-5: with DF set a frame that is refused with the reason is no loss", "[cpe]")
{
    auto run = tunnelled({}, "full.whole");
    const auto refusal =
        frames::Writer().u8(3).u8(4).u16(0).u16(0).u16(1460).add(frames::OctetView(full_frame()).subspan(14, 28)).take();
    run.came(66.01, Port::lan,
             frames::packet({.source_mac = kRouterMac,
                             .destination_mac = kOurMac,
                             .source = frames::address("192.168.7.1"),
                             .destination = kHost4},
                            frames::protocol::kIcmp4, refusal));

    CHECK(run.verdict("DSL-5") == Verdict::pass);
}

TEST_CASE("MAP-2: another home is reached with or without the relay, and the row says which", "[cpe]")
{
    const auto other = actors::other_home(kPlan);
    const auto reached_at = [&](const frames::Address& there) {
        auto run = service("map-e", 94);
        const auto small = datagram4(kHost4, kFar4, "sextant:map-e.out4-0");
        const auto neighbour = datagram4(kHost4, other.address, "sextant:map-e.other-home");
        run.sent_as("map-e.out4", 55, Port::lan, small).came(55.01, Port::wan, inside(small, kPlan.far_other));
        run.sent_as("map-e.other-home", 60, Port::lan, neighbour).came(60.01, Port::wan, inside(neighbour, there));
        return run.finding("MAP-2");
    };

    CHECK(reached_at(other.endpoint).reason.ends_with("without the relay"));
    CHECK(reached_at(kPlan.far_other).reason.ends_with("way of the relay"));
    CHECK(reached_at(other.endpoint).verdict == Verdict::info);
    CHECK(other.address == frames::address("30.64.99.85"));
}
