#include "probe/cpe/actors/metronome.hpp"
#include "probe/cpe/judge/dialogs.hpp"
#include "probe/cpe/judge/expect.hpp"
#include "probe/cpe/judge/rules.hpp"

#include <algorithm>
#include <set>

namespace cpe::judge::rules {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view kPhase = "security";
constexpr auto kAnswer = 1s;

/// Named frames of the security phase that begin so.
std::vector<std::pair<std::string, const Packet*>> sent_like(const Scene& scene, std::string_view beginning)
{
    std::vector<std::pair<std::string, const Packet*>> found;
    for (const auto& stimulus : scene.stimuli()) {
        const auto name = stimulus.detail.find("name");
        if (stimulus.phase == kPhase && stimulus.name == capture::kSent && name != stimulus.detail.end() &&
            name->second.starts_with(beginning)) {
            if (const auto* packet = scene.sent(kPhase, name->second)) {
                found.emplace_back(name->second, packet);
            }
        }
    }
    return found;
}

/// A SYN with ACK from the port that was knocked at.
const Packet* accepts(const Scene& scene, const Packet& knock)
{
    const auto* asked = as<frames::Tcp>(knock);
    for (const auto* packet : scene.received(Port::wan, after(knock.time, kAnswer))) {
        const auto* said = as<frames::Tcp>(*packet);
        const bool open =
            said != nullptr && (said->flags & frames::Tcp::kSyn) != 0 && (said->flags & frames::Tcp::kAck) != 0;
        if (open && asked != nullptr && said->source_port == asked->destination_port &&
            said->destination_port == asked->source_port && packet->frame.ip->source == knock.frame.ip->destination) {
            return packet;
        }
    }
    return nullptr;
}

/// The answer to a knock at a port of the router, or nothing when it is closed or mute.
const Packet* answer_to_knock(const Scene& scene, const Packet& knock)
{
    if (as<frames::Tcp>(knock) != nullptr) {
        return accepts(scene, knock);
    }
    auto answers = udp_answers(scene, knock, kAnswer);
    std::erase_if(answers, [&](const Packet* packet) { return packet->frame.ip->source != knock.frame.ip->destination; });
    return answers.empty() ? nullptr : answers.front();
}

/// Nobody must answer what is named on the WAN.
Finding nobody_answers(const Scene& scene, const Names& names, Packets (*answers)(const Scene&, const Packet&))
{
    Packets asked;
    for (const auto& name : names) {
        const auto* packet = scene.sent(kPhase, name);
        if (packet == nullptr) {
            return never_sent(scene, kPhase, name);
        }
        asked.push_back(packet);
        if (const auto said = answers(scene, *packet); !said.empty()) {
            return fail(name + " was answered on the WAN", {packet, said.front()});
        }
    }
    for (const auto* packet : asked) {
        if (const auto why = why_unproven(scene, Port::wan, after(packet->time, kAnswer))) {
            return not_observed(*why, {packet});
        }
    }
    return pass("nobody answered on the WAN", asked);
}

Packets dhcp_answers(const Scene& scene, const Packet& asked)
{
    auto found = udp_answers(scene, asked, 2s);
    return found;
}

}  // namespace

Finding sec10(const Scene& scene)
{
    const auto knocks = sent_like(scene, "port.");
    if (knocks.empty()) {
        return never_sent(scene, kPhase, "port.tcp-wan-80");
    }
    Packets proof;
    std::string open;
    for (const auto& [name, packet] : knocks) {
        if (const auto* answer = answer_to_knock(scene, *packet)) {
            open += (open.empty() ? "" : ", ") + name.substr(5);
            proof.insert(proof.end(), {packet, answer});
        }
    }
    if (!open.empty()) {
        return fail("open from the WAN: " + open, proof);
    }
    for (const auto& [name, packet] : knocks) {
        if (const auto why = why_unproven(scene, Port::wan, after(packet->time, kAnswer))) {
            return not_observed(*why, {packet});
        }
    }
    return pass("none of " + std::to_string(knocks.size()) + " ports is open from the WAN",
                {knocks.front().second, knocks.back().second});
}

Finding sec11(const Scene& scene)
{
    std::vector<Finding> all;
    for (const auto& [name, packet] : sent_like(scene, "port.udp-")) {
        if (!name.ends_with("-53")) {
            continue;
        }
        const auto answer = dns_answer(scene, *packet);
        if (!answer) {
            all.push_back(
                if_silence_counts(scene, Port::wan, after(packet->time, kAnswer), pass(name + " is silent", {packet})));
            continue;
        }
        const Packets proof{packet, answer->packet};
        all.push_back(answer->message.answers.empty() ? warn(name + " refuses", proof)
                                                      : fail(name + " resolves for anybody", proof));
    }
    return all.empty() ? never_sent(scene, kPhase, "port.udp-wan-53") : together(std::move(all));
}

/// Ports that the router opens to IPv6 alone: what SEC-5 adds to what SEC-1 to SEC-3 see. The link-local address has no like.
Finding ports_at_par(const Scene& scene)
{
    Packets proof;
    std::string only;
    bool compared = false;
    for (const auto& [name, packet] : sent_like(scene, "port.")) {
        const auto* four = scene.sent(kPhase, name.substr(0, 9) + "wan4" + name.substr(name.rfind('-')));
        if (four == nullptr || packet == four || name.find("link-local") != std::string::npos) {
            continue;
        }
        compared = true;
        const auto* answer = answer_to_knock(scene, *packet);
        if (answer != nullptr && answer_to_knock(scene, *four) == nullptr) {
            only += (only.empty() ? "" : ", ") + name.substr(5);
            proof.insert(proof.end(), {packet, answer, four});
        }
    }
    if (!compared) {
        return not_applicable("no port of the router was asked over both families");
    }
    return only.empty() ? pass("no port of the router is open to IPv6 alone")
                        : fail("open over IPv6 and not over IPv4: " + only, proof);
}

Finding sec12(const Scene& scene)
{
    return nobody_answers(scene, {"wan.dhcp-solicit", "wan.dhcp-information"}, dhcp_answers);
}

Finding sec13(const Scene& scene)
{
    return nobody_answers(scene, {"discovery.ssdp", "discovery.mdns", "discovery.llmnr"},
                          [](const Scene& in, const Packet& asked) {
                              auto found = in.received(Port::wan, after(asked.time, 2s));
                              std::erase_if(found, [&](const Packet* packet) {
                                  const auto* udp = as<frames::Udp>(*packet);
                                  return udp == nullptr || udp->source_port != as<frames::Udp>(asked)->destination_port;
                              });
                              return found;
                          });
}

Finding sec17(const Scene& scene)
{
    std::set<frames::Address> seen;
    for (const auto port : {Port::lan, Port::wan}) {
        for (const auto* packet : scene.received(port, scene.whole())) {
            const auto& ip = packet->frame.ip;
            const auto mac = ip && frames::is_global(ip->source) ? frames::embedded_mac(ip->source) : std::nullopt;
            if (mac && *mac == packet->frame.source) {
                return warn(measure::to_string(ip->source) + " carries the MAC of the router", {packet});
            }
            const bool own = ip && frames::is_global(ip->source) && as<frames::IcmpError>(*packet) != nullptr;
            if (own) {
                seen.insert(ip->source);
            }
        }
    }
    return seen.empty() ? not_observed("the router never spoke from a global address of its own")
                        : pass("no global address of the router carries its MAC");
}

Finding s2(const Scene& scene)
{
    return must_not_cross(scene, kPhase, {"source.out-foreign"}, Verdict::warn);
}

Finding rec5(const Scene& scene)
{
    return must_not_cross(scene, kPhase, {"source.out-foreign"});
}

Finding rec1(const Scene& scene)
{
    return must_not_cross(scene, kPhase, {"source.out-multicast", "source.in-multicast"});
}

Finding rec2(const Scene& scene)
{
    return must_not_cross(scene, kPhase, {"group.out-ff05", "group.out-ff08", "group.in-ff05", "group.in-ff08"});
}

Finding rec3(const Scene& scene)
{
    Names names;
    for (const auto* kind : {"site-local", "mapped", "compatible", "documentation", "orchid"}) {
        for (const auto* way : {"source.out-", "source.in-", "destination.out-"}) {
            names.push_back(way + std::string(kind));
        }
    }
    return must_not_cross(scene, kPhase, names);
}

Finding rec4(const Scene& scene)
{
    return must_not_cross(scene, kPhase, {"routing-0.segments-1", "routing-0.segments-0"});
}

Finding rec6(const Scene& scene)
{
    return must_not_cross(scene, kPhase, {"source.in-interior"});
}

}  // namespace cpe::judge::rules
