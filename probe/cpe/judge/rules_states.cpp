#include "probe/cpe/judge/expect.hpp"
#include "probe/cpe/judge/rules.hpp"

namespace cpe::judge::rules {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view kPhase = "security";

bool delivered(const Scene& scene, const std::string& name)
{
    const auto* packet = scene.sent(kPhase, name);
    return packet != nullptr && !scene.crossed(*packet).empty();
}

/// One after the other must come out on the other side; the first one that does not is what is wrong.
Finding all_cross(const Scene& scene, const Names& names)
{
    Packets proof;
    for (const auto& name : names) {
        auto finding = must_cross(scene, kPhase, name);
        if (finding.verdict != Verdict::pass) {
            return finding;
        }
        proof.push_back(scene.sent(kPhase, name));
    }
    return pass(names.front() + " and what follows it came out on the other side", proof);
}

/// A state that was opened by one packet lets another back in.
Finding lets_back(const Scene& scene, const std::string& out, const std::string& back)
{
    const auto* opened = scene.sent(kPhase, out);
    if (opened == nullptr) {
        return never_sent(scene, kPhase, out);
    }
    return scene.crossed(*opened).empty() ? not_observed(out + " did not leave the LAN", {opened})
                                          : must_cross(scene, kPhase, back);
}

/// The result code of a PCP answer to a request (RFC 6887 section 7.2), with the packet.
struct Granted {
    const Packet* packet = nullptr;
    std::uint8_t result = 0;
};

std::optional<Granted> pcp_answer(const Scene& scene, const Packet& asked)
{
    for (const auto* packet : udp_answers(scene, asked, 1s)) {
        const auto& payload = as<frames::Udp>(*packet)->payload;
        if (payload.size() >= 24 && payload[0] == 2 && (payload[1] & 0x80U) != 0) {
            return Granted{.packet = packet, .result = payload[3]};
        }
    }
    return std::nullopt;
}

/// Does anybody on the LAN offer UPnP's control of the firewall? Answers come from any port (UPnP DA 1.1 section 1.3.3).
const Packet* search_answer(const Scene& scene, const Packet& asked)
{
    for (const auto* packet : scene.received(Port::lan, after(asked.time, 1500ms))) {
        const auto* udp = as<frames::Udp>(*packet);
        if (udp != nullptr && udp->destination_port == as<frames::Udp>(asked)->source_port) {
            return packet;
        }
    }
    return nullptr;
}

Finding pinhole_works(const Scene& scene, const Packet& asked, const Granted& granted)
{
    if (granted.result != 0) {
        return info("PCP answers with result " + std::to_string(granted.result), {&asked, granted.packet});
    }
    const auto* another = scene.sent(kPhase, "pinhole.map-for-another");
    const auto abused = another != nullptr ? pcp_answer(scene, *another) : std::nullopt;
    if (abused && abused->result == 0) {
        return fail("one host may open a port of another (RFC 6887 section 13.1)", {another, abused->packet});
    }
    return together({pass("PCP opens a port", {&asked, granted.packet}), must_cross(scene, kPhase, "pinhole.open"),
                     must_not_cross(scene, kPhase, {"pinhole.expired"})});
}

}  // namespace

Finding rec12(const Scene& scene)
{
    return lets_back(scene, "generic.out", "generic.back");
}

Finding rec15(const Scene& scene)
{
    std::string lives;
    std::string ends;
    Packets proof;
    for (const auto* idle : {"30", "60", "119"}) {
        const auto back = std::string("known.back-") + idle;
        const auto finding = lets_back(scene, std::string("known.out-") + idle, back);
        if (finding.verdict == Verdict::not_observed) {
            return finding;
        }
        proof.push_back(scene.sent(kPhase, back));
        auto& list = finding.verdict == Verdict::pass ? lives : ends;
        list += (list.empty() ? "" : ", ") + std::string(idle);
    }
    return info("a flow to a well-known port is let back in after " + (lives.empty() ? "none of 30, 60, 119" : lives) +
                    " s" + (ends.empty() ? "" : ", and not after " + ends + " s"),
                proof);
}

Finding rec31(const Scene& scene)
{
    return together({all_cross(scene, {"open.syn", "open.syn-ack", "open.ack", "open.data"}),
                     all_cross(scene, {"both.syn-out", "both.syn-in", "both.syn-ack-out", "both.syn-ack-in"})});
}

Finding rec32(const Scene& scene)
{
    if (!delivered(scene, "middle.out") || !delivered(scene, "middle.back")) {
        const auto* out = scene.sent(kPhase, "middle.out");
        return out == nullptr ? never_sent(scene, kPhase, "middle.out")
                              : not_observed("a flow that began unseen is not taken up at all", {out});
    }
    return must_cross(scene, kPhase, "middle.beyond");
}

Finding rec38(const Scene& scene)
{
    return together({all_cross(scene, {"sctp.out", "sctp.back"}), all_cross(scene, {"dccp.out", "dccp.back"})});
}

Finding sec15(const Scene& scene)
{
    const auto* searched = scene.sent(kPhase, "pinhole.search");
    const auto* asked = scene.sent(kPhase, "pinhole.map");
    if (searched == nullptr || asked == nullptr) {
        return never_sent(scene, kPhase, "pinhole.map");
    }
    if (const auto granted = pcp_answer(scene, *asked)) {
        return pinhole_works(scene, *asked, *granted);
    }
    if (const auto* found = search_answer(scene, *searched)) {
        return info("UPnP offers to control the firewall; PCP does not answer", {searched, found});
    }
    return if_silence_counts(scene, Port::lan, after(asked->time, 1s),
                             info("neither PCP nor UPnP answers: no application can ask for a port", {searched, asked}));
}

}  // namespace cpe::judge::rules
