#include "tests/probe/cpe/dhcp6_frames.hpp"

#include <catch2/catch.hpp>

using namespace cpe;
using namespace cpe::tests;
using dhcp6::Kind;
using judge::Verdict;
namespace option = cpe::frames::dhcp6::option;

namespace {

const auto kWan = frames::prefix("2d10:0:0:1::/64");
const auto kFormed = frames::host_in(kWan, 0x99);
const auto kBeside = frames::host_in(kWan, 0x7777);
const auto kHost = frames::address("2d10:0:5601::101");
const auto kFar = frames::address("2d10:0:fa00:1::80");

/// One boot of the phase, from second 1 to 60; the router answers the control all the while.
Recording boot(const std::string& name)
{
    Recording run("variants");
    run.step(1, name + ".on")
        .note(1, "power.on", {{"done", "yes"}})
        .note(60, "power.off")
        .note(70, "phase.end")
        .lives_until(70);
    return run;
}

Octets wan_advert(bool autonomous)
{
    frames::RouterAdvert said{.hop_limit = 64, .lifetime = 120, .source_link = kOurMac};
    said.prefixes.push_back({.prefix = kWan, .autonomous = autonomous, .valid = 600, .preferred = 300});
    return frames::build(frames::to_group(kOurMac, frames::link_local(kOurMac), frames::all_nodes()), said);
}

Octets looks_for(const frames::Address& target, bool probing)
{
    const auto source = probing ? frames::unspecified() : frames::link_local(kRouterMac);
    return frames::build(frames::to_group(kRouterMac, source, frames::solicited_node(target)),
                         frames::NeighborSolicit{.target = target});
}

/// Another station says that an address is its own.
Octets claims(const frames::Address& target)
{
    return frames::build(frames::to_group(kOurMac, target, frames::all_nodes()),
                         frames::NeighborAdvert{.target = target, .override = true, .target_link = kOurMac});
}

Octets from_router(const frames::Address& source, const frames::Address& destination)
{
    return frames::build(
        {.source_mac = kRouterMac, .destination_mac = kOurMac, .source = source, .destination = destination},
        frames::Udp{.source_port = 5000, .destination_port = 53, .payload = {1, 2, 3, 4, 5, 6, 7, 8}});
}

}  // namespace

TEST_CASE("WAA-1: an address of an autonomous prefix is formed, or is not", "[cpe]")
{
    const auto run = [] { return std::move(boot("slaac").sent(2, Port::wan, wan_advert(true))); };

    CHECK(run().came(3, Port::wan, looks_for(kFormed, true)).verdict("WAA-1") == Verdict::pass);
    CHECK(run().verdict("WAA-1") == Verdict::fail);
    CHECK(
        boot("slaac").sent(2, Port::wan, wan_advert(false)).came(3, Port::wan, looks_for(kFormed, true)).verdict("WAA-1") ==
        Verdict::fail);
}

TEST_CASE("a router that never came back from a boot proves nothing", "[cpe]")
{
    Recording run("variants");
    run.step(1, "slaac.on").note(1, "power.on", {{"done", "yes"}}).note(60, "power.off").note(70, "phase.end");

    CHECK(run.verdict("WAA-1") == Verdict::not_observed);
    CHECK(run.verdict("WPD-4") == Verdict::not_observed);
    CHECK(run.verdict("WPD-6") == Verdict::not_observed);
}

TEST_CASE("WAA-2: a neighbour of the WAN's prefix is not looked for when L is clear", "[cpe]")
{
    const auto run = [] {
        auto made = boot("slaac");
        made.sent(2, Port::wan, wan_advert(true)).came(3, Port::wan, looks_for(kFormed, true));
        made.sent_as("beside.slaac", 20, Port::lan, datagram(kHost, kBeside, "beside.slaac"));
        return made;
    };

    CHECK(run().came(20.01, Port::wan, datagram(kHost, kBeside, "beside.slaac", 63)).verdict("WAA-2") == Verdict::pass);
    CHECK(run().came(20.01, Port::wan, looks_for(kBeside, false)).verdict("WAA-2") == Verdict::fail);
    CHECK(run().verdict("WAA-2") == Verdict::not_observed);
}

TEST_CASE("WAA-7: what the router says itself comes from the delegated prefix", "[cpe]")
{
    const auto run = [] {
        auto made = boot("no-address");
        made.sent(5, Port::wan, server_says(Kind::reply, 1, {prefixes_given({"2d10:0:5601::/64"})}));
        made.sent(6, Port::lan, datagram(kHost, kFar, "any")).came(6.01, Port::wan, datagram(kHost, kFar, "any", 63));
        return made;
    };

    CHECK(run().verdict("WAA-7") == Verdict::not_observed);
    CHECK(run().came(9, Port::wan, from_router(frames::address("2d10:0:5601::1"), kFar)).verdict("WAA-7") == Verdict::pass);
    CHECK(run().came(9, Port::wan, from_router(frames::address("fd00::1"), kFar)).verdict("WAA-7") == Verdict::fail);
}

TEST_CASE("WPD-6: a prefix without an address is to be taken", "[cpe]")
{
    const auto run = [] {
        auto made = boot("no-address");
        made.came(3, Port::wan, client_says(Kind::solicit, 1, {address_wanted(), prefix_wanted()}));
        made.sent(3.1, Port::wan,
                  server_says(Kind::advertise, 1, {denied(option::kIaNa, 2), prefixes_given({"2d10:0:5601::/64"})}));
        return made;
    };
    const auto reply = server_says(Kind::reply, 2, {denied(option::kIaNa, 2), prefixes_given({"2d10:0:5601::/64"})});
    const auto announced = advert(advert_of("2d10:0:5601::/64", 200, 500));

    CHECK(run().verdict("WPD-6") == Verdict::fail);
    CHECK(run().sent(4.2, Port::wan, reply).verdict("WPD-6") == Verdict::fail);
    CHECK(run().sent(4.2, Port::wan, reply).came(9, Port::lan, announced).verdict("WPD-6") == Verdict::pass);
    CHECK(boot("no-address").came(3, Port::wan, client_says(Kind::solicit, 1, {prefix_wanted()})).verdict("WPD-6") ==
          Verdict::not_applicable);
}

TEST_CASE("WPD-12: refused a prefix, the client asks again", "[cpe]")
{
    const auto run = [] {
        auto made = boot("no-address");
        made.sent(3, Port::wan, server_says(Kind::advertise, 1, {denied(option::kIaPd, 6)})).step(9, "prefix.granted");
        return made;
    };

    CHECK(run().verdict("WPD-12") == Verdict::fail);
    CHECK(run().sent(14, Port::wan, server_says(Kind::reply, 2, {prefixes_given({"2d10:0:5601::/64"})})).verdict("WPD-12") ==
          Verdict::pass);
    CHECK(boot("no-address").step(9, "prefix.granted").verdict("WPD-12") == Verdict::not_observed);
}

TEST_CASE("WAA-16: the server of preference 255 is taken at once, a lone one after a second", "[cpe]")
{
    const dhcp6::Option first{.code = option::kServerId, .data = {1}};
    const dhcp6::Option second{.code = option::kServerId, .data = {2}};
    const auto two = [&](const dhcp6::Option& taken, double after) {
        auto run = boot("slaac");
        run.came(3, Port::wan, client_says(Kind::solicit, 1, {prefix_wanted()}));
        run.sent(3.01, Port::wan, server_says(Kind::advertise, 1, {first, dhcp6::number_option(option::kPreference, 0, 1)}));
        run.sent(3.02, Port::wan,
                 server_says(Kind::advertise, 1, {second, dhcp6::number_option(option::kPreference, 255, 1)}));
        run.came(3 + after, Port::wan, client_says(Kind::request, 2, {taken, prefix_wanted()}));
        return run.verdict("WAA-16");
    };

    CHECK(two(second, 0.03) == Verdict::not_observed);
    CHECK(two(first, 1.1) == Verdict::fail);
    CHECK(two(second, 1.1) == Verdict::fail);
}

TEST_CASE("WAA-17: an address that somebody else has is declined", "[cpe]")
{
    const auto leased = frames::host_in(kWan, 0xC0DE);
    const auto run = [&] {
        auto made = boot("lease");
        made.sent(3, Port::wan, server_says(Kind::reply, 1, {given(option::kIaNa, {"2d10:0:0:1::c0de/128"})}));
        return made;
    };

    CHECK(run().verdict("WAA-17") == Verdict::fail);
    CHECK(run().sent(4, Port::wan, claims(leased)).verdict("WAA-17") == Verdict::fail);
    CHECK(run().sent(4, Port::wan, claims(leased)).came(5, Port::wan, client_says(Kind::decline, 2, {})).verdict("WAA-17") ==
          Verdict::pass);
}

TEST_CASE("W-2a: from an address that is somebody else's nothing may come", "[cpe]")
{
    const auto taken = frames::address("fe80::77");
    const auto run = [&] { return std::move(boot("collision").sent(4, Port::wan, claims(taken))); };

    CHECK(run().verdict("W-2a") == Verdict::pass);
    CHECK(run().came(9, Port::wan, from_router(taken, kFar)).verdict("W-2a") == Verdict::fail);
}

TEST_CASE("WAA-14: a binding that the server does not know is requested anew", "[cpe]")
{
    const auto run = [] {
        auto made = boot("lease");
        made.step(20, "lease.forgotten").sent(25, Port::wan, server_says(Kind::reply, 3, {denied(option::kIaPd, 3)}));
        return made;
    };

    CHECK(run().verdict("WAA-14") == Verdict::fail);
    CHECK(run().came(26, Port::wan, client_says(Kind::request, 4, {})).verdict("WAA-14") == Verdict::pass);
    CHECK(run()
              .came(26, Port::wan, client_says(Kind::solicit, 4, {}))
              .came(27, Port::wan, client_says(Kind::request, 5, {}))
              .verdict("WAA-14") == Verdict::warn);
}

TEST_CASE("WAA-4a: only a Reconfigure with the right digest is obeyed", "[cpe]")
{
    const dhcp6::Option accepts{.code = option::kReconfigureAccept, .data = {}};
    const dhcp6::Option key{.code = option::kAuthentication, .data = dhcp6::Option{}.data};
    const auto order = server_says(Kind::reconfigure, 0, {});
    const auto run = [&] {
        auto made = boot("lease");
        made.came(2, Port::wan, client_says(Kind::solicit, 1, {accepts}));
        made.sent(3, Port::wan, server_says(Kind::reply, 1, {prefixes_given({"2d10:0:5601::/60"}), key}));
        made.sent_as("reconfigure.forged", 10, Port::wan, order).sent_as("reconfigure.sealed", 14, Port::wan, order);
        return made;
    };
    const auto renew = client_says(Kind::renew, 7, {});

    CHECK(run().came(14.1, Port::wan, renew).verdict("WAA-4a") == Verdict::pass);
    CHECK(run().verdict("WAA-4a") == Verdict::fail);
    CHECK(run().came(10.1, Port::wan, renew).came(14.1, Port::wan, renew).verdict("WAA-4a") == Verdict::fail);
    CHECK(boot("lease").came(2, Port::wan, client_says(Kind::solicit, 1, {})).verdict("WAA-4a") == Verdict::not_applicable);
}

TEST_CASE("WPD-13: what ran out is neither forwarded nor announced", "[cpe]")
{
    const auto run = [] {
        auto made = boot("lease");
        made.sent(3, Port::wan, server_says(Kind::reply, 1, {prefixes_given({"2d10:0:5601::/60"}, 20)}));
        made.sent_as("lease.held", 5, Port::lan, datagram(kHost, kFar, "lease.held"));
        made.came(5.01, Port::wan, datagram(kHost, kFar, "lease.held", 63));
        made.sent_as("lease.expired", 40, Port::lan, datagram(kHost, kFar, "lease.expired"));
        return made;
    };
    const auto announced = [](std::uint32_t preferred) { return advert(advert_of("2d10:0:5601::/64", preferred, 500)); };

    CHECK(run().came(41, Port::lan, announced(0)).verdict("WPD-13") == Verdict::pass);
    CHECK(run().came(41, Port::lan, announced(60)).verdict("WPD-13") == Verdict::fail);
    CHECK(run().came(40.01, Port::wan, datagram(kHost, kFar, "lease.expired", 63)).verdict("WPD-13") == Verdict::fail);
}

TEST_CASE("WLL-4: a packet beyond the WAN's MTU is refused aloud, or the LAN is told before", "[cpe]")
{
    const auto packet = datagram(kHost, kFar, "mtu.out");
    const auto error =
        frames::build({.source_mac = kRouterMac,
                       .destination_mac = kOurMac,
                       .source = frames::link_local(kRouterMac),
                       .destination = kHost},
                      frames::IcmpError{.type = 2, .parameter = 1480, .quote = Octets(packet.begin() + 14, packet.end())});
    const auto run = [&] { return std::move(boot("slaac").sent_as("mtu.out", 30, Port::lan, packet)); };

    CHECK(run().came(30.1, Port::lan, error).verdict("WLL-4") == Verdict::pass);
    CHECK(run().came(30.1, Port::wan, datagram(kHost, kFar, "mtu.out", 63)).verdict("WLL-4") == Verdict::warn);
    CHECK(run().verdict("WLL-4") == Verdict::fail);
}

TEST_CASE("WAA-8: told a minute, the client may not wait two", "[cpe]")
{
    const dhcp6::Option asks{.code = option::kRequest, .data = {0, 82}};
    const auto refusal = server_says(Kind::advertise, 1, {dhcp6::number_option(option::kSolMaxRt, 60, 4)});
    const auto with = [&](double gap) {
        Recording run("backoff");
        run.note(1, "power.on");
        for (const double second : {2.0, 66.0, 66.0 + gap}) {
            run.came(second, Port::wan, client_says(Kind::solicit, 1, {asks})).sent(second + 0.01, Port::wan, refusal);
        }
        run.note(300, "phase.end");
        return run.verdict("WAA-8");
    };

    CHECK(with(61) == Verdict::pass);
    CHECK(with(125) == Verdict::fail);
}

TEST_CASE("WAA-8: who still waits when the phase ends has waited too long, if it lives and that is longer than a minute",
          "[cpe]")
{
    const dhcp6::Option asks{.code = option::kRequest, .data = {0, 82}};
    const auto refusal = server_says(Kind::advertise, 1, {dhcp6::number_option(option::kSolMaxRt, 60, 4)});
    const auto ending = [&](double end, double alive) {
        Recording run("backoff");
        run.note(1, "power.on");
        for (const double second : {2.0, 66.0}) {
            run.came(second, Port::wan, client_says(Kind::solicit, 1, {asks})).sent(second + 0.01, Port::wan, refusal);
        }
        run.lives_until(alive).note(end, "phase.end");
        return run.verdict("WAA-8");
    };

    CHECK(ending(138, 138) == Verdict::fail);
    CHECK(ending(138, 100) == Verdict::pass);
    CHECK(ending(120, 120) == Verdict::pass);
}

TEST_CASE("WAA-15: a Renew whose time had come is no answer to the carrier", "[cpe]")
{
    const auto renewing = [](double granted, double second, std::uint32_t transaction) {
        Recording run("outage");
        run.sent(granted, Port::wan, server_says(Kind::reply, 9, {prefixes_given({"2d10:0:5601::/56"})}));
        run.came(60, Port::wan, client_says(Kind::renew, 7, {prefix_wanted()}));
        run.note(100, "carrier.up").came(second, Port::wan, client_says(Kind::renew, transaction, {prefix_wanted()}));
        return run.lives_until(130).note(130, "phase.end").verdict("WAA-15");
    };

    CHECK(renewing(95, 103, 8) == Verdict::warn);
    CHECK(renewing(79, 103, 8) == Verdict::not_observed);
    CHECK(renewing(95, 103, 7) == Verdict::not_observed);
    CHECK(renewing(95, 120, 8) == Verdict::fail);
}

TEST_CASE("what happens with an odd ISP counts only for rows that name its phase", "[cpe]")
{
    auto run = boot("slaac");
    run.came(3, Port::wan, client_says(Kind::solicit, 1, {prefix_wanted()}));

    CHECK(run.finding("WAA-3").reason.starts_with("none of its phases ran"));
}
