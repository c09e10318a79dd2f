#include "tests/probe/cpe/recording.hpp"

#include <catch2/catch.hpp>

using namespace cpe;
using namespace cpe::tests;
using judge::Verdict;

namespace {

const auto kHost = frames::address("2d10:0:5601::101");
const auto kFar = frames::address("2d10:0:fa00:1::80");

/// A forged source on its way out; whether it comes out, and whether the router lives, is the case's.
Recording forged()
{
    Recording run("security");
    run.sent_as("source.out-foreign", 10, Port::lan,
                datagram(frames::address("2d10:0:ee00::5e"), kFar, "source.out-foreign"));
    return run;
}

Octets forwarded()
{
    return datagram(frames::address("2d10:0:ee00::5e"), kFar, "source.out-foreign", 63);
}

}  // namespace

TEST_CASE("REC-5: a forged source that stays is a pass while the router lives", "[cpe]")
{
    CHECK(forged().lives_until(20).verdict("REC-5") == Verdict::pass);
}

TEST_CASE("REC-5: a forged source that stays proves nothing when the router is dead", "[cpe]")
{
    const auto finding = forged().finding("REC-5");

    CHECK(finding.verdict == Verdict::not_observed);
    CHECK(finding.reason.find("control echo") != std::string::npos);
}

TEST_CASE("REC-5: a router that died right after proves nothing either", "[cpe]")
{
    CHECK(forged().lives_until(10).verdict("REC-5") == Verdict::not_observed);
}

TEST_CASE("REC-5: a forged source that comes out fails, with both packets as proof; S-2 only warns", "[cpe]")
{
    auto run = forged().came(10.01, Port::wan, forwarded());

    const auto finding = run.finding("REC-5");

    CHECK(finding.verdict == Verdict::fail);
    CHECK(finding.packets == std::vector<std::size_t>{1, 2});
    CHECK(run.verdict("S-2") == Verdict::warn);
}

TEST_CASE("a phase that did not run observes nothing", "[cpe]")
{
    CHECK(forged().verdict("W-2") == Verdict::not_observed);
}

TEST_CASE("two routers on the LAN make every finding void", "[cpe]")
{
    const frames::Mac other{{0x00, 0x16, 0x3E, 0, 0, 0x99}};
    auto run = forged().came(10.01, Port::wan, forwarded());
    run.came(1, Port::lan, advert({.lifetime = 1800}));
    run.came(2, Port::lan,
             frames::build(frames::to_group(other, frames::link_local(other), frames::all_nodes()), frames::RouterAdvert{}));

    const auto finding = run.finding("REC-5");

    CHECK(finding.verdict == Verdict::not_observed);
    CHECK(finding.reason == "more than one router advertises on the LAN");
}

TEST_CASE("a frame that could not be sent is told with the reason", "[cpe]")
{
    Recording run("security");
    run.note(1, "not-sent", {{"name", "source.out-foreign"}, {"why", "the LAN host has no global address"}});

    CHECK(run.finding("REC-5").reason == "source.out-foreign could not be sent: the LAN host has no global address");
}
