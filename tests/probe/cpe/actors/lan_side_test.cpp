#include "probe/cpe/actors/bench.hpp"
#include "probe/cpe/frames/build.hpp"
#include "probe/cpe/frames/dhcp4.hpp"
#include "probe/cpe/frames/dissect.hpp"
#include "probe/cpe/frames/fragments.hpp"
#include "probe/cpe/frames/rare_transports.hpp"

#include <catch2/catch.hpp>

using namespace cpe;
using namespace cpe::actors;
namespace dns = cpe::frames::dns;
namespace dhcp4 = cpe::frames::dhcp4;

namespace {

const Mac kRouter{{0x00, 0x16, 0x3E, 1, 2, 3}};
const auto kClient = frames::address("2d10:0:0:1::c0de");

const Plan& plan()
{
    static const auto kPlan = *plan_within(default_block());
    return kPlan;
}

}  // namespace

TEST_CASE("a question by TCP is answered whole, in segments, by the ISP's resolver", "[cpe]")
{
    TcpAsker asker;
    TcpResolver resolver(plan());
    const auto question = dns::write({.id = 9, .name = "large.test", .type = dns::kTxt});
    const frames::Envelope envelope{
        .source_mac = kRouter, .destination_mac = plan().isp_mac, .source = kClient, .destination = plan().resolver};

    Sendings waiting{
        {Port::wan, asker.ask(envelope, 40000, 53, frames::Writer().u16(question.size()).add(question).take())}};
    Octets heard;
    for (int turn = 0; turn < 20 && !waiting.empty(); ++turn) {
        Sendings next;
        for (const auto& sending : waiting) {
            const auto frame = frames::dissect(sending.octets);
            const bool to_resolver = frames::as<frames::Tcp>(frame)->destination_port == 53;
            const auto said = to_resolver ? resolver.hear(Time(), Port::wan, frame) : asker.hear(Time(), Port::lan, frame);
            if (!to_resolver) {
                const auto& payload = frames::as<frames::Tcp>(frame)->payload;
                heard.insert(heard.end(), payload.begin(), payload.end());
            }
            next.insert(next.end(), said.begin(), said.end());
        }
        waiting = std::move(next);
    }

    frames::Reader reader(heard);
    const auto answer = dns::read(reader.take(reader.u16()));
    REQUIRE(answer);
    CHECK(answer->id == 9);
    CHECK(answer->answers.at(0).data.size() == 2510);
}

TEST_CASE("a host on the LAN leases an IPv4 address and finds the router", "[cpe]")
{
    LanHost4 host(plan());
    const auto asked = dhcp4::read(frames::as<frames::Udp>(frames::dissect(host.discover(true)))->payload);
    REQUIRE(asked);
    const auto say = [&](dhcp4::Kind kind) {
        const dhcp4::Message message{.kind = kind,
                                     .transaction = asked->transaction,
                                     .client = plan().host_mac,
                                     .your_address = frames::address("192.168.7.100"),
                                     .server = frames::address("192.168.7.1"),
                                     .router = frames::address("192.168.7.1"),
                                     .resolvers = {frames::address("192.168.7.1")}};
        const frames::Envelope to_host{.source_mac = kRouter,
                                       .destination_mac = plan().host_mac,
                                       .source = frames::address("192.168.7.1"),
                                       .destination = frames::address("192.168.7.100")};
        return host.hear(
            Time(), Port::lan,
            frames::dissect(frames::build(
                to_host, frames::Udp{.source_port = 67, .destination_port = 68, .payload = dhcp4::write(message)})));
    };

    const auto request = say(dhcp4::Kind::offer);
    const auto looking = say(dhcp4::Kind::ack);
    CHECK_FALSE(host.outbound(plan().far4));
    host.hear(Time(), Port::lan,
              frames::dissect(frames::build_arp({.request = false,
                                                 .sender_mac = kRouter,
                                                 .sender = frames::address("192.168.7.1"),
                                                 .target = frames::address("192.168.7.100")},
                                                plan().host_mac)));

    CHECK(request.size() == 1);
    CHECK(looking.size() == 1);
    REQUIRE(host.outbound(plan().far4));
    CHECK(host.outbound(plan().far4)->destination_mac == kRouter);
    CHECK(host.resolvers().size() == 1);
}

TEST_CASE("a frame in two fragments says what it said whole, in either family", "[cpe]")
{
    const auto [from, to] = GENERATE(table<const char*, const char*>({{"2d10::1", "2d10::2"}, {"30.0.0.1", "30.0.0.2"}}));
    const frames::Envelope envelope{.source_mac = kRouter,
                                    .destination_mac = plan().isp_mac,
                                    .source = frames::address(from),
                                    .destination = frames::address(to)};
    const auto whole =
        frames::build(envelope, frames::Udp{.source_port = 53, .destination_port = 9, .payload = Octets(900, 7)});

    const auto parts = frames::in_fragments(whole, 560);

    REQUIRE(parts.size() == 2);
    const bool six = std::string_view(from).find(':') != std::string_view::npos;
    const std::size_t header = six ? 62 : 34;
    CHECK(parts[0].size() == header + 560);
    CHECK(parts[1].size() == header + 908 - 560);
    CHECK_FALSE(frames::dissect(parts[0]).malformed);
    if (six) {
        CHECK(frames::dissect(parts[0]).ip->fragment->more);
        CHECK(frames::dissect(parts[1]).ip->fragment->offset == 70);
    }
}

TEST_CASE("DCCP carries the checksum of its pseudo header, SCTP the one of RFC 9260", "[cpe]")
{
    const frames::Envelope envelope{
        .source_mac = kRouter, .destination_mac = plan().isp_mac, .source = kClient, .destination = plan().far};

    const auto dccp = frames::build_dccp_request(envelope, {.source = 1, .destination = 2}, 7);
    const auto sctp = frames::build_sctp_init(envelope, {.source = 1, .destination = 2}, 7);

    CHECK(dccp.size() == 14 + 40 + 20);
    CHECK(sctp.size() == 14 + 40 + 12 + 20);
    CHECK(frames::dissect(dccp).ip->protocol == 33);
    CHECK(frames::dissect(sctp).ip->protocol == 132);
}
