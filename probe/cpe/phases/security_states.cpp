#include "probe/cpe/frames/rare_transports.hpp"
#include "probe/cpe/phases/pacer.hpp"

#include <array>

namespace cpe::phases {
namespace {

using namespace std::chrono_literals;
using frames::Envelope;
using frames::Ports;
using frames::Tcp;

constexpr std::uint8_t kNobody = 253;          ///< For experiments (RFC 3692): generic to every filter.
constexpr std::uint16_t kWellKnown = 37;       ///< Below 1024, and nothing that a gateway speaks or intercepts.
constexpr std::uint32_t kHostSequence = 7000;  ///< Of the host's SYN.
constexpr std::uint32_t kFarSequence = 9000;   ///< Of far's.

/// A segment of a flow between a port of the host and one of far; whoever it is from is said by who sends it.
Make segment(Ports ports, std::uint32_t sequence, std::uint32_t acknowledged, std::uint8_t flags,
             const std::string& payload = {})
{
    return [=](const Envelope& envelope) {
        return frames::build(envelope, Tcp{.source_port = ports.source,
                                           .destination_port = ports.destination,
                                           .sequence = sequence,
                                           .acknowledged = acknowledged,
                                           .flags = flags,
                                           .payload = {payload.begin(), payload.end()}});
    };
}

/// The three-way handshake, and a word from far on what it opened.
void three_ways(Pacer& pacer)
{
    constexpr Ports kOut{41100, 82};
    constexpr Ports kIn{82, 41100};
    pacer.outbound("open.syn", segment(kOut, kHostSequence, 0, Tcp::kSyn));
    pacer.inbound("open.syn-ack", segment(kIn, kFarSequence, kHostSequence + 1, Tcp::kSyn | Tcp::kAck));
    pacer.outbound("open.ack", segment(kOut, kHostSequence + 1, kFarSequence + 1, Tcp::kAck));
    pacer.inbound("open.data", segment(kIn, kFarSequence + 1, kHostSequence + 1, Tcp::kAck, "sextant:open.data"));
}

/// Both sides send a SYN before they have seen the other's (RFC 9293 section 3.5).
void at_the_same_time(Pacer& pacer)
{
    constexpr Ports kOut{41101, 83};
    constexpr Ports kIn{83, 41101};
    pacer.outbound("both.syn-out", segment(kOut, kHostSequence, 0, Tcp::kSyn));
    pacer.inbound("both.syn-in", segment(kIn, kFarSequence, 0, Tcp::kSyn));
    pacer.outbound("both.syn-ack-out", segment(kOut, kHostSequence, kFarSequence + 1, Tcp::kSyn | Tcp::kAck));
    pacer.inbound("both.syn-ack-in", segment(kIn, kFarSequence, kHostSequence + 1, Tcp::kSyn | Tcp::kAck));
}

/// A flow whose beginning the gateway did not see: far then writes more than any window without scaling allows.
void from_the_middle(Pacer& pacer)
{
    constexpr Ports kOut{41102, 84};
    constexpr Ports kIn{84, 41102};
    constexpr std::uint32_t kBeyond = 1'000'000;
    pacer.outbound("middle.out", segment(kOut, kHostSequence, kFarSequence, Tcp::kAck, "sextant:middle.out"));
    pacer.inbound("middle.back", segment(kIn, kFarSequence, kHostSequence + 18, Tcp::kAck, "sextant:middle.back"));
    pacer.inbound("middle.beyond",
                  segment(kIn, kFarSequence + kBeyond, kHostSequence + 18, Tcp::kAck, "sextant:middle.beyond"));
}

void other_transports(Pacer& pacer)
{
    constexpr std::uint32_t kTag = 0x5E0A7001;
    constexpr Ports kOut{41103, 5003};
    constexpr Ports kIn{5003, 41103};
    pacer.outbound("sctp.out", [=](const Envelope& to) { return frames::build_sctp_init(to, kOut, kTag); });
    pacer.inbound("sctp.back", [=](const Envelope& to) { return frames::build_sctp_init_ack(to, kIn, kTag, kTag + 1); });
    pacer.outbound("dccp.out", [=](const Envelope& to) { return frames::build_dccp_request(to, kOut, kHostSequence); });
    pacer.inbound("dccp.back",
                  [=](const Envelope& to) { return frames::build_dccp_response(to, kIn, kFarSequence, kHostSequence); });
}

}  // namespace

Moments connections(milliseconds start)
{
    Pacer pacer(start);
    three_ways(pacer);
    at_the_same_time(pacer);
    from_the_middle(pacer);
    other_transports(pacer);
    return pacer.take();
}

Moments idle_states(milliseconds start)
{
    Pacer pacer(start);
    pacer.outbound("generic.out", bare_named(kNobody, "generic.out"));
    for (const std::uint16_t idle : std::array<std::uint16_t, 3>{30, 60, 119}) {
        const auto host_port = static_cast<std::uint16_t>(42600 + idle);
        const auto number = std::to_string(idle);
        pacer.jump(start + milliseconds(idle));
        pacer.outbound("known.out-" + number, udp_named(host_port, kWellKnown, "known.out-" + number));
        pacer.jump(start + seconds(idle) + 10ms);
        pacer.inbound("known.back-" + number, udp_named(kWellKnown, host_port, "known.back-" + number));
    }
    pacer.jump(start + 119s);
    pacer.inbound("generic.back", bare_named(kNobody, "generic.back"));
    return pacer.take();
}

}  // namespace cpe::phases
