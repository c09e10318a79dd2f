#include "codec/hmac_md5.hpp"
#include "probe/cpe/actors/bench.hpp"
#include "probe/cpe/frames/dissect.hpp"
#include "tests/probe/cpe/dhcp6_frames.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace cpe;
using namespace cpe::actors;
using namespace cpe::tests;
using dhcp6::Kind;
namespace option = cpe::frames::dhcp6::option;

namespace {

const auto kPlan = *plan_within(default_block());

/// A bench on a line in service, as this test wants it.
struct World {
    Bench bench{kPlan};

    World() { bench.line = in_service(kPlan); }

    std::vector<Frame> tell(const Octets& octets, Time now = Time())
    {
        std::vector<Frame> said;
        for (const auto& sending : bench.hear(now, Port::wan, frames::dissect(octets))) {
            said.push_back(frames::dissect(sending.octets));
        }
        return said;
    }
    std::vector<dhcp6::Message> ask(Kind kind, std::vector<dhcp6::Option> options)
    {
        std::vector<dhcp6::Message> answers;
        for (const auto& frame : tell(client_says(kind, 7, std::move(options)))) {
            answers.push_back(*dhcp6::read(frames::as<frames::Udp>(frame)->payload));
        }
        return answers;
    }
};

Octets probe_for(const frames::Address& target)
{
    return frames::build(frames::to_group(kRouterMac, frames::unspecified(), frames::solicited_node(target)),
                         frames::NeighborSolicit{.target = target});
}

}  // namespace

TEST_CASE("two servers advertise the same, and only the second one is to be preferred", "[cpe]")
{
    World world;
    world.bench.line.second_server = true;

    const auto said = world.ask(Kind::solicit, {prefix_wanted()});

    REQUIRE(said.size() == 2);
    CHECK(dhcp6::find(said[0].options, option::kPreference)->data == Octets{0});
    CHECK(dhcp6::find(said[1].options, option::kPreference)->data == Octets{255});
    CHECK(dhcp6::find(said[0].options, option::kServerId)->data != dhcp6::find(said[1].options, option::kServerId)->data);
    CHECK(world.ask(Kind::request, {*dhcp6::find(said[1].options, option::kServerId), prefix_wanted()}).size() == 1);
}

TEST_CASE("a server that forgot denies the binding to a Renew, and gives it to a Request", "[cpe]")
{
    World world;
    world.bench.line.forgets = true;

    const auto denied = dhcp6::associations(world.ask(Kind::renew, {prefix_wanted()}).at(0), option::kIaPd).at(0);
    const auto given = dhcp6::associations(world.ask(Kind::request, {prefix_wanted()}).at(0), option::kIaPd).at(0);

    CHECK(denied.status == dhcp6::status::kNoBinding);
    CHECK(denied.leased.empty());
    CHECK(given.leased.size() == 1);
}

TEST_CASE("a Reconfigure goes to who accepts it, and its digest is that of the key that was given", "[cpe]")
{
    World world;
    world.bench.line.reconfigures = true;
    CHECK_FALSE(world.bench.dhcp6.reconfigure(true));

    const auto reply = world.ask(Kind::request, {{.code = option::kReconfigureAccept, .data = {}}, prefix_wanted()}).at(0);
    const auto key = dhcp6::find(reply.options, option::kAuthentication)->data;
    const auto sealed = *frames::as<frames::Udp>(frames::dissect(*world.bench.dhcp6.reconfigure(true)));
    auto octets = sealed.payload;
    const std::string digest(octets.end() - 16, octets.end());
    std::fill(octets.end() - 16, octets.end(), std::uint8_t{0});
    const auto expected = codec::hmac_md5(std::string(key.end() - 16, key.end()), std::string(octets.begin(), octets.end()));

    CHECK(key[11] == 1);
    CHECK(dhcp6::read(sealed.payload)->kind == Kind::reconfigure);
    CHECK(digest == std::string(expected.begin(), expected.end()));
    CHECK(frames::as<frames::Udp>(frames::dissect(*world.bench.dhcp6.reconfigure(false)))->payload != sealed.payload);
}

TEST_CASE("options are for those who ask for them", "[cpe]")
{
    World world;
    world.bench.line.on_request = {dhcp6::number_option(option::kSolMaxRt, 60, 4)};

    CHECK(dhcp6::find(world.ask(Kind::solicit, {prefix_wanted()}).at(0).options, option::kSolMaxRt) == nullptr);
    CHECK(dhcp6::find(world.ask(Kind::solicit, {{.code = option::kRequest, .data = {0, 82}}}).at(0).options,
                      option::kSolMaxRt) != nullptr);
    CHECK(world.bench.dhcp6.is_asked_for(option::kSolMaxRt));
}

TEST_CASE("a client that declines its address gets another one", "[cpe]")
{
    World world;
    const auto address = [&] {
        return dhcp6::associations(world.ask(Kind::request, {address_wanted()}).at(0), option::kIaNa)
            .at(0)
            .leased.at(0)
            .prefix.base;
    };

    CHECK(address() == kPlan.leased);
    world.ask(Kind::decline, {address_wanted()});
    CHECK(address() == kPlan.leased_next);
}

TEST_CASE("the other station has the first link-local address that is probed for, and no second one", "[cpe]")
{
    World world;
    const auto first = frames::address("fe80::1:1");
    CHECK(world.tell(probe_for(first)).empty());
    world.bench.line.claims_link_local = true;

    const auto said = world.tell(probe_for(first));

    REQUIRE(said.size() == 1);
    CHECK(frames::as<frames::NeighborAdvert>(said[0])->target == first);
    CHECK(said[0].ip->destination == frames::all_nodes());
    CHECK(world.tell(probe_for(frames::address("fe80::2:2"))).empty());
    CHECK(world.bench.other.claimed() == first);
}

TEST_CASE("a NAT64 that the line has is advertised as RFC 8781 says", "[cpe]")
{
    World world;
    world.bench.line.nat64 = frames::prefix("64:ff9b::/96");

    const auto advert = frames::dissect(world.bench.isp.advert());

    REQUIRE(frames::as<frames::RouterAdvert>(advert)->nat64);
    CHECK(frames::as<frames::RouterAdvert>(advert)->nat64->prefix == frames::prefix("64:ff9b::/96"));
    CHECK(frames::as<frames::RouterAdvert>(advert)->nat64->lifetime == 600);
}
