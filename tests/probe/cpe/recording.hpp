#pragma once

#include "probe/cpe/actors/metronome.hpp"
#include "probe/cpe/actors/plan.hpp"
#include "probe/cpe/capture/run_files.hpp"
#include "probe/cpe/frames/build.hpp"
#include "probe/cpe/judge/judge.hpp"

/// A run made by hand: what came, what was sent, what was noted, by the second. Rules are tested on it without a network.
namespace cpe::tests {

using capture::Port;
using capture::Time;
using frames::Octets;

inline const frames::Mac kRouterMac{{0x00, 0x16, 0x3E, 0, 0, 0x01}};
inline const frames::Mac kOurMac{{0x02, 0x5E, 0xA7, 0, 1, 0x01}};

class Recording {
public:
    explicit Recording(std::string phase) : phase_(std::move(phase)) { note(0, "phase.begin"); }

    static Time at(double second)
    {
        return Time(std::chrono::milliseconds(static_cast<std::int64_t>((1000 + second) * 1000)));
    }

    Recording& note(double second, const std::string& name, std::map<std::string, std::string> detail = {})
    {
        run.stimuli.push_back({.time = at(second), .phase = phase_, .name = name, .detail = std::move(detail)});
        return *this;
    }
    Recording& step(double second, const std::string& name) { return note(second, "step", {{"step", name}}); }
    Recording& came(double second, Port port, Octets octets)
    {
        run.records.push_back({.time = at(second), .port = port, .octets = std::move(octets)});
        return *this;
    }
    Recording& sent(double second, Port port, Octets octets)
    {
        run.records.push_back(
            {.time = at(second), .port = port, .direction = capture::Direction::sent, .octets = std::move(octets)});
        return *this;
    }
    Recording& sent_as(const std::string& name, double second, Port port, Octets octets)
    {
        const auto time = std::to_string(at(second).time_since_epoch().count());
        return sent(second, port, std::move(octets)).note(second, "sent", {{"name", name}, {capture::kSentTime, time}});
    }

    /// The router answers the control echo on both ports every two seconds until then.
    Recording& lives_until(double second)
    {
        for (double now = 0; now <= second; now += 2) {
            came(now, Port::lan, echo_reply()).came(now, Port::wan, echo_reply());
        }
        return *this;
    }

    judge::Finding finding(std::string_view row)
    {
        capture::sort(run.records);
        for (const auto& judged : judge::judge(run).rows) {
            if (judged.row->id == row) {
                return judged.finding;
            }
        }
        throw std::logic_error("no such row");
    }
    judge::Verdict verdict(std::string_view row) { return finding(row).verdict; }

    capture::Run run;

private:
    static Octets echo_reply()
    {
        return frames::build({.source_mac = kRouterMac,
                              .destination_mac = kOurMac,
                              .source = frames::link_local(kRouterMac),
                              .destination = frames::link_local(kOurMac)},
                             frames::Echo{.request = false, .id = actors::Metronome::kEchoId, .sequence = 1});
    }

    std::string phase_;
};

/// An advertisement of the router to all nodes.
inline Octets advert(const frames::RouterAdvert& advert)
{
    return frames::build(frames::to_group(kRouterMac, frames::link_local(kRouterMac), frames::all_nodes()), advert);
}

inline frames::RouterAdvert advert_of(const char* prefix, std::uint32_t preferred, std::uint32_t valid)
{
    frames::RouterAdvert made{.hop_limit = 64, .lifetime = 1800, .source_link = kRouterMac};
    made.prefixes.push_back(
        {.prefix = frames::prefix(prefix), .on_link = true, .autonomous = true, .valid = valid, .preferred = preferred});
    return made;
}

/// A marked datagram between two addresses, with these MACs.
inline Octets datagram(const frames::Address& from, const frames::Address& to, const char* mark, std::uint8_t hop_limit = 64)
{
    const std::string text = std::string("sextant:") + mark;
    return frames::build(
        {.source_mac = kOurMac, .destination_mac = kRouterMac, .source = from, .destination = to, .hop_limit = hop_limit},
        frames::Udp{.source_port = 40000, .destination_port = 50000, .payload = {text.begin(), text.end()}});
}

}  // namespace cpe::tests
