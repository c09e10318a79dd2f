#include "probe/cpe/judge/dialogs.hpp"
#include "probe/cpe/judge/expect.hpp"
#include "probe/cpe/judge/lifetimes.hpp"
#include "probe/cpe/judge/rules.hpp"

#include <algorithm>
#include <set>

namespace cpe::judge::rules {
namespace {

using namespace std::chrono_literals;
namespace dns = frames::dns;

constexpr std::string_view kPhase = "dns";
constexpr int kPairs = 20;
constexpr auto kDelay = 500ms;

bool has_answer(const DnsAnswer& answer)
{
    return answer.message.code == dns::kNoError && !answer.message.answers.empty();
}

/// Rows about a proxy are without object where hosts are told the ISP's resolver itself.
std::optional<Finding> without_proxy(const Scene& scene)
{
    const auto proxy = is_proxy(scene);
    if (!proxy) {
        return never_sent(scene, kPhase, "dns.a");
    }
    return *proxy
               ? std::nullopt
               : std::optional(not_applicable("hosts are told a resolver beyond the router", {scene.sent(kPhase, "dns.a")}));
}

/// One name asked for both addresses.
struct Pair {
    const Packet* asked = nullptr;
    std::optional<DnsAnswer> a;
    std::optional<DnsAnswer> aaaa;
    std::chrono::nanoseconds extra{0};
};

std::vector<Pair> pairs(const Scene& scene)
{
    std::vector<Pair> found;
    for (int i = 0; i < kPairs; ++i) {
        const auto* a = scene.sent(kPhase, "dns.pair-a-" + std::to_string(i));
        const auto* aaaa = scene.sent(kPhase, "dns.pair-aaaa-" + std::to_string(i));
        if (a == nullptr || aaaa == nullptr) {
            continue;
        }
        Pair pair{.asked = aaaa, .a = dns_answer(scene, *a), .aaaa = dns_answer(scene, *aaaa)};
        if (pair.a && pair.aaaa) {
            pair.extra = (pair.aaaa->packet->time - aaaa->time) - (pair.a->packet->time - a->time);
        }
        found.push_back(std::move(pair));
    }
    return found;
}

/// The questions of the run that only a proxy can have asked: by names that were used once.
std::vector<DnsQuery> single_queries(const Scene& scene)
{
    const auto span = scene.phase(kPhase);
    auto found = span ? queries_upstream(scene, *span) : std::vector<DnsQuery>();
    std::erase_if(found, [](const DnsQuery& each) {
        return !each.message.name.ends_with(".single.test") && !each.message.name.ends_with(".pair.test");
    });
    return found;
}

/// How many of the numbers follow the one before them by one or two.
std::size_t steps_of(const std::vector<std::uint16_t>& numbers)
{
    std::size_t steps = 0;
    for (std::size_t i = 1; i < numbers.size(); ++i) {
        const auto step = static_cast<std::uint16_t>(numbers[i] - numbers[i - 1]);
        steps += step == 1 || step == 2 ? 1 : 0;
    }
    return steps;
}

/// RFC 5452 section 9.2: as many values as possible, and none that can be told from the one before.
Finding drawn_by_lot(const std::string& what, const std::vector<std::uint16_t>& numbers, const Packets& proof)
{
    const auto distinct = std::set(numbers.begin(), numbers.end()).size();
    const auto said = std::to_string(distinct) + " " + what + " in " + std::to_string(numbers.size()) + " questions";
    if (steps_of(numbers) * 2 > numbers.size()) {
        return fail(said + ", one after the other", proof);
    }
    return distinct * 2 >= numbers.size() ? pass(said, proof) : fail("only " + said, proof);
}

/// A name whose answer a filter against rebinding may take away.
Finding keeps_address(const Scene& scene, const std::string& name, const std::string& what)
{
    const auto* asked = scene.sent(kPhase, name);
    if (asked == nullptr) {
        return never_sent(scene, kPhase, name);
    }
    const auto answer = dns_answer(scene, *asked);
    if (!answer) {
        return if_silence_counts(scene, Port::lan, after(asked->time, 1s), warn(what + " is not answered", {asked}));
    }
    return has_answer(*answer) ? pass(what + " comes through", {asked, answer->packet})
                               : warn(what + " is taken out of the answer", {asked, answer->packet});
}

/// Pieces of an answer from the resolver that was asked.
Packets pieces(const Scene& scene, const Packet& asked)
{
    auto found = scene.received(Port::lan, after(asked.time, 1s));
    std::erase_if(found, [&](const Packet* packet) {
        const auto& ip = packet->frame.ip;
        return !ip || !ip->fragment || ip->source != asked.frame.ip->destination;
    });
    return found;
}

/// The answer of the resolver that came in pieces on the WAN.
bool was_fragmented(const Scene& scene, const Packet& asked)
{
    return std::ranges::any_of(scene.packets(), [&](const Packet& packet) {
        const auto& octets = *packet.octets;
        const bool four = octets.size() > 22 && octets[12] == 0x08 && octets[13] == 0x00 && (octets[20] & 0x20U) != 0;
        const bool six = packet.frame.ip && packet.frame.ip->fragment && packet.frame.ip->fragment->more;
        return packet.sent && packet.port == Port::wan && after(asked.time, 1s).has(packet.time) && (four || six);
    });
}

/// Was a question that came by one family alone answered, at once or at the second time?
Finding resolves_by(const Scene& scene, const std::string& name, const std::string& what)
{
    const auto* asked = scene.sent("scarcity", name);
    if (asked == nullptr) {
        return never_sent(scene, "scarcity", name);
    }
    for (const auto& each : {name, name + "-again"}) {
        const auto* question = scene.sent("scarcity", each);
        const auto answer = question != nullptr ? dns_answer(scene, *question, 5s) : std::nullopt;
        if (answer && has_answer(*answer)) {
            return info(what + " alone is enough", {question, answer->packet});
        }
    }
    return if_silence_counts(scene, Port::lan, after(asked->time, 1s),
                             fail("nothing is resolved though " + what + " named a resolver", {asked}));
}

}  // namespace

Finding dns0(const Scene& scene)
{
    if (auto finding = without_proxy(scene)) {
        return *std::move(finding);
    }
    int passed = 0;
    const std::vector<Finding> parts{dns1(scene), dns3(scene), dns4(scene), dns5(scene), dns6(scene), dns7(scene)};
    for (const auto& each : parts) {
        passed += each.verdict == Verdict::pass ? 1 : 0;
    }
    return info("a proxy is announced; of " + std::to_string(parts.size()) + " rows of RFC 5625 " + std::to_string(passed) +
                    " pass. Asked of IPv4-as-a-service routers alone",
                {scene.sent(kPhase, "dns.a")});
}

Finding dns2(const Scene& scene)
{
    const auto asked = pairs(scene);
    if (asked.empty()) {
        return never_sent(scene, kPhase, "dns.pair-aaaa-0");
    }
    std::vector<std::chrono::nanoseconds> extras;
    Packets proof;
    for (const auto& pair : asked) {
        if (!pair.a || !has_answer(*pair.a)) {
            continue;
        }
        if (!pair.aaaa) {
            return if_silence_counts(scene, Port::lan, after(pair.asked->time, 1s),
                                     fail("A is answered and AAAA is not", {pair.a->packet, pair.asked}));
        }
        if (!has_answer(*pair.aaaa)) {
            return fail("AAAA is answered without an address", {pair.asked, pair.aaaa->packet});
        }
        extras.push_back(pair.extra);
        proof.push_back(pair.aaaa->packet);
    }
    if (extras.empty()) {
        return not_observed("not even A was answered", {asked.front().asked});
    }
    std::ranges::sort(extras);
    const auto median = extras[extras.size() / 2];
    const auto said =
        std::to_string(extras.size()) + " names: AAAA is answered " + in_words(std::max(median, 0ns)) + " later than A";
    return median > kDelay ? fail(said, proof) : pass(said, proof);
}

Finding dns8(const Scene& scene)
{
    const auto* asked = scene.sent(kPhase, "dns.fragmented");
    if (asked == nullptr) {
        return never_sent(scene, kPhase, "dns.fragmented");
    }
    const auto answer = dns_answer(scene, *asked);
    if (!was_fragmented(scene, *asked)) {
        return answer ? not_applicable("it asks upstream for nothing that comes in fragments", {asked, answer->packet})
                      : if_silence_counts(scene, Port::lan, after(asked->time, 1s),
                                          not_observed("no answer came in fragments", {asked}));
    }
    if (answer && has_answer(*answer)) {
        return pass("an answer that came in fragments is passed on", {asked, answer->packet});
    }
    if (const auto found = pieces(scene, *asked); found.size() >= 2) {
        return pass("an answer that came in fragments is passed on in fragments", found);
    }
    return if_silence_counts(scene, Port::lan, after(asked->time, 1s),
                             warn("an answer that came in fragments is lost", {asked}));
}

Finding dns9(const Scene& scene)
{
    return together({keeps_address(scene, "dns.local", "a name with a unique local address"),
                     keeps_address(scene, "dns.delegated", "a name with an address of the line's prefix"),
                     keeps_address(scene, "dns.nat64", "ipv4only.arpa")});
}

Finding dns10(const Scene& scene)
{
    if (auto finding = without_proxy(scene)) {
        return *std::move(finding);
    }
    const auto queries = single_queries(scene);
    if (queries.size() < 50) {
        return not_observed("only " + std::to_string(queries.size()) + " questions went upstream");
    }
    std::vector<std::uint16_t> ports;
    std::vector<std::uint16_t> ids;
    for (const auto& [packet, message] : queries) {
        ports.push_back(as<frames::Udp>(*packet)->source_port);
        ids.push_back(message.id);
    }
    const Packets proof{queries.front().packet, queries.back().packet};
    return together({drawn_by_lot("ports", ports, proof), drawn_by_lot("ids", ids, proof)});
}

Finding dns12(const Scene& scene)
{
    return together({resolves_by(scene, "dns-only-six", "DHCPv6"), resolves_by(scene, "dns-only-four", "DHCPv4")});
}

Finding dns14(const Scene& scene)
{
    if (auto finding = without_proxy(scene)) {
        return *std::move(finding);
    }
    const auto* asked = scene.sent(kPhase, "dns.home-zone");
    if (asked == nullptr) {
        return never_sent(scene, kPhase, "dns.home-zone");
    }
    for (const auto& [packet, message] : queries_upstream(scene, after(asked->time, 2s))) {
        if (message.name == "home.arpa" || message.name.ends_with(".home.arpa")) {
            return info("questions for home.arpa leave the home", {asked, packet});
        }
    }
    return if_silence_counts(scene, Port::lan, after(asked->time, 2s),
                             info("questions for home.arpa stay in the home", {asked}));
}

Finding dns15(const Scene& scene)
{
    const auto span = scene.phase(kPhase);
    const auto heard = span ? scene.adverts(Port::lan, *span) : std::vector<Advert>();
    if (heard.empty()) {
        return not_observed("no advertisement came in this phase");
    }
    std::set<frames::Address> given;
    for (const auto& [packet, message] : scene.dhcp(Port::wan, {.from = scene.whole().from, .to = span->to}, true)) {
        if (const auto* servers = frames::dhcp6::find(message.options, frames::dhcp6::option::kDnsServers)) {
            const auto named = frames::dhcp6::addresses_of(*servers);
            given.insert(named.begin(), named.end());
        }
    }
    for (const auto& [packet, advert] : heard) {
        const auto left = longest_left(scene, packet->time);
        for (const auto& rdnss : advert->resolvers) {
            if (std::ranges::none_of(rdnss.servers, [&](const auto& server) { return given.contains(server); })) {
                continue;
            }
            const auto said = "the ISP's resolver is announced for " + std::to_string(rdnss.lifetime) + " s";
            const bool beyond = left && std::chrono::seconds(rdnss.lifetime) > left->valid + 2s;
            return beyond ? warn(said + " when the lease has " + in_words(left->valid) + " left", {left->granted, packet})
                          : info(said, {packet});
        }
    }
    return not_applicable("the ISP's resolver is not announced on the LAN", {heard.front().packet});
}

}  // namespace cpe::judge::rules
