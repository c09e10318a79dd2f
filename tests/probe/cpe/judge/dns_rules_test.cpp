#include "probe/cpe/frames/dns.hpp"
#include "tests/probe/cpe/recording.hpp"

#include <catch2/catch.hpp>

using namespace cpe;
using namespace cpe::tests;
using judge::Verdict;
namespace dns = cpe::frames::dns;

namespace {

const auto kHost = frames::address("2d10:0:5601::101");
const auto kProxy = frames::address("2d10:0:5601::1");
const auto kWan = frames::address("2d10:0:0:1::c0de");
const auto kResolver = frames::address("2d10:0:53::53");

Octets packet(const frames::Address& from, const frames::Address& to, std::uint16_t source, std::uint16_t destination,
              const dns::Message& message)
{
    return frames::build(
        {.source_mac = kOurMac, .destination_mac = kRouterMac, .source = from, .destination = to},
        frames::Udp{.source_port = source, .destination_port = destination, .payload = dns::write(message)});
}

dns::Message query(const std::string& name, std::uint16_t id, std::uint16_t type = dns::kAaaa)
{
    return {.id = id, .name = name, .type = type};
}

dns::Message answer(dns::Message to, bool empty = false)
{
    to.response = true;
    if (!empty) {
        to.answers.push_back({.type = to.type, .data = Octets(to.type == dns::kA ? 4 : 16, 1)});
    }
    return to;
}

Recording& asked(Recording& run, const std::string& as, double second, const dns::Message& question, double answered_after,
                 bool empty = false)
{
    run.sent_as(as, second, Port::lan, packet(kHost, kProxy, 43000, 53, question));
    return run.came(second + answered_after, Port::lan, packet(kProxy, kHost, 53, 43000, answer(question, empty)));
}

Recording pairs(double delay, bool empty)
{
    Recording run("dns");
    run.lives_until(30);
    for (int i = 0; i < 5; ++i) {
        const auto number = std::to_string(i);
        const auto id = static_cast<std::uint16_t>(100 + 2 * i);
        asked(run, "dns.pair-a-" + number, 5 + 2 * i, query("x" + number, id, dns::kA), 0.01);
        asked(run, "dns.pair-aaaa-" + number, 6 + 2 * i, query("x" + number, id + 1), 0.01 + delay, empty);
    }
    return run;
}

/// A proxy that asks upstream from these ports.
Recording upstream(std::uint16_t (*port)(int), std::uint16_t (*id)(int))
{
    Recording run("dns");
    run.lives_until(30);
    asked(run, "dns.a", 1, query("a", 1, dns::kA), 0.01);
    for (int i = 0; i < 60; ++i) {
        run.came(3 + i * 0.1, Port::wan,
                 packet(kWan, kResolver, port(i), 53, query("dual" + std::to_string(i) + ".single.test", id(i))));
    }
    return run.note(20, "phase.end");
}

std::uint16_t fixed(int)
{
    return 1053;
}
std::uint16_t counted(int i)
{
    return static_cast<std::uint16_t>(20000 + i);
}
std::uint16_t drawn(int i)
{
    return static_cast<std::uint16_t>(1024 + i * 7919 % 60000);
}

}  // namespace

TEST_CASE("DNS-2: AAAA comes as soon as A, and with an address", "[cpe]")
{
    CHECK(pairs(0, false).verdict("DNS-2") == Verdict::pass);
    CHECK(pairs(0.7, false).verdict("DNS-2") == Verdict::fail);
    CHECK(pairs(0, true).verdict("DNS-2") == Verdict::fail);
}

TEST_CASE("DNS-10: ports and ids are drawn by lot", "[cpe]")
{
    CHECK(upstream(drawn, drawn).verdict("DNS-10") == Verdict::pass);
    CHECK(upstream(fixed, drawn).verdict("DNS-10") == Verdict::fail);
    CHECK(upstream(counted, drawn).verdict("DNS-10") == Verdict::fail);
    CHECK(upstream(drawn, counted).verdict("DNS-10") == Verdict::fail);
}

TEST_CASE("DNS-10: where hosts ask the ISP's resolver themselves there is no proxy to judge", "[cpe]")
{
    Recording run("dns");
    const auto question = packet(kHost, kResolver, 43000, 53, query("a", 1, dns::kA));
    run.sent_as("dns.a", 1, Port::lan, question).came(1.01, Port::wan, question);

    CHECK(run.verdict("DNS-10") == Verdict::not_applicable);
    CHECK(run.verdict("DNS-14") == Verdict::not_applicable);
}

TEST_CASE("DNS-9: an address of the home that is taken out of an answer warns", "[cpe]")
{
    const auto run = [](bool filtered) {
        Recording made("dns");
        made.lives_until(30);
        asked(made, "dns.local", 5, query("local.rebind.test", 1), 0.01, filtered);
        asked(made, "dns.delegated", 7, query("delegated.rebind.test", 2), 0.01);
        asked(made, "dns.nat64", 9, query("ipv4only.arpa", 3), 0.01);
        return made.verdict("DNS-9");
    };

    CHECK(run(false) == Verdict::pass);
    CHECK(run(true) == Verdict::warn);
}

TEST_CASE("an answer with another id answers nothing", "[cpe]")
{
    Recording run("dns");
    run.lives_until(30).sent_as("dns.local", 5, Port::lan, packet(kHost, kProxy, 43000, 53, query("local.rebind.test", 1)));
    run.came(5.1, Port::lan, packet(kProxy, kHost, 53, 43000, answer(query("local.rebind.test", 2))));

    CHECK(run.finding("DNS-9").reason.find("not answered") != std::string::npos);
}
