#include "probe/cpe/judge/dialogs.hpp"

#include "probe/cpe/judge/expect.hpp"

namespace cpe::judge {

namespace dhcp6 = frames::dhcp6;
namespace dns = frames::dns;

std::optional<Dhcp> dhcp_answer(const Scene& scene, const Packet& asked, milliseconds within)
{
    const auto* udp = as<frames::Udp>(asked);
    const auto question = udp != nullptr ? dhcp6::read(udp->payload) : std::nullopt;
    for (auto& each : scene.dhcp(Port::lan, after(asked.time, within), false)) {
        if (question && each.message.transaction == question->transaction) {
            return each;
        }
    }
    return std::nullopt;
}

std::vector<frames::Prefix> prefixes_in(const Dhcp& answer)
{
    std::vector<frames::Prefix> found;
    for (const auto& association : dhcp6::associations(answer.message, dhcp6::option::kIaPd)) {
        for (const auto& leased : association.leased) {
            if (leased.valid > 0) {
                found.push_back(leased.prefix);
            }
        }
    }
    return found;
}

std::optional<DnsAnswer> dns_answer(const Scene& scene, const Packet& asked, milliseconds within)
{
    const auto question = dns::read(as<frames::Udp>(asked)->payload);
    std::optional<DnsAnswer> found;
    for (const auto* packet : udp_answers(scene, asked, within)) {
        auto message = dns::read(as<frames::Udp>(*packet)->payload);
        if (message && question && message->id == question->id) {
            found = DnsAnswer{.packet = packet, .message = *std::move(message)};
        }
    }
    return found;
}

std::vector<DnsQuery> queries_upstream(const Scene& scene, const Span& span)
{
    std::vector<DnsQuery> found;
    for (const auto* packet : scene.received(Port::wan, span)) {
        const auto* udp = as<frames::Udp>(*packet);
        auto query = udp != nullptr && udp->destination_port == dns::kPort ? dns::read(udp->payload) : std::nullopt;
        if (query && !query->response) {
            found.push_back({.packet = packet, .message = *std::move(query)});
        }
    }
    return found;
}

std::optional<bool> is_proxy(const Scene& scene)
{
    const auto* asked = scene.sent("dns", "dns.a");
    return asked != nullptr ? std::optional(scene.crossed(*asked).empty()) : std::nullopt;
}

Finding without_delegation(const Scene& scene, std::string_view phase, const std::string& name)
{
    const auto* asked = scene.sent(phase, name);
    if (asked == nullptr) {
        return never_sent(scene, phase, name);
    }
    return if_silence_counts(scene, Port::lan, after(asked->time, milliseconds(2000)),
                             not_applicable("the router delegates no prefix (LPD-1)", {asked}));
}

}  // namespace cpe::judge
