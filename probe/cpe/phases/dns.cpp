#include "probe/cpe/frames/dns.hpp"

#include "probe/cpe/frames/build.hpp"
#include "probe/cpe/phases/scripts.hpp"

namespace cpe::phases {
namespace {

using namespace std::chrono_literals;
using frames::dns::Message;

constexpr std::uint16_t kFromPort = 43000;

/// The resolver that the last advertisement names, else the one of DHCPv6.
std::optional<frames::Address> announced(const Bench& bench)
{
    if (const auto& advert = bench.lan.last_advert()) {
        for (const auto& rdnss : advert->resolvers) {
            if (rdnss.lifetime > 0 && !rdnss.servers.empty()) {
                return rdnss.servers.front();
            }
        }
    }
    return bench.client.resolvers().empty() ? std::nullopt : std::optional(bench.client.resolvers().front());
}

void ask(Stage& stage, const std::string& name, Message query, const std::optional<frames::Address>& resolver)
{
    const auto& lan = stage.bench.lan;
    if (!resolver) {
        stage.not_sent(name, "no resolver is announced");
        return;
    }
    const auto source = frames::is_link_local(*resolver) ? std::optional(lan.link_local()) : lan.global();
    const auto envelope = source ? lan.outbound(*source, *resolver) : std::nullopt;
    if (!envelope) {
        stage.not_sent(name, "the LAN host has no address for it");
        return;
    }
    query.id = static_cast<std::uint16_t>(std::hash<std::string>{}(name));
    const frames::Udp udp{
        .source_port = kFromPort, .destination_port = frames::dns::kPort, .payload = frames::dns::write(query)};
    stage.send_as(name, Port::lan, frames::build(*envelope, udp));
}

Step question(const std::string& name, const Message& query)
{
    return {.name = name, .act = [=](Stage& stage) { ask(stage, name, query, announced(stage.bench)); }, .limit = 1s};
}

/// To the ISP's resolver itself, past the one of the router: it must arrive as it was sent.
Step direct_question(const std::string& name, const Message& query)
{
    return {.name = name, .act = [=](Stage& stage) { ask(stage, name, query, stage.bench.plan.far); }, .limit = 1s};
}

Step information_request()
{
    return {.name = "lan.information-request",
            .act = [](Stage& stage) { stage.send(Port::lan, stage.bench.client.information_request()); },
            .limit = 1s};
}

}  // namespace

Script dns(const Options&)
{
    namespace types = frames::dns;
    return bring_into_service() +
           Script{
               information_request(),
               question("dns.a", {.name = "dual.a.test", .type = types::kA}),
               question("dns.aaaa", {.name = "dual.aaaa.test", .type = types::kAaaa}),
               question("dns.no-data", {.name = "v4only.sextant.test", .type = types::kAaaa}),
               question("dns.no-name", {.name = "nosuch.sextant.test", .type = types::kAaaa}),
               question("dns.https", {.name = "dual.https.test", .type = types::kHttps}),
               question("dns.svcb", {.name = "dual.svcb.test", .type = 64}),
               question("dns.caa", {.name = "dual.caa.test", .type = 257}),
               question("dns.unknown", {.name = "dual.unknown.test", .type = 65400}),
               question("dns.checking-disabled", {.checking_disabled = true, .name = "dual.cd.test", .type = types::kAaaa}),
               question("dns.dnssec-ok",
                        {.name = "dual.do.test", .type = types::kAaaa, .edns_size = 1232, .dnssec_ok = true}),
               question("dns.edns-4096", {.name = "dual.edns.test", .type = types::kAaaa, .edns_size = 4096}),
               question("dns.truncated", {.name = "large.sextant.test", .type = types::kTxt}),
               direct_question("dns.direct", {.name = "dual.direct.test", .type = types::kAaaa}),
           };
}

}  // namespace cpe::phases
