#include "probe/cpe/frames/build.hpp"
#include "probe/cpe/phases/dns_questions.hpp"

namespace cpe::phases {
namespace {

using namespace std::chrono_literals;
namespace types = frames::dns;

constexpr int kPairs = 20;
constexpr int kSingles = 60;
constexpr std::uint16_t kSoa = 6;
constexpr std::uint16_t kTcpPort = 43900;

/// Names that have both addresses: does AAAA come as soon as A?
Script pairs()
{
    Script script;
    for (int i = 0; i < kPairs; ++i) {
        const auto number = std::to_string(i);
        const auto name = "dual" + number + ".pair.test";
        script.push_back(question("dns.pair-a-" + number, {.name = name, .type = types::kA}, 80ms));
        script.push_back(question("dns.pair-aaaa-" + number, {.name = name, .type = types::kAaaa}, 80ms));
    }
    script.push_back(wait("dns.pairs-rest", 1s));
    return script;
}

/// Each name is new: a proxy has to ask upstream, and shows its ports.
Script singles()
{
    Script script;
    for (int i = 0; i < kSingles; ++i) {
        const auto number = std::to_string(i);
        script.push_back(
            question("dns.single-" + number, {.name = "dual" + number + ".single.test", .type = types::kAaaa}, 50ms));
    }
    return script;
}

Script addresses_of_home()
{
    return {question("dns.local", {.name = "local.rebind.test", .type = types::kAaaa}, 500ms),
            question("dns.delegated", {.name = "delegated.rebind.test", .type = types::kAaaa}, 500ms),
            question("dns.nat64", {.name = "ipv4only.arpa", .type = types::kAaaa}, 500ms),
            question("dns.home-zone", {.name = "home.arpa", .type = kSoa}, 500ms),
            question("dns.home-host", {.name = "printer.home.arpa", .type = types::kAaaa}, 500ms)};
}

/// The retry of RFC 5625 section 4.4: the same question by TCP.
void ask_by_tcp(Stage& stage)
{
    const auto resolver = announced(stage.bench);
    const auto envelope = towards_resolver(stage.bench, resolver);
    if (!envelope) {
        stage.not_sent("dns.tcp", resolver ? "the LAN host has no address for it" : "no resolver is announced");
        return;
    }
    const auto query = types::write({.id = 0x5ED0, .name = "large.tcp.test", .type = types::kTxt});
    const auto saying = frames::Writer().u16(query.size()).add(query).take();
    stage.send_as("dns.tcp", Port::lan, stage.bench.asker.ask(*envelope, kTcpPort, types::kPort, saying));
}

void lease4(Stage& stage)
{
    if (!stage.bench.lan4.address()) {
        stage.send(Port::lan, stage.bench.lan4.discover());
    }
}

void ask4(Stage& stage, const std::string& name, std::uint16_t type)
{
    const auto& resolvers = stage.bench.lan4.resolvers();
    const auto resolver = resolvers.empty() ? std::nullopt : std::optional(resolvers.front());
    ask(stage, name, {.name = "dual.four.test", .type = type}, resolver);
}

Script over_ipv4()
{
    return {{.name = "dns.lease4",
             .act = lease4,
             .limit = 5s,
             .settled = [](const Bench& bench) { return bench.lan4.outbound(bench.plan.far4).has_value(); }},
            {.name = "dns.v4-a", .act = [](Stage& stage) { ask4(stage, "dns.v4-a", types::kA); }, .limit = 1s},
            {.name = "dns.v4-aaaa", .act = [](Stage& stage) { ask4(stage, "dns.v4-aaaa", types::kAaaa); }, .limit = 1s}};
}

}  // namespace

Script dns_battery()
{
    return pairs() + singles() + addresses_of_home() +
           Script{
               question("dns.fragmented", {.name = "fragmented.sextant.test", .type = types::kTxt, .edns_size = 4096}, 1s),
               {.name = "dns.tcp", .act = ask_by_tcp, .limit = 2s}} +
           over_ipv4() + Script{wait("dns.rest", 1s)};
}

}  // namespace cpe::phases
