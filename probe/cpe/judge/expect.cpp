#include "probe/cpe/judge/expect.hpp"

#include <algorithm>
#include <iterator>

namespace cpe::judge {
namespace {

using namespace std::chrono_literals;

constexpr auto kTransit = 2s;

void append(Packets& all, const Packets& more)
{
    all.insert(all.end(), more.begin(), more.end());
}

/// The addresses of an IPv6 packet stand at octets 8 to 40 of it.
bool quotes(const frames::IcmpError& error, const Packet& packet)
{
    const auto& ip = packet.frame.ip;
    return ip && error.quote.size() >= 40 &&
           std::ranges::equal(frames::OctetView(error.quote).subspan(8, 16), ip->source.octets) &&
           std::ranges::equal(frames::OctetView(error.quote).subspan(24, 16), ip->destination.octets);
}

}  // namespace

int gravity(Verdict verdict)
{
    switch (verdict) {
        case Verdict::fail: return 5;
        case Verdict::warn: return 4;
        case Verdict::not_observed: return 3;
        case Verdict::pass: return 2;
        case Verdict::info: return 1;
        case Verdict::not_applicable: return 0;
    }
    return 0;
}

Finding never_sent(const Scene& scene, std::string_view phase, const std::string& name)
{
    for (const auto& stimulus : scene.stimuli()) {
        const auto named = stimulus.detail.find("name");
        if (stimulus.phase == phase && stimulus.name == "not-sent" && named != stimulus.detail.end() &&
            named->second == name) {
            const auto why = stimulus.detail.find("why");
            return not_observed(name +
                                " could not be sent: " + (why != stimulus.detail.end() ? why->second : "no reason noted"));
        }
    }
    return not_observed(name + " was not sent");
}

Finding must_not_cross(const Scene& scene, std::string_view phase, const Names& names, Verdict on_leak)
{
    Packets sent;
    Packets leaked;
    std::string which;
    for (const auto& name : names) {
        for (const auto* packet : scene.all_sent(phase, name)) {
            sent.push_back(packet);
            auto crossed = scene.crossed(*packet);
            if (!crossed.empty()) {
                crossed.insert(crossed.begin(), packet);
            }
            which += crossed.empty() ? "" : (which.empty() ? "" : ", ") + name;
            append(leaked, crossed);
        }
    }
    if (sent.empty()) {
        return never_sent(scene, phase, names.front());
    }
    if (!leaked.empty()) {
        return answering(find(on_leak, "came out on the other side: " + which, leaked), sent.front()->time, kTransit);
    }
    for (const auto* packet : sent) {
        if (const auto why = why_unproven(scene, packet->port, after(packet->time, kTransit))) {
            return not_observed(*why, {packet});
        }
    }
    return answering(pass("none of " + std::to_string(sent.size()) + " came out on the other side", sent),
                     sent.front()->time, kTransit);
}

Finding must_cross(const Scene& scene, std::string_view phase, const std::string& name, Verdict on_loss)
{
    const auto* packet = scene.sent(phase, name);
    if (packet == nullptr) {
        return never_sent(scene, phase, name);
    }
    auto crossed = scene.crossed(*packet);
    if (!crossed.empty()) {
        crossed.insert(crossed.begin(), packet);
        return answering(pass(name + " came out on the other side", crossed), packet->time, kTransit);
    }
    const auto span = after(packet->time, kTransit);
    return answering(
        if_silence_counts(scene, packet->port, span, find(on_loss, name + " did not come out on the other side", {packet})),
        packet->time, kTransit);
}

Finding tell_policy(const Scene& scene, std::string_view phase, const std::string& name)
{
    auto finding = must_cross(scene, phase, name, Verdict::info);
    if (finding.verdict == Verdict::not_observed) {
        return finding;
    }
    finding.reason =
        name + (finding.verdict == Verdict::pass ? " delivered (default-allow)" : " not delivered (default-deny)");
    finding.verdict = Verdict::info;
    return finding;
}

Packets errors_about(const Scene& scene, const Packet& packet, milliseconds within)
{
    auto found = scene.received(packet.port, after(packet.time, within));
    std::erase_if(found, [&](const Packet* other) {
        const auto* error = as<frames::IcmpError>(*other);
        return error == nullptr || !quotes(*error, packet);
    });
    return found;
}

Packets udp_answers(const Scene& scene, const Packet& packet, milliseconds within)
{
    const auto* asked = as<frames::Udp>(packet);
    auto found = scene.received(packet.port, after(packet.time, within));
    std::erase_if(found, [&](const Packet* other) {
        const auto* said = as<frames::Udp>(*other);
        return asked == nullptr || said == nullptr || said->destination_port != asked->source_port ||
               said->source_port != asked->destination_port;
    });
    return found;
}

Finding together(std::vector<Finding> findings)
{
    Finding all{.verdict = Verdict::not_applicable};
    for (auto& each : findings) {
        if (gravity(each.verdict) > gravity(all.verdict)) {
            all.verdict = each.verdict;
        }
        all.reason += (all.reason.empty() ? "" : "; ") + each.reason;
        all.packets.insert(all.packets.end(), each.packets.begin(), each.packets.end());
        all.stimulus = all.stimulus ? all.stimulus : each.stimulus;
        all.waited = std::max(all.waited, each.waited);
    }
    std::ranges::sort(all.packets);
    const auto [first, last] = std::ranges::unique(all.packets);
    all.packets.erase(first, last);
    return all;
}

std::string in_words(std::chrono::nanoseconds time)
{
    const auto tenths = std::chrono::round<std::chrono::duration<std::int64_t, std::deci>>(time).count();
    return std::to_string(tenths / 10) + "." + std::to_string(std::abs(tenths % 10)) + " s";
}

}  // namespace cpe::judge
