#include "tests/probe/cpe/dhcp6_frames.hpp"

#include <catch2/catch.hpp>

using namespace cpe;
using namespace cpe::tests;
using dhcp6::Kind;
using judge::Verdict;

namespace {

const auto kHost = frames::address("2d10:0:5601::101");
const auto kFar = frames::address("2d10:0:f000::80");

Octets segment(const frames::Address& from, const frames::Address& to, std::uint32_t sequence, std::uint8_t flags)
{
    return frames::build(
        {.source_mac = kOurMac, .destination_mac = kRouterMac, .source = from, .destination = to},
        frames::Tcp{.source_port = 41200, .destination_port = 86, .sequence = sequence, .flags = flags, .payload = {}});
}

/// A named segment, and whether it came out on the other side.
void cross(Recording& run, const std::string& name, double second, Port port, std::uint32_t sequence, bool comes_out = true)
{
    const auto octets = port == Port::lan ? segment(kHost, kFar, sequence, frames::Tcp::kSyn)
                                          : segment(kFar, kHost, sequence, frames::Tcp::kAck);
    run.sent_as(name, second, port, octets);
    if (comes_out) {
        run.came(second + 0.01, port == Port::lan ? Port::wan : Port::lan, octets);
    }
}

Verdict idle(bool held, bool half)
{
    Recording run("soak");
    cross(run, "held.syn", 1, Port::lan, 1);
    cross(run, "held.syn-ack", 2, Port::wan, 2);
    cross(run, "held.ack", 3, Port::lan, 3);
    cross(run, "half.syn", 4, Port::lan, 4);
    cross(run, "half.syn-ack", 243, Port::wan, 5, half);
    cross(run, "held.keep-alive", 7442, Port::wan, 6, held);
    return run.lives_until(7460).note(7470, "phase.end").verdict("REC-35");
}

Verdict adverts_every(double seconds)
{
    Recording run("soak");
    run.note(10, "peace.begin").note(1810, "peace.end");
    for (double second = 10 + seconds; second < 1810; second += seconds) {
        run.came(second, Port::lan, advert(advert_of("2d10:0:5601::/64", 600, 1200)));
    }
    return run.lives_until(1820).verdict("L-1c");
}

Verdict scanned(int stalled)
{
    Recording run("soak");
    for (int second = 0; second < 20; ++second) {
        const auto number = std::to_string(second);
        cross(run, "scan.out-" + number, second, Port::lan, 100 + static_cast<std::uint32_t>(second));
        cross(run, "scan.back-" + number, second + 0.1, Port::wan, 200 + static_cast<std::uint32_t>(second),
              second < 5 || second >= 5 + stalled);
    }
    return run.lives_until(40).verdict("L-21");
}

Verdict asked_again(double later, bool for_the_time = true)
{
    Recording run("soak");
    run.step(1, "refresh.on").note(1, "power.on", {{"done", "yes"}});
    const auto ask =
        client_says(Kind::information_request, 1,
                    {{.code = dhcp6::option::kRequest, .data = {0, static_cast<std::uint8_t>(for_the_time ? 32 : 23)}}});
    run.came(20, Port::wan, ask);
    if (later > 0) {
        run.came(20 + later, Port::wan, ask);
    }
    return run.lives_until(720).note(720, "phase.end").verdict("WAA-10");
}

}  // namespace

TEST_CASE("REC-35: a connection may idle for two hours, half of one for four minutes", "[cpe]")
{
    CHECK(idle(true, true) == Verdict::pass);
    CHECK(idle(false, true) == Verdict::fail);
    CHECK(idle(true, false) == Verdict::fail);
}

TEST_CASE("L-1c: an advertisement a minute wakes batteries, one in five minutes does not", "[cpe]")
{
    CHECK(adverts_every(60) == Verdict::warn);
    CHECK(adverts_every(300) == Verdict::pass);
    CHECK(adverts_every(3000) == Verdict::info);
}

TEST_CASE("L-21: a flow that stalls for more than three seconds during a scan warns", "[cpe]")
{
    CHECK(scanned(0) == Verdict::pass);
    CHECK(scanned(3) == Verdict::pass);
    CHECK(scanned(5) == Verdict::warn);
}

TEST_CASE("L-21: without consent nothing is scanned, and the row says so", "[cpe]")
{
    Recording run("soak");
    run.note(5, "not-sent", {{"name", "scan.out-0"}, {"why", "it was not allowed with --scan"}});

    CHECK(run.finding("L-21").reason.ends_with("--scan"));
    CHECK(run.verdict("L-21") == Verdict::not_observed);
}

TEST_CASE("WAA-10: asked again when the time that was given is over", "[cpe]")
{
    CHECK(asked_again(600) == Verdict::pass);
    CHECK(asked_again(400) == Verdict::warn);
    CHECK(asked_again(0) == Verdict::warn);
    CHECK(asked_again(600, false) == Verdict::warn);
}
