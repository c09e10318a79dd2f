#include "tests/collector/aggregate/site_evidence.hpp"

namespace collector::sites {
namespace {

using measure::DnsLookup;
using measure::DnsMessage;
using measure::Evidence;
using measure::Family;
using measure::Purpose;
namespace rr = measure::rr;
using namespace std::chrono_literals;

const std::string kResolver6 = "2a01:4f8::53";
const std::string kResolver4 = "100.42.1.53";
const std::string kServer6 = "2a01:4f8:1::53";
const std::string kOtherServer6 = "2a01:4f8:2::53";
const std::string kServer4 = "100.42.2.53";
const std::string kOtherServer4 = "100.42.3.53";
const std::string kSite6 = "2a01:4f8:3::80";
const std::string kSite4 = "100.42.4.80";

measure::Address address(const std::string& text)
{
    return measure::parse_address(text).value();
}

measure::Timestamp noon(const std::string& round)
{
    return measure::Timestamp(measure::parse_iso_date(round).value()) + 12h;
}

measure::GateEvidence gate(const Site& site, measure::Timestamp at)
{
    measure::GateEvidence gate{
        .at = at, .source_ipv4 = address("100.42.9.1"), .nat64_seen = false, .clock_offsets = {1ms, 2ms}};
    if (site.vantage_has_ipv6) {
        gate.source_ipv6 = address("2a01:4f8:9::1");
    }
    for (const auto protocol : {measure::ControlProtocol::web, measure::ControlProtocol::dns}) {
        for (const auto family : {Family::ipv4, Family::ipv6}) {
            for (const auto* name : {"c1", "c2", "c3"}) {
                const bool passed = family == Family::ipv4 || site.vantage_has_ipv6;
                gate.controls.push_back({.control = name, .protocol = protocol, .family = family, .passed = passed});
            }
        }
    }
    return gate;
}

DnsLookup lookup(Purpose purpose, const std::string& name, std::uint16_t type, const std::string& server)
{
    DnsLookup made{
        .purpose = purpose, .question = {.name = name, .type = type}, .server = address(server), .reply = DnsMessage{}};
    made.reply->edns = true;
    made.edns_size = 1232;
    return made;
}

/// The same question to the resolver over each family; `data` "" answers with nothing.
void ask_resolver(Evidence& evidence, Purpose purpose, const std::string& name, std::uint16_t type,
                  const std::vector<std::string>& data)
{
    for (const auto& server : {kResolver4, kResolver6}) {
        auto asked = lookup(purpose, name, type, server);
        for (const auto& it : data) {
            asked.reply->answers.push_back({.owner = name, .type = type, .ttl = 300, .data = it});
        }
        evidence.lookups.push_back(asked);
    }
}

void ask_server(Evidence& evidence, const std::string& zone, const std::string& server_name, const std::string& server)
{
    for (const auto purpose : {Purpose::authority, Purpose::authority_tcp}) {
        auto asked = lookup(purpose, zone, rr::kSoa, server);
        asked.server_name = server_name;
        asked.transport = purpose == Purpose::authority ? measure::Transport::udp : measure::Transport::tcp;
        asked.reply->authoritative = true;
        asked.reply->answers.push_back(
            {.owner = zone, .type = rr::kSoa, .ttl = 300, .data = "ns1.host.test x.host.test 1 1 1 1 1"});
        evidence.lookups.push_back(asked);
    }
}

/// The parent's referral, and the way from the root over IPv6 alone.
void add_way(Evidence& evidence, const std::string& zone)
{
    auto referral = lookup(Purpose::delegation, zone, rr::kNs, "2a01:4f8:f::53");
    referral.server_name = "ns.test";
    for (const auto* server : {"ns1.host.test", "ns2.host.test"}) {
        referral.reply->authority.push_back({.owner = zone, .type = rr::kNs, .ttl = 300, .data = server});
    }
    evidence.lookups.push_back(referral);
    const measure::Question question{.name = zone, .type = rr::kSoa};
    evidence.chains.push_back({.question = question, .family = Family::ipv6, .security = measure::Security::insecure});
}

void add_zone(Evidence& evidence, const std::string& zone)
{
    ask_resolver(evidence, Purpose::zone_cut, zone, rr::kSoa, {"ns1.host.test x.host.test 1 1 1 1 1"});
    ask_resolver(evidence, Purpose::name_servers, zone, rr::kNs, {"ns1.host.test", "ns2.host.test"});
    ask_resolver(evidence, Purpose::ns_address, "ns1.host.test", rr::kAaaa, {kServer6});
    ask_resolver(evidence, Purpose::ns_address, "ns1.host.test", rr::kA, {kServer4});
    ask_resolver(evidence, Purpose::ns_address, "ns2.host.test", rr::kAaaa, {kOtherServer6});
    ask_resolver(evidence, Purpose::ns_address, "ns2.host.test", rr::kA, {kOtherServer4});
    ask_server(evidence, zone, "ns1.host.test", kServer6);
    ask_server(evidence, zone, "ns1.host.test", kServer4);
    ask_server(evidence, zone, "ns2.host.test", kOtherServer6);
    ask_server(evidence, zone, "ns2.host.test", kOtherServer4);
    add_way(evidence, zone);
}

void fetch(Evidence& evidence, const std::string& host, const std::string& server, bool answers)
{
    for (const std::uint16_t port : {std::uint16_t{80}, std::uint16_t{443}}) {
        measure::TcpConnect connect{.host = host, .address = address(server), .port = port, .elapsed = 20ms};
        if (!answers) {
            connect.failure = measure::Failure{.kind = measure::FailureKind::timeout};
            evidence.connects.push_back(connect);
            continue;
        }
        evidence.connects.push_back(connect);
        const auto chain = static_cast<std::uint32_t>(evidence.fetches.size());
        evidence.fetches.push_back({.chain = chain,
                                    .url = (port == 80 ? "http://" : "https://") + host + "/",
                                    .host = host,
                                    .address = address(server),
                                    .port = port,
                                    .elapsed = 30ms,
                                    .status = 200,
                                    .body_octets = 9,
                                    .body_sha256 = "cc"});
        if (port == 443) {
            evidence.handshakes.push_back({.host = host,
                                           .address = address(server),
                                           .version = "TLSv1.3",
                                           .alpn = "http/1.1",
                                           .certificate = measure::Certificate{.sha256 = "aa", .spki_sha256 = "bb"},
                                           .chain_valid = true,
                                           .name_matches = true});
        }
    }
}

void add_web(Evidence& evidence, const Site& site)
{
    for (const auto& host : {site.domain, "www." + site.domain}) {
        ask_resolver(evidence, Purpose::address, host, rr::kA, {kSite4});
        ask_resolver(evidence, Purpose::address, host, rr::kAaaa,
                     site.publishes_ipv6 ? std::vector{kSite6} : std::vector<std::string>{});
        ask_resolver(evidence, Purpose::service_binding, host, rr::kHttps, {});
        fetch(evidence, host, kSite4, site.answers_ipv4);
        if (site.publishes_ipv6) {
            fetch(evidence, host, kSite6, site.answers_ipv6);
        }
    }
    const bool shown = site.publishes_ipv6 && site.answers_ipv6;
    evidence.content.page_url = shown ? "https://" + site.domain + "/" : "";
}

}  // namespace

Evidence evidence_of(const Site& site)
{
    const auto at = noon(site.round);
    Evidence evidence;
    evidence.task = {
        .target = {.domain = site.domain, .country = site.country, .roles = {measure::Role::web, measure::Role::dns}},
        .round = site.round,
        .due = at,
        .attempt = site.attempt};
    evidence.vantage = {.probe = site.probe,
                        .boot_id = "boot",
                        .software = "sextant-probe/test",
                        .before = gate(site, at - 1min),
                        .after = gate(site, at + 1min)};
    evidence.started = at;
    evidence.elapsed = 2s;
    add_zone(evidence, site.domain);
    add_web(evidence, site);
    return evidence;
}

measure::BatchLine line_of(const Site& site)
{
    return measure::TaskResult{.evidence = evidence_of(site), .verdicts = {}};
}

}  // namespace collector::sites
