#pragma once

#include "probe/cpe/capture/run_files.hpp"
#include "probe/cpe/frames/dhcp6.hpp"
#include "probe/cpe/frames/dns.hpp"
#include "probe/cpe/frames/frame.hpp"

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cpe::judge {

using capture::Port;
using capture::Time;
using std::chrono::milliseconds;
using std::chrono::seconds;

/// Phases with an ISP that is not the ordinary one: only rows that name them may judge by what happened there.
inline constexpr std::array<std::string_view, 5> kExtraordinary{"scarcity", "variants", "ipv4-service", "backoff", "soak"};

/// A frame of the capture with its number, as Wireshark counts.
struct Packet {
    std::size_t number = 0;
    Time time;
    Port port = Port::lan;
    bool sent = false;  ///< By us; else by the router under test, or whoever else is on the cable.
    const frames::Octets* octets = nullptr;
    frames::Frame frame;
};

using Packets = std::vector<const Packet*>;

struct Span {
    Time from;
    Time to;

    bool has(Time time) const { return from <= time && time <= to; }
};

/// A DHCPv6 message with the packet that carried it.
struct Dhcp {
    const Packet* packet = nullptr;
    frames::dhcp6::Message message;
};

struct Advert {
    const Packet* packet = nullptr;
    const frames::RouterAdvert* advert = nullptr;
};

/// A recorded run, dissected: what every rule asks. Everything it returns points into it.
class Scene {
public:
    /// `without` names phases that are left out: what was sent, came and was noted in them is not there.
    explicit Scene(const capture::Run& run, std::span<const std::string_view> without = {});
    Scene(const Scene&) = delete;
    Scene& operator=(const Scene&) = delete;

    const std::vector<Packet>& packets() const { return packets_; }

    /// Had we a port on the WAN? Without one nobody knows what the ISP gave.
    bool has_wan() const { return all_noted(capture::kNoWan).empty(); }

    /// All of the run, and one phase of it; nothing when the phase did not run.
    Span whole() const;
    std::optional<Span> phase(std::string_view name) const;

    /// When a step of a phase began, or a stimulus of that name was noted; the first one.
    std::optional<Time> step(std::string_view phase, std::string_view name) const;
    std::optional<Time> noted(std::string_view phase, std::string_view name) const;
    /// All of them.
    std::vector<Time> all_noted(std::string_view name) const;
    const std::vector<capture::Stimulus>& stimuli() const { return stimuli_; }

    /// The frame that the log calls by this name, the first one of the phase.
    const Packet* sent(std::string_view phase, std::string_view name) const;
    Packets all_sent(std::string_view phase, std::string_view name) const;

    /// What came in on a port within a span.
    Packets received(Port port, const Span& span) const;

    /// Where a sent packet came out again: on the other port, above the link the same but for the hop limit, within two seconds.
    Packets crossed(const Packet& packet) const;

    /// Where it came back on the port that it was sent to: a routing loop.
    Packets returned(const Packet& packet) const;

    std::vector<Advert> adverts(Port port, const Span& span) const;
    std::vector<Dhcp> dhcp(Port port, const Span& span, bool sent) const;
    /// Only those of one kind, received on the WAN: what the router's client says.
    std::vector<Dhcp> client(const Span& span, frames::dhcp6::Kind kind) const;

    /// The prefixes that our DHCPv6 server had delegated up to then, oldest first.
    std::vector<frames::Prefix> delegated(Time until) const;

private:
    const Packet* named_by(const capture::Stimulus& stimulus) const;
    Packets again(const Packet& packet, Port port) const;

    std::vector<capture::Stimulus> stimuli_;
    std::vector<Packet> packets_;
    std::map<Time, const Packet*> sent_;  ///< By time stamp: how the log names a frame.
};

/// The body of a packet, or nothing.
template <typename Kind>
const Kind* as(const Packet& packet)
{
    return frames::as<Kind>(packet.frame);
}

/// From `time` on, so long.
Span after(Time time, milliseconds length);

}  // namespace cpe::judge
