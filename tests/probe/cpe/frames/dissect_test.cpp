#include "probe/cpe/frames/build.hpp"
#include "probe/cpe/frames/dissect.hpp"

#include <catch2/catch.hpp>

using namespace cpe::frames;

namespace {

const Mac kUs{{2, 0, 0, 0, 0, 1}};
const Mac kRouter{{2, 0, 0, 0, 0, 2}};

Envelope unicast()
{
    return {.source_mac = kUs,
            .destination_mac = kRouter,
            .source = address("2001:db8::1"),
            .destination = address("2001:db8::2")};
}

RouterAdvert full_advert()
{
    RouterAdvert advert{.hop_limit = 64, .managed = true, .lifetime = 1800, .source_link = kRouter, .mtu = 1480};
    advert.prefixes.push_back(
        {.prefix = prefix("2001:db8:1::/64"), .on_link = true, .autonomous = true, .valid = 600, .preferred = 300});
    advert.prefixes.push_back({.prefix = prefix("fd00:1:2:3::/64"), .autonomous = true, .valid = 10, .preferred = 5});
    advert.routes.push_back({.prefix = prefix("2001:db8::/48"), .lifetime = 77});
    advert.resolvers.push_back({.lifetime = 99, .servers = {address("fd00::53"), address("2001:db8::53")}});
    return advert;
}

}  // namespace

TEST_CASE("a router advertisement reads as it was built, every option of it", "[cpe]")
{
    const auto frame = dissect(build(to_group(kRouter, link_local(kRouter), all_nodes()), full_advert()));

    const auto* advert = as<RouterAdvert>(frame);
    REQUIRE(advert != nullptr);
    CHECK(frame.ip->hop_limit == 255);
    CHECK(frame.ip->checksum_good);
    CHECK(frame.destination == multicast_mac(all_nodes()));
    CHECK(advert->managed);
    CHECK_FALSE(advert->other);
    CHECK(advert->lifetime == 1800);
    CHECK(advert->source_link == kRouter);
    CHECK(advert->mtu == 1480U);
    REQUIRE(advert->prefixes.size() == 2);
    CHECK(advert->prefixes[0].prefix == prefix("2001:db8:1::/64"));
    CHECK(advert->prefixes[0].preferred == 300);
    CHECK_FALSE(advert->prefixes[1].on_link);
    CHECK(advert->routes.at(0).prefix == prefix("2001:db8::/48"));
    CHECK(advert->resolvers.at(0).servers.size() == 2);
}

TEST_CASE("neighbour discovery reads as it was built", "[cpe]")
{
    const auto target = address("fe80::1");
    const NeighborAdvert said{.target = target, .router = true, .solicited = true, .target_link = kRouter};

    const auto asked =
        dissect(build(to_group(kUs, unspecified(), solicited_node(target)), NeighborSolicit{.target = target}));
    const auto answered = dissect(build(unicast(), said));

    REQUIRE(as<NeighborSolicit>(asked) != nullptr);
    CHECK(as<NeighborSolicit>(asked)->target == target);
    CHECK_FALSE(as<NeighborSolicit>(asked)->source_link.has_value());
    REQUIRE(as<NeighborAdvert>(answered) != nullptr);
    CHECK(as<NeighborAdvert>(answered)->router);
    CHECK_FALSE(as<NeighborAdvert>(answered)->override);
}

TEST_CASE("datagrams and segments keep ports, payload and a right checksum", "[cpe]")
{
    const auto udp = dissect(build(unicast(), Udp{.source_port = 40000, .destination_port = 50000, .payload = {1, 2, 3}}));
    const auto tcp =
        dissect(build(unicast(), Tcp{.source_port = 1, .destination_port = 2, .sequence = 77, .flags = Tcp::kSyn}));

    REQUIRE(as<Udp>(udp) != nullptr);
    CHECK(as<Udp>(udp)->payload == Octets{1, 2, 3});
    CHECK(udp.ip->checksum_good);
    CHECK(udp.ip->length == 40 + 8 + 3);
    REQUIRE(as<Tcp>(tcp) != nullptr);
    CHECK(as<Tcp>(tcp)->sequence == 77);
    CHECK(as<Tcp>(tcp)->flags == Tcp::kSyn);
    CHECK(tcp.ip->checksum_good);
}

TEST_CASE("a changed octet shows in the checksum", "[cpe]")
{
    auto octets = build(unicast(), Udp{.source_port = 1, .destination_port = 2, .payload = {1, 2, 3}});
    octets.back() ^= 1U;

    CHECK_FALSE(dissect(octets).ip->checksum_good);
}

TEST_CASE("extension headers are listed and what is behind them is read", "[cpe]")
{
    const auto envelope = unicast();
    const auto echo = icmp6_transport(envelope, 128, 0, Writer().u16(7).u16(9).take());
    const auto padded = Writer().u8(protocol::kIcmp6).u8(0).u8(1).u8(4).u32(0).add(echo).take();

    const auto frame = dissect(packet(envelope, protocol::kHopByHop, padded));

    CHECK(frame.ip->extensions == std::vector<std::uint8_t>{protocol::kHopByHop});
    CHECK(frame.ip->protocol == protocol::kIcmp6);
    CHECK(frame.ip->checksum_good);
    REQUIRE(as<Echo>(frame) != nullptr);
    CHECK(as<Echo>(frame)->id == 7);
}

TEST_CASE("a later fragment has no transport", "[cpe]")
{
    const auto part = Writer().u8(protocol::kUdp).u8(0).u16(2U << 3U | 1U).u32(5).u32(0).take();

    const auto frame = dissect(packet(unicast(), protocol::kFragment, part));

    REQUIRE(frame.ip->fragment);
    CHECK(frame.ip->fragment->offset == 2);
    CHECK(frame.ip->fragment->more);
    CHECK(std::holds_alternative<std::monostate>(frame.body));
}

TEST_CASE("an error keeps what it quotes, and its parameter", "[cpe]")
{
    const auto frame = dissect(build(unicast(), IcmpError{.type = 2, .parameter = 1400, .quote = {9, 8, 7}}));

    REQUIRE(as<IcmpError>(frame) != nullptr);
    CHECK(as<IcmpError>(frame)->parameter == 1400);
    CHECK(as<IcmpError>(frame)->quote == Octets{9, 8, 7});
}

TEST_CASE("IPv4 echoes and ARP read as they were built", "[cpe]")
{
    const Envelope envelope{
        .source_mac = kUs, .destination_mac = kRouter, .source = address("192.0.2.1"), .destination = address("192.0.2.2")};

    const auto echo = dissect(build(envelope, Echo{.id = 3, .sequence = 4, .payload = {5}}));
    const auto arp =
        dissect(build_arp({.sender_mac = kUs, .sender = envelope.source, .target = envelope.destination}, kRouter));

    REQUIRE(as<Echo>(echo) != nullptr);
    CHECK(as<Echo>(echo)->payload == Octets{5});
    CHECK(echo.ip->source == envelope.source);
    REQUIRE(as<Arp>(arp) != nullptr);
    CHECK(as<Arp>(arp)->request);
    CHECK(as<Arp>(arp)->target == envelope.destination);
    CHECK(arp.destination == kBroadcast);
}

TEST_CASE("the addresses of a packet stand also when its transport is nonsense", "[cpe]")
{
    const auto number = GENERATE(std::uint8_t{6}, std::uint8_t{50}, std::uint8_t{51}, std::uint8_t{58}, std::uint8_t{253});

    const auto frame = dissect(packet(unicast(), number, Octets{0x73, 0x65, 0x78}));

    REQUIRE(frame.ip);
    CHECK(frame.ip->source == unicast().source);
    CHECK(frame.ip->protocol == number);
}

TEST_CASE("a frame cut at any octet is read without harm", "[cpe]")
{
    const auto whole = build(to_group(kRouter, link_local(kRouter), all_nodes()), full_advert());

    for (std::size_t length = 0; length < whole.size(); ++length) {
        const auto frame = dissect(OctetView(whole).first(length));
        CHECK((frame.malformed || as<RouterAdvert>(frame) == nullptr));
    }
}
