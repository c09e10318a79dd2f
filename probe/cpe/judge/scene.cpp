#include "probe/cpe/judge/scene.hpp"

#include "probe/cpe/frames/dissect.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace cpe::judge {
namespace {

using namespace std::chrono_literals;
namespace dhcp6 = frames::dhcp6;

constexpr auto kTransit = 2s;
constexpr std::size_t kEthernet = 14;
constexpr std::size_t kAddresses = 8;  ///< From here on an IPv6 header is not changed on the way (RFC 8200 section 3).

/// Addresses and everything above them.
std::optional<frames::OctetView> unchanging(const Packet& packet)
{
    const auto& ip = packet.frame.ip;
    if (!ip || ip->source.family != measure::Family::ipv6 || packet.octets->size() < kEthernet + ip->length) {
        return std::nullopt;
    }
    return frames::OctetView(*packet.octets).subspan(kEthernet + kAddresses, ip->length - kAddresses);
}

/// A translated packet (NAT44, NPTv6) is known by its marked payload.
bool same_mark(const Packet& left, const Packet& right)
{
    const auto* a = as<frames::Udp>(left);
    const auto* b = as<frames::Udp>(right);
    if (a != nullptr && b != nullptr) {
        return a->payload.size() >= 8 && a->payload == b->payload;
    }
    const auto* x = as<frames::Echo>(left);
    const auto* y = as<frames::Echo>(right);
    if (x != nullptr && y != nullptr) {
        return x->payload.size() >= 8 && x->payload == y->payload && x->request == y->request;
    }
    const auto* s = as<frames::Tcp>(left);
    const auto* t = as<frames::Tcp>(right);
    return s != nullptr && t != nullptr && s->sequence == t->sequence && s->flags == t->flags;
}

bool same_packet(const Packet& left, const Packet& right)
{
    const auto a = unchanging(left);
    const auto b = unchanging(right);
    return (a && b && std::ranges::equal(*a, *b)) || same_mark(left, right);
}

bool is_named(std::span<const std::string_view> names, std::string_view name)
{
    return std::ranges::find(names, name) != names.end();
}

/// From the first stimulus of a phase that is named to the first of one that is not: what the router says in between is still about the
/// line that it had.
std::vector<Span> spans_of(const std::vector<capture::Stimulus>& stimuli, std::span<const std::string_view> phases)
{
    std::vector<Span> spans;
    bool within = false;
    for (const auto& stimulus : stimuli) {
        const bool named = is_named(phases, stimulus.phase);
        if (named && !within) {
            spans.push_back({.from = stimulus.time, .to = Time::max()});
        } else if (!named && within) {
            spans.back().to = stimulus.time;
        }
        within = named;
    }
    return spans;
}

}  // namespace

Span after(Time time, milliseconds length)
{
    return {.from = time, .to = time + length};
}

Scene::Scene(const capture::Run& run, std::span<const std::string_view> without)
{
    const auto left_out = spans_of(run.stimuli, without);
    std::ranges::copy_if(run.stimuli, std::back_inserter(stimuli_),
                         [&](const auto& stimulus) { return !is_named(without, stimulus.phase); });
    packets_.reserve(run.records.size());
    std::size_t number = 0;
    for (const auto& record : run.records) {
        ++number;
        if (std::ranges::any_of(left_out, [&](const Span& span) { return span.has(record.time); })) {
            continue;
        }
        packets_.push_back({.number = number,
                            .time = record.time,
                            .port = record.port,
                            .sent = record.direction == capture::Direction::sent,
                            .octets = &record.octets,
                            .frame = frames::dissect(record.octets)});
    }
    for (const auto& packet : packets_) {
        if (packet.sent) {
            sent_.emplace(packet.time, &packet);
        }
    }
}

Span Scene::whole() const
{
    Span span;
    if (!packets_.empty()) {
        span = {.from = packets_.front().time, .to = packets_.back().time};
    }
    if (!stimuli_.empty()) {
        span.from = packets_.empty() ? stimuli_.front().time : std::min(span.from, stimuli_.front().time);
        span.to = std::max(span.to, stimuli_.back().time);
    }
    return span;
}

std::optional<Span> Scene::phase(std::string_view name) const
{
    std::optional<Span> span;
    for (const auto& stimulus : stimuli_) {
        if (stimulus.phase != name) {
            continue;
        }
        if (!span) {
            span = Span{.from = stimulus.time, .to = stimulus.time};
        }
        span->to = stimulus.time;
    }
    return span;
}

std::optional<Time> Scene::step(std::string_view phase, std::string_view name) const
{
    for (const auto& stimulus : stimuli_) {
        const auto found = stimulus.detail.find("step");
        if (stimulus.phase == phase && stimulus.name == "step" && found != stimulus.detail.end() && found->second == name) {
            return stimulus.time;
        }
    }
    return std::nullopt;
}

std::optional<Time> Scene::noted(std::string_view phase, std::string_view name) const
{
    for (const auto& stimulus : stimuli_) {
        if (stimulus.phase == phase && stimulus.name == name) {
            return stimulus.time;
        }
    }
    return std::nullopt;
}

std::vector<Time> Scene::all_noted(std::string_view name) const
{
    std::vector<Time> times;
    for (const auto& stimulus : stimuli_) {
        if (stimulus.name == name) {
            times.push_back(stimulus.time);
        }
    }
    return times;
}

const Packet* Scene::named_by(const capture::Stimulus& stimulus) const
{
    const auto text = stimulus.detail.find(capture::kSentTime);
    if (stimulus.name != capture::kSent || text == stimulus.detail.end()) {
        return nullptr;
    }
    std::int64_t nanoseconds = 0;
    std::from_chars(text->second.data(), text->second.data() + text->second.size(), nanoseconds);
    const auto found = sent_.find(Time(std::chrono::nanoseconds(nanoseconds)));
    return found == sent_.end() ? nullptr : found->second;
}

Packets Scene::all_sent(std::string_view phase, std::string_view name) const
{
    Packets found;
    for (const auto& stimulus : stimuli_) {
        const auto named = stimulus.detail.find("name");
        if (stimulus.phase != phase || named == stimulus.detail.end() || named->second != name) {
            continue;
        }
        if (const auto* packet = named_by(stimulus)) {
            found.push_back(packet);
        }
    }
    return found;
}

const Packet* Scene::sent(std::string_view phase, std::string_view name) const
{
    const auto found = all_sent(phase, name);
    return found.empty() ? nullptr : found.front();
}

Packets Scene::received(Port port, const Span& span) const
{
    Packets found;
    for (const auto& packet : packets_) {
        if (!packet.sent && packet.port == port && span.has(packet.time)) {
            found.push_back(&packet);
        }
    }
    return found;
}

Packets Scene::again(const Packet& packet, Port port) const
{
    auto found = received(port, after(packet.time, kTransit));
    std::erase_if(found, [&](const Packet* other) { return !same_packet(packet, *other); });
    return found;
}

Packets Scene::crossed(const Packet& packet) const
{
    return again(packet, packet.port == Port::lan ? Port::wan : Port::lan);
}

Packets Scene::returned(const Packet& packet) const
{
    return again(packet, packet.port);
}

std::vector<Advert> Scene::adverts(Port port, const Span& span) const
{
    std::vector<Advert> found;
    for (const auto* packet : received(port, span)) {
        if (const auto* advert = as<frames::RouterAdvert>(*packet)) {
            found.push_back({.packet = packet, .advert = advert});
        }
    }
    return found;
}

std::vector<Dhcp> Scene::dhcp(Port port, const Span& span, bool sent) const
{
    std::vector<Dhcp> found;
    for (const auto& packet : packets_) {
        const auto* udp = as<frames::Udp>(packet);
        if (packet.sent != sent || packet.port != port || !span.has(packet.time) || udp == nullptr ||
            packet.frame.ip->source.family != measure::Family::ipv6 ||
            (udp->destination_port != dhcp6::kServerPort && udp->destination_port != dhcp6::kClientPort)) {
            continue;
        }
        if (auto message = dhcp6::read(udp->payload)) {
            found.push_back({.packet = &packet, .message = *std::move(message)});
        }
    }
    return found;
}

std::vector<Dhcp> Scene::client(const Span& span, dhcp6::Kind kind) const
{
    auto found = dhcp(Port::wan, span, false);
    std::erase_if(found, [&](const Dhcp& each) { return each.message.kind != kind; });
    return found;
}

std::vector<frames::Prefix> Scene::delegated(Time until) const
{
    std::vector<frames::Prefix> prefixes;
    for (const auto& [packet, message] : dhcp(Port::wan, {.from = whole().from, .to = until}, true)) {
        if (message.kind != dhcp6::Kind::reply) {
            continue;
        }
        for (const auto& association : dhcp6::associations(message, dhcp6::option::kIaPd)) {
            for (const auto& leased : association.leased) {
                if (leased.valid > 0 && (prefixes.empty() || prefixes.back() != leased.prefix)) {
                    prefixes.push_back(leased.prefix);
                }
            }
        }
    }
    return prefixes;
}

}  // namespace cpe::judge
