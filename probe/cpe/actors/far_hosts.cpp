#include "probe/cpe/actors/far_hosts.hpp"

#include "measure/pref64.hpp"
#include "probe/cpe/frames/build.hpp"
#include "probe/cpe/frames/fragments.hpp"

#include <algorithm>
#include <array>

namespace cpe::actors {
namespace {

namespace dns = frames::dns;

constexpr std::size_t kPlainLimit = 512;  ///< RFC 1035 section 4.2.1.
constexpr std::string_view kFragmented = "fragmented.";
constexpr std::size_t kFirstFragment = 560;  ///< A multiple of eight, and less than half of what is said of such a name.

Octets address_data(const Address& address)
{
    const std::size_t width = address.family == measure::Family::ipv6 ? 16 : 4;
    return {address.octets.begin(), address.octets.begin() + static_cast<std::ptrdiff_t>(width)};
}

/// So many strings of 250 octets: ten are about 2.5 kB.
dns::Record text_of(int strings)
{
    frames::Writer writer;
    for (int i = 0; i < strings; ++i) {
        writer.u8(250).text(std::string(250, static_cast<char>('a' + i)));
    }
    return {.type = dns::kTxt, .data = writer.take()};
}

/// Addresses that a filter against rebinding may take offence at, and the one that all other names have.
Address address_of(const Plan& plan, const std::string& name, const Prefix& nat64)
{
    if (name.starts_with("local.")) {
        return frames::address("fd00::1");
    }
    if (name.starts_with("delegated.")) {
        return frames::host_in(plan.delegated, 1);
    }
    return name == measure::kIpv4OnlyName ? measure::embed(nat64, frames::address("192.0.0.170")) : plan.far;
}

/// A fragmented text is as large as the asker can take, up to 1.8 kB: below it TC would be said, and nothing be fragmented.
dns::Record text_for(const dns::Message& query)
{
    return text_of(!query.name.starts_with(kFragmented) ? 10 : query.edns_size > 1900 ? 7 : 4);
}

std::vector<dns::Record> records(const Plan& plan, const dns::Message& query, const Prefix& nat64)
{
    const bool v4only = query.name.starts_with("v4only.");
    switch (query.type) {
        case dns::kA: return {{.type = dns::kA, .data = address_data(plan.far4)}};
        case dns::kAaaa:
            return v4only ? std::vector<dns::Record>{}
                          : std::vector<dns::Record>{{dns::kAaaa, address_data(address_of(plan, query.name, nat64))}};
        case dns::kTxt: return {text_for(query)};
        case dns::kHttps:
            return {{.type = dns::kHttps, .data = {0, 1, 0}}};  // priority 1, target the name itself (RFC 9460)
        default: return {{.type = query.type, .data = {0xDE, 0xAD, 0xBE, 0xEF}}};
    }
}

frames::Envelope back_to(const Plan& plan, const Frame& frame)
{
    return {.source_mac = plan.isp_mac,
            .destination_mac = frame.source,
            .source = frame.ip->destination,
            .destination = frame.ip->source};
}

}  // namespace

dns::Message resolve_whole(const Plan& plan, const dns::Message& query, const Prefix& nat64)
{
    auto answer = query;
    answer.response = true;
    answer.recursion_available = true;
    if (query.name.starts_with("nosuch.")) {
        answer.code = dns::kNoName;
        return answer;
    }
    answer.answers = records(plan, query, nat64);
    answer.authentic = query.dnssec_ok;
    return answer;
}

dns::Message resolve(const Plan& plan, const dns::Message& query, const Prefix& nat64)
{
    auto answer = resolve_whole(plan, query, nat64);
    const std::size_t limit = std::max<std::size_t>(query.edns_size, kPlainLimit);
    if (dns::write(answer).size() > limit) {
        answer.answers.clear();
        answer.truncated = true;
    }
    return answer;
}

bool FarHosts::is_mine(const Address& address) const
{
    const std::array mine{plan_.far, plan_.far_other, plan_.resolver, plan_.far4, plan_.resolver4};
    return std::ranges::find(mine, address) != mine.end();
}

/// What the host sent as IPv4 says so itself: one without IPv4 may send to the same address of its own accord.
bool FarHosts::is_translated(const Frame& frame) const
{
    constexpr std::string_view kSentAsIpv4 = ".out4-";
    const auto* udp = frames::as<frames::Udp>(frame);
    if (udp == nullptr || !line_.nat64 || frame.ip->destination != measure::embed(*line_.nat64, plan_.far4)) {
        return false;
    }
    return !std::ranges::search(udp->payload, kSentAsIpv4).empty();
}

Sendings FarHosts::hear(Time, Port port, const Frame& frame)
{
    const bool there = port == Port::wan && frame.destination == plan_.isp_mac && frame.ip;
    translated_to_ = translated_to_ || (there && is_translated(frame));
    if (!there || !is_mine(frame.ip->destination)) {
        return {};
    }
    const auto back = back_to(plan_, frame);
    if (const auto* echo = frames::as<frames::Echo>(frame); echo != nullptr && echo->request) {
        auto answer = *echo;
        answer.request = false;
        return {{Port::wan, frames::build(back, answer)}};
    }
    const auto* tcp = frames::as<frames::Tcp>(frame);
    if (tcp != nullptr && tcp->flags == frames::Tcp::kSyn && tcp->destination_port == kOpenPort) {
        const frames::Tcp accepting{.source_port = kOpenPort,
                                    .destination_port = tcp->source_port,
                                    .sequence = 1000,
                                    .acknowledged = tcp->sequence + 1,
                                    .flags = frames::Tcp::kSyn | frames::Tcp::kAck};
        return {{Port::wan, frames::build(back, accepting)}};
    }
    if (const auto* udp = frames::as<frames::Udp>(frame)) {
        Sendings said;
        for (auto& octets : answer(back, *udp)) {
            said.push_back({Port::wan, std::move(octets)});
        }
        return said;
    }
    return {};
}

std::vector<Octets> FarHosts::answer(const frames::Envelope& back, const frames::Udp& udp) const
{
    const bool resolver = back.source == plan_.resolver || back.source == plan_.resolver4;
    const auto query = resolver && udp.destination_port == dns::kPort ? dns::read(udp.payload) : std::nullopt;
    if (!query || query->response) {
        return {};
    }
    const auto whole = frames::build(
        back, frames::Udp{.source_port = dns::kPort,
                          .destination_port = udp.source_port,
                          .payload = dns::write(resolve(plan_, *query, line_.nat64.value_or(nat64_prefix())))});
    return query->name.starts_with(kFragmented) ? frames::in_fragments(whole, kFirstFragment) : std::vector<Octets>{whole};
}

}  // namespace cpe::actors
