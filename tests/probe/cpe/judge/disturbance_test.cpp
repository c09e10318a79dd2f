#include "probe/cpe/phases/conductor.hpp"
#include "tests/probe/cpe/recording.hpp"

#include <catch2/catch.hpp>

using namespace cpe;
using namespace cpe::tests;
using judge::Verdict;

namespace {

const auto kFar = frames::address("2d10:0:fa00:1::80");
const auto kForged = frames::address("2d10:0:ee00::5e");

/// Our control echo on the LAN every two seconds; the router answers all but those between two times.
Recording with_control(double mute_from, double mute_to)
{
    Recording run("security");
    for (double now = 0; now <= 60; now += 2) {
        const auto echo = [](bool request) {
            const auto& from = request ? kOurMac : kRouterMac;
            const auto& to = request ? kRouterMac : kOurMac;
            return frames::build({.source_mac = from,
                                  .destination_mac = to,
                                  .source = frames::link_local(from),
                                  .destination = frames::link_local(to)},
                                 frames::Echo{.request = request, .id = actors::Metronome::kEchoId, .sequence = 1});
        };
        run.sent(now, Port::lan, echo(true));
        if (now < mute_from || now > mute_to) {
            run.came(now + 0.01, Port::lan, echo(false));
        }
    }
    run.sent_as("source.out-foreign", 10.5, Port::lan, datagram(kForged, kFar, "source.out-foreign"));
    run.came(10.51, Port::wan, datagram(kForged, kFar, "source.out-foreign", 63));
    return run.note(60, "phase.end");
}

/// Duplicate address detection of somebody's own address on the LAN.
Octets probe(const frames::Mac& mac = kRouterMac)
{
    const auto own = frames::link_local(mac);
    return frames::build(frames::to_group(mac, frames::unspecified(), frames::solicited_node(own)),
                         frames::NeighborSolicit{.target = own});
}

/// One thing that a phase wanted done, into the recording.
void record(capture::Run& run, capture::Time& now, const std::string& phase, const phases::Effect& effect)
{
    if (const auto* sending = std::get_if<actors::Sending>(&effect)) {
        now += std::chrono::microseconds(1);
        run.records.push_back(
            {.time = now, .port = sending->port, .direction = capture::Direction::sent, .octets = sending->octets});
    } else if (const auto* note = std::get_if<phases::Note>(&effect)) {
        auto detail = note->detail;
        detail[capture::kSentTime] = std::to_string(now.time_since_epoch().count());
        run.stimuli.push_back({.time = now, .phase = phase, .name = note->name, .detail = std::move(detail)});
    } else if (const auto* power = std::get_if<phases::SetPower>(&effect)) {
        run.stimuli.push_back({.time = now, .phase = phase, .name = power->on ? "power.on" : "power.off", .detail = {}});
    }
}

}  // namespace

TEST_CASE("a leak is a failure while the control is answered", "[cpe]")
{
    CHECK(with_control(100, 100).verdict("REC-5") == Verdict::fail);
}

TEST_CASE("a cable that went in mid-run voids rows of the LAN, and says so", "[cpe]")
{
    auto run = with_control(30, 38);
    run.came(33, Port::wan, datagram(kFar, kFar, "alive"));

    const auto finding = run.finding("REC-5");

    CHECK(finding.verdict == Verdict::not_observed);
    CHECK(finding.reason == "the router did not answer on the LAN in mid-run");
}

TEST_CASE("a router that died in mid-run voids every row of the phase", "[cpe]")
{
    auto run = with_control(30, 100);

    CHECK(run.finding("REC-5").reason == "the router answered nothing in mid-run");
    CHECK(run.finding("SEC-12").reason == "the router answered nothing in mid-run");
}

TEST_CASE("one echo that is lost is nothing; a router that comes up again is, though it missed none", "[cpe]")
{
    CHECK(with_control(30, 31).verdict("REC-5") == Verdict::fail);
    CHECK(with_control(100, 100).came(33, Port::lan, probe()).finding("REC-5").reason ==
          "the router started again in mid-run");
}

TEST_CASE("another host that comes up on the LAN is no restart of the router", "[cpe]")
{
    const frames::Mac other{{0x00, 0x16, 0x3E, 0, 0, 0x77}};

    CHECK(with_control(100, 100).came(33, Port::lan, probe(other)).verdict("REC-5") == Verdict::fail);
}

TEST_CASE("a power cut of ours is no disturbance", "[cpe]")
{
    auto run = with_control(30, 50);
    run.note(29, "power.off").note(33, "power.on");

    CHECK(run.verdict("REC-5") == Verdict::fail);
}

TEST_CASE("our own port without a carrier voids the phase", "[cpe]")
{
    auto run = with_control(100, 100);
    run.note(20, "send-failed", {{"port", "lan"}});

    CHECK(run.finding("REC-5").reason == "our port on the lan lost its carrier in mid-run");
}

TEST_CASE("the WAN port fails to send while its carrier is down by our own doing", "[cpe]")
{
    auto run = with_control(100, 100);
    run.note(19, "carrier.down", {{"port", "wan"}}).note(20, "send-failed", {{"port", "wan"}}).note(21, "carrier.up");

    CHECK(run.verdict("REC-5") == Verdict::fail);
}

TEST_CASE("a router that never says anything passes and fails nothing, in no phase", "[cpe]")
{
    std::vector<const phases::Phase*> all;
    for (const auto& phase : phases::all_phases()) {
        all.push_back(&phase);
    }
    actors::Bench bench(*actors::plan_within(actors::default_block()));
    phases::Conductor conductor(bench, all, {.has_power = true});
    capture::Run run;
    auto now = Recording::at(0);
    for (int turn = 0; turn < 100000 && !conductor.finished(); ++turn) {
        now = std::max(now, conductor.due().value_or(now));
        for (const auto& played : conductor.advance(now)) {
            for (const auto& effect : played.effects) {
                record(run, now, std::string(played.phase), effect);
            }
        }
    }
    CHECK(conductor.finished());

    for (const auto& [row, finding] : judge::judge(run).rows) {
        INFO(row->id << ": " << finding.reason);
        CHECK((finding.verdict == Verdict::not_observed || finding.verdict == Verdict::not_applicable));
    }
}
