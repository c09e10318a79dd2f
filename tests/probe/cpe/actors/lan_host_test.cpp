#include "probe/cpe/actors/bench.hpp"
#include "probe/cpe/frames/build.hpp"
#include "probe/cpe/frames/dissect.hpp"

#include <catch2/catch.hpp>

using namespace cpe;
using namespace cpe::actors;

namespace {

const Mac kRouter{{0x00, 0x16, 0x3E, 1, 2, 3}};

Octets advert_of(const char* prefix, std::uint32_t valid)
{
    frames::RouterAdvert advert{.hop_limit = 64, .lifetime = 1800};
    advert.prefixes.push_back(
        {.prefix = frames::prefix(prefix), .on_link = true, .autonomous = true, .valid = valid, .preferred = valid});
    return frames::build(frames::to_group(kRouter, frames::link_local(kRouter), frames::all_nodes()), advert);
}

class Lan {
public:
    Sendings hear(const Octets& octets) { return host_.hear(Time(), Port::lan, frames::dissect(octets)); }
    LanHost& host() { return host_; }

private:
    Plan plan_ = *plan_within(default_block());
    LanHost host_{plan_};
};

}  // namespace

TEST_CASE("a host forms an address of an announced prefix and probes it", "[cpe]")
{
    Lan lan;

    const auto sent = lan.hear(advert_of("2d10:0:5601::/64", 600));

    REQUIRE(sent.size() == 1);
    const auto probe = frames::dissect(sent[0].octets);
    CHECK(frames::is_unspecified(probe.ip->source));
    CHECK(frames::as<frames::NeighborSolicit>(probe)->target == lan.host().global());
    CHECK(lan.host().router() == frames::link_local(kRouter));
    CHECK(lan.hear(advert_of("2d10:0:5601::/64", 600)).empty());
}

TEST_CASE("the newest prefix counts, the one before it is remembered", "[cpe]")
{
    Lan lan;
    lan.hear(advert_of("2d10:0:5601::/64", 600));
    const auto first = lan.host().global();

    lan.hear(advert_of("2d10:0:5602::/64", 600));

    CHECK(lan.host().global_prefix() == frames::prefix("2d10:0:5602::/64"));
    CHECK(lan.host().global_before() == first);
}

TEST_CASE("a withdrawn prefix gives no address", "[cpe]")
{
    Lan lan;

    lan.hear(advert_of("2d10:0:5601::/64", 0));

    CHECK_FALSE(lan.host().global());
}

TEST_CASE("the control echo beats every two seconds once the router is known", "[cpe]")
{
    Lan lan;
    CHECK_FALSE(lan.host().due());
    lan.hear(advert_of("2d10:0:5601::/64", 600));
    const Time start(std::chrono::seconds(100));

    CHECK(lan.host().wake(start).size() == 1);
    CHECK(lan.host().wake(start + std::chrono::seconds(1)).empty());
    CHECK(lan.host().due() == start + std::chrono::seconds(2));
    CHECK(lan.host().wake(start + std::chrono::seconds(2)).size() == 1);
}
