#include "probe/cpe/actors/bench.hpp"
#include "probe/cpe/frames/build.hpp"
#include "probe/cpe/frames/dissect.hpp"

#include <catch2/catch.hpp>

using namespace cpe;
using namespace cpe::actors;
namespace dhcp6 = cpe::frames::dhcp6;

namespace {

const Mac kRouter{{0x00, 0x16, 0x3E, 1, 2, 3}};

Bench& in_service_bench()
{
    static const auto kPlan = *plan_within(default_block());
    static Bench bench(kPlan);
    bench.line = in_service(kPlan);
    return bench;
}

std::vector<Frame> heard(const Sendings& sendings)
{
    std::vector<Frame> frames;
    for (const auto& sending : sendings) {
        frames.push_back(frames::dissect(sending.octets));
    }
    return frames;
}

std::vector<Frame> tell(Bench& bench, const Octets& octets)
{
    return heard(bench.hear(Time(), Port::wan, frames::dissect(octets)));
}

Octets client_says(dhcp6::Kind kind, std::vector<dhcp6::Option> options)
{
    options.push_back({.code = dhcp6::option::kClientId, .data = {0, 3, 0, 1, 1, 2}});
    const auto payload = dhcp6::write({.kind = kind, .transaction = 5, .options = std::move(options)});
    return frames::build(
        frames::to_group(kRouter, frames::link_local(kRouter), frames::all_dhcp_servers()),
        frames::Udp{.source_port = dhcp6::kClientPort, .destination_port = dhcp6::kServerPort, .payload = payload});
}

dhcp6::Message answer_in(const std::vector<Frame>& frames)
{
    return *dhcp6::read(frames::as<frames::Udp>(frames.at(0))->payload);
}

}  // namespace

TEST_CASE("the ISP's router answers a solicitation, and keeps silent on a dead line", "[cpe]")
{
    auto& bench = in_service_bench();
    const auto solicit = frames::build(frames::to_group(kRouter, frames::link_local(kRouter), frames::all_routers()),
                                       frames::RouterSolicit{});

    const auto answer = tell(bench, solicit);
    bench.line = {};

    REQUIRE(answer.size() == 1);
    CHECK(frames::as<frames::RouterAdvert>(answer[0])->lifetime == 120);
    CHECK(answer[0].ip->destination == frames::link_local(kRouter));
    CHECK(tell(bench, solicit).empty());
}

TEST_CASE("a solicit is advertised an address and the delegated prefix", "[cpe]")
{
    auto& bench = in_service_bench();

    const auto answer = answer_in(
        tell(bench, client_says(dhcp6::Kind::solicit, {dhcp6::to_option({.code = dhcp6::option::kIaNa, .id = 1}),
                                                       dhcp6::to_option({.code = dhcp6::option::kIaPd, .id = 2})})));

    CHECK(answer.kind == dhcp6::Kind::advertise);
    CHECK(dhcp6::associations(answer, dhcp6::option::kIaNa).at(0).leased.at(0).prefix.base == bench.plan.leased);
    CHECK(dhcp6::associations(answer, dhcp6::option::kIaPd).at(0).leased.at(0).prefix == bench.plan.delegated);
}

TEST_CASE("a prefix that the line no longer gives is renewed with zero lifetimes", "[cpe]")
{
    auto& bench = in_service_bench();
    bench.line.delegated = bench.plan.renumbered;
    dhcp6::Association held{.code = dhcp6::option::kIaPd, .id = 2};
    held.leased = {{.prefix = bench.plan.delegated, .preferred = 300, .valid = 600}};

    const auto given = dhcp6::associations(answer_in(tell(bench, client_says(dhcp6::Kind::renew, {dhcp6::to_option(held)}))),
                                           dhcp6::option::kIaPd)
                           .at(0)
                           .leased;

    REQUIRE(given.size() == 2);
    CHECK(given[0].prefix == bench.plan.delegated);
    CHECK(given[0].valid == 0);
    CHECK(given[1].prefix == bench.plan.renumbered);
    CHECK(given[1].valid == 600);
}

TEST_CASE("a renewal that names another server, or that the line ignores, is not answered", "[cpe]")
{
    auto& bench = in_service_bench();

    CHECK(tell(bench, client_says(dhcp6::Kind::renew, {{.code = dhcp6::option::kServerId, .data = {9}}})).empty());
    bench.line.renews_prefix = false;
    CHECK(tell(bench, client_says(dhcp6::Kind::renew, {dhcp6::to_option({.code = dhcp6::option::kIaPd, .id = 2})})).empty());
    CHECK_FALSE(
        tell(bench, client_says(dhcp6::Kind::renew, {dhcp6::to_option({.code = dhcp6::option::kIaNa, .id = 1})})).empty());
}

TEST_CASE("the resolver keeps what a question asks for", "[cpe]")
{
    const auto& plan = in_service_bench().plan;
    namespace dns = frames::dns;

    CHECK(resolve(plan, {.name = "dual.test", .type = dns::kAaaa}).answers.size() == 1);
    CHECK(resolve(plan, {.name = "v4only.test", .type = dns::kAaaa}).answers.empty());
    CHECK(resolve(plan, {.name = "nosuch.test", .type = dns::kAaaa}).code == dns::kNoName);
    CHECK(resolve(plan, {.name = "large.test", .type = dns::kTxt}).truncated);
    CHECK_FALSE(resolve(plan, {.name = "large.test", .type = dns::kTxt, .edns_size = 4096}).truncated);
}

TEST_CASE("documentation space is no place for an ISP", "[cpe]")
{
    CHECK_FALSE(plan_within(frames::prefix("2001:db8::/32")));
    CHECK_FALSE(plan_within(frames::prefix("fd00::/32")));
    CHECK_FALSE(plan_within(frames::prefix("2d10::/40")));
}
