#include "probe/cpe/frames/dhcp6.hpp"
#include "tests/probe/cpe/recording.hpp"

#include <catch2/catch.hpp>

using namespace cpe;
using namespace cpe::tests;
using judge::Verdict;
namespace dhcp6 = cpe::frames::dhcp6;

namespace {

const auto kHost = frames::address("2d10:0:5601::101");
const auto kFar = frames::address("2d10:0:fa00:1::80");

/// Our Reply that delegates a prefix for 300/600 s.
Octets delegation(const char* prefix = "2d10:0:5601::/56")
{
    dhcp6::Association given{.code = dhcp6::option::kIaPd, .id = 2, .t1 = 60, .t2 = 120};
    given.leased = {{.prefix = frames::prefix(prefix), .preferred = 300, .valid = 600}};
    const dhcp6::Message reply{.kind = dhcp6::Kind::reply, .options = {dhcp6::to_option(given)}};
    return frames::build({.source_mac = kOurMac,
                          .destination_mac = kRouterMac,
                          .source = frames::link_local(kOurMac),
                          .destination = frames::link_local(kRouterMac)},
                         frames::Udp{.source_port = 547, .destination_port = 546, .payload = dhcp6::write(reply)});
}

Recording steady()
{
    Recording run("steady");
    run.sent(1, Port::wan, delegation()).note(200, "phase.end");
    return run;
}

}  // namespace

TEST_CASE("L-15: an advertisement may not outlive the lease", "[cpe]")
{
    CHECK(steady().came(101, Port::lan, advert(advert_of("2d10:0:5601::/64", 200, 500))).verdict("L-15") == Verdict::pass);
    CHECK(steady().came(101, Port::lan, advert(advert_of("2d10:0:5601::/64", 300, 500))).verdict("L-15") == Verdict::fail);
    CHECK(steady().came(101, Port::lan, advert(advert_of("2d10:0:5601::/64", 200, 600))).verdict("L-15") == Verdict::fail);
}

TEST_CASE("L-15: a resolver that outlives the lease only warns", "[cpe]")
{
    auto said = advert_of("2d10:0:5601::/64", 200, 500);
    said.resolvers = {{.lifetime = 3600, .servers = {kHost}}};

    CHECK(steady().came(101, Port::lan, advert(said)).verdict("L-15") == Verdict::warn);
}

TEST_CASE("L-2: only a /64 of what was delegated may be announced", "[cpe]")
{
    CHECK(steady().came(9, Port::lan, advert(advert_of("2d10:0:5601:7::/64", 1, 2))).verdict("L-2") == Verdict::pass);
    CHECK(steady().came(9, Port::lan, advert(advert_of("2d10:0:5700::/64", 1, 2))).verdict("L-2") == Verdict::fail);
    CHECK(steady().came(9, Port::lan, advert(advert_of("2d10:0:5601::/56", 1, 2))).verdict("L-2") == Verdict::fail);
}

TEST_CASE("L-6: A and L are set", "[cpe]")
{
    auto clear = advert_of("2d10:0:5601::/64", 1, 2);
    clear.prefixes[0].autonomous = false;

    CHECK(steady().came(9, Port::lan, advert(clear)).verdict("L-6") == Verdict::fail);
}

TEST_CASE("G-7: the hop limit goes down by one", "[cpe]")
{
    const auto with = [](std::uint8_t left) {
        auto run = steady().lives_until(30);
        run.sent_as("forward.out", 10, Port::lan, datagram(kHost, kFar, "forward.out"));
        run.came(10.01, Port::wan, datagram(kHost, kFar, "forward.out", left));
        run.sent_as("forward.in", 12, Port::wan, datagram(kFar, kHost, "forward.in"));
        run.came(12.01, Port::lan, datagram(kFar, kHost, "forward.in", left));
        return run.verdict("G-7");
    };

    CHECK(with(63) == Verdict::pass);
    CHECK(with(62) == Verdict::fail);
}

TEST_CASE("WPD-5: what is for no link and comes back out of the WAN is a loop", "[cpe]")
{
    const auto nowhere = frames::address("2d10:0:5601:fe::dead");
    const auto run = [&] {
        auto made = steady().lives_until(40);
        made.sent_as("nowhere.in", 10, Port::wan, datagram(kFar, nowhere, "nowhere.in"));
        made.sent_as("nowhere.out", 14, Port::lan, datagram(kHost, nowhere, "nowhere.out"));
        made.sent_as("nowhere.lan", 18, Port::wan, datagram(kFar, kHost, "nowhere.lan"));
        return made;
    };

    CHECK(run().verdict("WPD-5") == Verdict::pass);
    CHECK(run().came(10.01, Port::wan, datagram(kFar, nowhere, "nowhere.in", 63)).verdict("WPD-5") == Verdict::fail);
    CHECK(run().came(14.01, Port::wan, datagram(kHost, nowhere, "nowhere.out", 63)).verdict("WPD-5") == Verdict::fail);
}

TEST_CASE("G-2: an error counts only when it quotes the packet", "[cpe]")
{
    const auto packet = datagram(kHost, kFar, "hop-limit.out", 1);
    const auto other = datagram(kHost, frames::address("2d10::99"), "other", 1);
    const auto error = [](const Octets& about) {
        return frames::build({.source_mac = kRouterMac,
                              .destination_mac = kOurMac,
                              .source = frames::link_local(kRouterMac),
                              .destination = kHost},
                             frames::IcmpError{.type = 3, .quote = Octets(about.begin() + 14, about.end())});
    };
    const auto run = [&] {
        auto made = steady().lives_until(30);
        made.sent_as("hop-limit.out", 10, Port::lan, packet);
        return made;
    };

    CHECK(run().came(10.1, Port::lan, error(packet)).finding("G-2").reason.starts_with("hop-limit.out drew type 3"));
    CHECK(run().came(10.1, Port::lan, error(other)).verdict("G-2") == Verdict::fail);
}
