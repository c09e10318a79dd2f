#include "probe/cpe/frames/dhcp4.hpp"
#include "tests/probe/cpe/recording.hpp"

#include <catch2/catch.hpp>

using namespace cpe;
using namespace cpe::tests;
using judge::Verdict;
namespace dhcp4 = cpe::frames::dhcp4;

namespace {

const auto kHost = frames::address("2d10:0:5601::101");
const auto kFar = frames::address("2d10:0:fa00:1::80");

Recording security()
{
    Recording run("security");
    run.lives_until(60);
    return run;
}

Octets segment(bool out, std::uint32_t sequence, std::uint8_t flags, std::uint8_t hops)
{
    return frames::build({.source_mac = kOurMac,
                          .destination_mac = kRouterMac,
                          .source = out ? kHost : kFar,
                          .destination = out ? kFar : kHost,
                          .hop_limit = hops},
                         frames::Tcp{.source_port = static_cast<std::uint16_t>(out ? 41100 : 82),
                                     .destination_port = static_cast<std::uint16_t>(out ? 82 : 41100),
                                     .sequence = sequence,
                                     .flags = flags});
}

/// TCP segments in turn, out and in; the last one comes out on the other side or not.
Recording& handshake(Recording& run, const std::vector<std::pair<const char*, bool>>& names, double second, bool last)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto& [name, out] = names[i];
        const auto sequence = static_cast<std::uint32_t>(1000 * second + static_cast<double>(i));
        run.sent_as(name, second, out ? Port::lan : Port::wan, segment(out, sequence, frames::Tcp::kSyn, 64));
        if (last || i + 1 < names.size()) {
            run.came(second + 0.01, out ? Port::wan : Port::lan, segment(out, sequence, frames::Tcp::kSyn, 63));
        }
        second += 1;
    }
    return run;
}

/// A question by PCP and what the router says to it.
Octets pcp(bool answer, std::uint8_t result)
{
    Octets payload(60, 0);
    payload[0] = 2;
    payload[1] = answer ? 0x81 : 1;
    payload[3] = result;
    return frames::build({.source_mac = kOurMac, .destination_mac = kRouterMac, .source = kHost, .destination = kFar},
                         frames::Udp{.source_port = static_cast<std::uint16_t>(answer ? 5351 : 43950),
                                     .destination_port = static_cast<std::uint16_t>(answer ? 43950 : 5351),
                                     .payload = payload});
}

Octets dhcp(dhcp4::Message message, bool from_server)
{
    return frames::build({.source_mac = kOurMac,
                          .destination_mac = frames::kBroadcast,
                          .source = frames::address("192.168.1.1"),
                          .destination = frames::address("255.255.255.255")},
                         frames::Udp{.source_port = static_cast<std::uint16_t>(from_server ? 67 : 68),
                                     .destination_port = static_cast<std::uint16_t>(from_server ? 68 : 67),
                                     .payload = dhcp4::write(message)});
}

}  // namespace

TEST_CASE("REC-31: both ways of opening a TCP connection pass, or the row fails", "[cpe]")
{
    const auto run = [](bool simultaneous) {
        auto made = security();
        handshake(made, {{"open.syn", true}, {"open.syn-ack", false}, {"open.ack", true}, {"open.data", false}}, 10, true);
        handshake(made, {{"both.syn-out", true}, {"both.syn-in", false}}, 20, simultaneous);
        handshake(made, {{"both.syn-ack-out", true}, {"both.syn-ack-in", false}}, 30, true);
        return made.verdict("REC-31");
    };

    CHECK(run(true) == Verdict::pass);
    CHECK(run(false) == Verdict::fail);
}

TEST_CASE("REC-32: a window may not be enforced on a flow whose beginning was not seen", "[cpe]")
{
    const auto run = [](bool beyond) {
        auto made = security();
        handshake(made, {{"middle.out", true}, {"middle.back", false}, {"middle.beyond", false}}, 10, beyond);
        return made.verdict("REC-32");
    };

    CHECK(run(true) == Verdict::pass);
    CHECK(run(false) == Verdict::fail);
    CHECK(security().verdict("REC-32") == Verdict::not_observed);
}

TEST_CASE("REC-12: a state that never began proves nothing", "[cpe]")
{
    auto run = security();
    run.sent_as("generic.out", 10, Port::lan, datagram(kHost, kFar, "generic.out"));

    CHECK(run.verdict("REC-12") == Verdict::not_observed);
    CHECK(run.came(10.01, Port::wan, datagram(kHost, kFar, "generic.out", 63)).verdict("REC-12") == Verdict::not_observed);
    run.sent_as("generic.back", 40, Port::wan, datagram(kFar, kHost, "generic.back"));
    CHECK(run.verdict("REC-12") == Verdict::fail);
    CHECK(run.came(40.01, Port::lan, datagram(kFar, kHost, "generic.back", 63)).verdict("REC-12") == Verdict::pass);
}

TEST_CASE("SEC-15: a port that one host opens for another is a failure", "[cpe]")
{
    const auto run = [](std::uint8_t for_another) {
        auto made = security();
        made.sent_as("pinhole.search", 5, Port::lan, datagram(kHost, kFar, "search"));
        made.sent_as("pinhole.map", 10, Port::lan, pcp(false, 0)).came(10.1, Port::lan, pcp(true, 0));
        handshake(made, {{"pinhole.open", false}}, 12, true);
        made.sent_as("pinhole.map-for-another", 15, Port::lan, pcp(false, 0)).came(15.1, Port::lan, pcp(true, for_another));
        handshake(made, {{"pinhole.expired", false}}, 40, false);
        return made.verdict("SEC-15");
    };

    CHECK(run(2) == Verdict::pass);
    CHECK(run(0) == Verdict::fail);
}

TEST_CASE("SEC-15: a router that offers no such thing is told of", "[cpe]")
{
    auto run = security();
    run.sent_as("pinhole.search", 5, Port::lan, datagram(kHost, kFar, "search"));
    run.sent_as("pinhole.map", 10, Port::lan, pcp(false, 0));

    CHECK(run.verdict("SEC-15") == Verdict::info);
}

TEST_CASE("L-23: option 108 without NAT64 leaves a host without IPv4", "[cpe]")
{
    const auto run = [](std::optional<std::uint32_t> said) {
        Recording made("steady");
        made.lives_until(40);
        made.sent_as("discover.option-108", 10, Port::lan, dhcp({.transaction = 1, .wants_ipv6_only = true}, false));
        made.came(10.1, Port::lan, dhcp({.kind = dhcp4::Kind::offer, .transaction = 1, .ipv6_only = said}, true));
        made.sent_as("discover", 20, Port::lan, dhcp({.transaction = 2}, false));
        made.came(20.1, Port::lan, dhcp({.kind = dhcp4::Kind::offer, .transaction = 2}, true));
        return made.verdict("L-23");
    };

    CHECK(run(std::nullopt) == Verdict::pass);
    CHECK(run(1800) == Verdict::fail);
}

TEST_CASE("G-10: packets for far that come back to a host that called itself a router", "[cpe]")
{
    const auto run = [](Port comes) {
        auto made = security();
        made.sent_as("lure.before", 10, Port::lan, datagram(kHost, kFar, "lure.before"));
        made.came(10.01, Port::wan, datagram(kHost, kFar, "lure.before", 63));
        made.sent_as("lure.advert", 12, Port::lan, advert(advert_of("2d10:0:ee00:7::/64", 1800, 1800)));
        made.sent_as("lure.after", 14, Port::lan, datagram(kHost, kFar, "lure.after"));
        made.came(14.01, comes, datagram(kHost, kFar, "lure.after", 63));
        return made.verdict("G-10");
    };

    CHECK(run(Port::wan) == Verdict::pass);
    CHECK(run(Port::lan) == Verdict::fail);
}

TEST_CASE("G-10: one packet of several that comes back is enough: which route is used may change", "[cpe]")
{
    auto run = security();
    run.sent_as("lure.before", 10, Port::lan, datagram(kHost, kFar, "lure.before"));
    run.came(10.01, Port::wan, datagram(kHost, kFar, "lure.before", 63));
    run.sent_as("lure.advert", 12, Port::lan, advert(advert_of("2d10:0:ee00:7::/64", 1800, 1800)));
    run.sent_as("lure.after", 14, Port::lan, datagram(kHost, kFar, "lure.after"));
    run.came(14.01, Port::wan, datagram(kHost, kFar, "lure.after", 63));
    run.sent_as("lure.after", 18, Port::lan, datagram(kHost, kFar, "lure.after"));
    run.came(18.01, Port::lan, datagram(kHost, kFar, "lure.after", 63));

    CHECK(run.verdict("G-10") == Verdict::fail);
}

TEST_CASE("L-4: without any prefix nobody is a default router; with a unique local one ULA-5 says so", "[cpe]")
{
    const auto run = [](const frames::RouterAdvert& said) {
        Recording made("boot");
        made.step(10, "wan.adverts-only").step(40, "line.in-service");
        made.came(20, Port::wan, datagram(kHost, kFar, "alive")).came(21, Port::lan, advert(said));
        return made.verdict("L-4");
    };

    CHECK(run({.lifetime = 0}) == Verdict::pass);
    CHECK(run({.lifetime = 1800}) == Verdict::fail);
    CHECK(run(advert_of("fd5e:1::/64", 300, 600)) == Verdict::not_applicable);
}
