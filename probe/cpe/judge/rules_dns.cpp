#include "probe/cpe/judge/dialogs.hpp"
#include "probe/cpe/judge/expect.hpp"
#include "probe/cpe/judge/rules.hpp"

namespace cpe::judge::rules {
namespace {

using namespace std::chrono_literals;
namespace dns = frames::dns;

constexpr auto kAnswer = 1s;

struct Told {
    const Packet* asked = nullptr;
    const Packet* answered = nullptr;
    std::optional<dns::Message> message;
    Finding missing;
};

/// What the announced resolver said to a named question.
Told told(const Scene& scene, const std::string& name)
{
    Told found{.asked = scene.sent("dns", name)};
    if (found.asked == nullptr) {
        found.missing = never_sent(scene, "dns", name);
        return found;
    }
    if (auto answer = dns_answer(scene, *found.asked, kAnswer)) {
        found.answered = answer->packet;
        found.message = std::move(answer->message);
    }
    if (!found.message) {
        found.missing = if_silence_counts(scene, Port::lan, after(found.asked->time, kAnswer),
                                          fail(name + " was not answered", {found.asked}));
    }
    return found;
}

/// A rule on the answer alone; without one the row fails for that.
template <typename Good>
Finding answer_is(const Scene& scene, const std::string& name, const std::string& what, Verdict otherwise, Good good)
{
    const auto found = told(scene, name);
    if (!found.message) {
        return found.missing;
    }
    const Packets proof{found.asked, found.answered};
    return good(*found.message) ? pass(name + ": " + what, proof) : judge::find(otherwise, name + ": not " + what, proof);
}

bool has_answer(const dns::Message& message)
{
    return message.code == dns::kNoError && !message.answers.empty();
}

/// Did the question leave on the WAN with what it was asked with?
Finding upstream_has(const Scene& scene, const std::string& name, const std::string& what, const std::string& domain,
                     bool (*good)(const dns::Message&))
{
    const auto* asked = scene.sent("dns", name);
    if (asked == nullptr) {
        return never_sent(scene, "dns", name);
    }
    for (const auto& [packet, query] : queries_upstream(scene, after(asked->time, kAnswer))) {
        if (query.name == domain) {
            return good(query) ? pass(name + ": " + what, {asked, packet}) : fail(name + ": not " + what, {asked, packet});
        }
    }
    return if_silence_counts(scene, Port::lan, after(asked->time, kAnswer),
                             fail(name + ": no question went upstream", {asked}));
}

/// What a TCP connection to the port of a question said, in order, up to the first gap.
struct Stream {
    Packets packets;
    frames::Octets octets;
    bool opened = false;
    bool refused = false;
};

Stream stream_back(const Scene& scene, const Packet& syn)
{
    Stream stream;
    const auto* asked = as<frames::Tcp>(syn);
    std::uint32_t next = 0;
    for (const auto* packet : scene.received(syn.port, after(syn.time, 2s))) {
        const auto* tcp = as<frames::Tcp>(*packet);
        if (tcp == nullptr || tcp->destination_port != asked->source_port || tcp->source_port != asked->destination_port) {
            continue;
        }
        stream.packets.push_back(packet);
        stream.refused = stream.refused || (!stream.opened && (tcp->flags & frames::Tcp::kRst) != 0);
        if ((tcp->flags & frames::Tcp::kSyn) != 0) {
            stream.opened = true;
            next = tcp->sequence + 1;
        } else if (stream.opened && tcp->sequence == next) {
            stream.octets.insert(stream.octets.end(), tcp->payload.begin(), tcp->payload.end());
            next += static_cast<std::uint32_t>(tcp->payload.size());
        }
    }
    return stream;
}

/// RFC 5625 section 4.4: the question that was cut is asked again by TCP, and answered whole.
Finding whole_by_tcp(const Scene& scene)
{
    const auto* syn = scene.sent("dns", "dns.tcp");
    if (syn == nullptr) {
        return never_sent(scene, "dns", "dns.tcp");
    }
    auto stream = stream_back(scene, *syn);
    stream.packets.insert(stream.packets.begin(), syn);
    if (stream.refused) {
        return fail("TCP is refused", stream.packets);
    }
    if (!stream.opened) {
        return if_silence_counts(scene, Port::lan, after(syn->time, 2s), fail("TCP is not answered", {syn}));
    }
    frames::Reader reader(stream.octets);
    const auto message = reader.take(reader.u16());
    const auto said = reader.ok() ? dns::read(message) : std::nullopt;
    if (!said) {
        return if_silence_counts(scene, Port::lan, after(syn->time, 2s), fail("TCP gives no whole answer", stream.packets));
    }
    return has_answer(*said) && !said->truncated ? pass("TCP gives the whole answer", stream.packets)
                                                 : fail("TCP gives an answer without the text", stream.packets);
}

}  // namespace

Finding dns1(const Scene& scene)
{
    std::vector<Finding> all{answer_is(scene, "dns.a", "answered", Verdict::fail, has_answer),
                             answer_is(scene, "dns.aaaa", "answered with an address", Verdict::fail, has_answer)};
    if (scene.sent("dns", "dns.v4-a") == nullptr) {
        all.push_back(not_applicable("no resolver was named by DHCPv4 on the LAN"));
        return together(std::move(all));
    }
    all.push_back(answer_is(scene, "dns.v4-a", "answered", Verdict::fail, has_answer));
    all.push_back(answer_is(scene, "dns.v4-aaaa", "answered with an address", Verdict::fail, has_answer));
    return together(std::move(all));
}

Finding dns3(const Scene& scene)
{
    return together({
        answer_is(scene, "dns.no-data", "no error and no answer", Verdict::fail,
                  [](const auto& message) { return message.code == dns::kNoError && message.answers.empty(); }),
        answer_is(scene, "dns.no-name", "no such name", Verdict::fail,
                  [](const auto& message) { return message.code == dns::kNoName; }),
    });
}

Finding dns4(const Scene& scene)
{
    std::vector<Finding> all;
    for (const auto* name : {"dns.https", "dns.svcb", "dns.caa", "dns.unknown"}) {
        all.push_back(answer_is(scene, name, "answered", Verdict::fail, has_answer));
    }
    return together(std::move(all));
}

Finding dns5(const Scene& scene)
{
    return together({
        upstream_has(scene, "dns.checking-disabled", "CD kept", "dual.cd.test",
                     [](const auto& query) { return query.checking_disabled; }),
        upstream_has(scene, "dns.dnssec-ok", "DO kept", "dual.do.test", [](const auto& query) { return query.dnssec_ok; }),
        answer_is(scene, "dns.dnssec-ok", "AD kept", Verdict::warn, [](const auto& message) { return message.authentic; }),
    });
}

Finding dns6(const Scene& scene)
{
    return together({
        answer_is(scene, "dns.edns-4096", "answered", Verdict::fail, has_answer),
        answer_is(scene, "dns.edns-4096", "with an OPT record", Verdict::warn,
                  [](const auto& message) { return message.edns_size > 0; }),
    });
}

/// The whole text has 2.5 kB: an answer without TC would have been cut silently.
Finding dns7(const Scene& scene)
{
    return together(
        {answer_is(scene, "dns.truncated", "TC kept", Verdict::fail, [](const auto& message) { return message.truncated; }),
         whole_by_tcp(scene)});
}

Finding dns13(const Scene& scene)
{
    const auto* asked = scene.sent("dns", "dns.direct");
    if (asked == nullptr) {
        return never_sent(scene, "dns", "dns.direct");
    }
    // The host asked does not answer: whoever does has taken the question for himself.
    if (const auto answers = udp_answers(scene, *asked, 2s); !answers.empty()) {
        return warn("a question to another resolver was answered by somebody else", {asked, answers.front()});
    }
    return must_cross(scene, "dns", "dns.direct", Verdict::warn);
}

}  // namespace cpe::judge::rules
