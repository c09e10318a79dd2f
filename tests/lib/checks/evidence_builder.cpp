#include "tests/lib/checks/evidence_builder.hpp"

#include "measure/reading.hpp"
#include "measure/special_purpose.hpp"
#include "tests/lib/checks/evidence_chains.hpp"

namespace evidence_builder {
namespace {

using measure::Address;
using measure::DnsLookup;
using measure::Evidence;
using measure::Family;
using measure::Purpose;
using measure::Transport;
using namespace std::chrono_literals;

constexpr const char* kResolvers[] = {"2d00:1::1", "30.0.1.1"};
constexpr const char* kSoa = "ns1.example.test hostmaster.example.test 7 3600 600 604800 300";

struct NameServer {
    const char* name;
    const char* four;
    const char* six;
};
constexpr NameServer kServers[] = {{"ns1.example.test", "30.0.0.53", "2d00::53"},
                                   {"ns2.example.test", "30.0.0.54", "2d00::54"}};

std::vector<std::string> addresses_of_server(const std::string& name, std::uint16_t type)
{
    for (const auto& server : kServers) {
        if (name == server.name) {
            return {type == measure::rr::kA ? server.four : server.six};
        }
    }
    return {};
}

/// What the good site's DNS says.
std::vector<std::string> data_for(const Plan& plan, const measure::Question& question)
{
    const bool web_name = question.name == kDomain || question.name == kWww;
    switch (question.type) {
        case measure::rr::kA: return web_name ? plan.a : addresses_of_server(question.name, question.type);
        case measure::rr::kAaaa: return web_name ? plan.aaaa : addresses_of_server(question.name, question.type);
        case measure::rr::kSoa: return {kSoa};
        case measure::rr::kNs: return {kServers[0].name, kServers[1].name};
        case measure::rr::kDnskey: return {"257 3 13 a2V5"};
        default: return {};
    }
}

/// The hands of the probe that this module plays.
struct Probe {
    const Plan& plan;
    Evidence& evidence;

    bool ask(DnsLookup lookup)
    {
        lookup.reply = measure::DnsMessage{.authoritative = !lookup.server_name.empty()};
        for (const auto& data : data_for(plan, lookup.question)) {
            lookup.reply->answers.push_back({lookup.question.name, lookup.question.type, 300, data});
        }
        if (plan.dns) {
            plan.dns(lookup);
        }
        evidence.lookups.push_back(lookup);
        return lookup.reply.has_value();
    }

    void resolve(Purpose purpose, const std::string& name, std::uint16_t type)
    {
        for (const auto* resolver : kResolvers) {
            ask({.purpose = purpose, .question = {name, type}, .server = address(resolver)});
        }
    }

    void ask_server(const std::string& name, const Address& server)
    {
        const DnsLookup soa{
            .purpose = Purpose::authority, .question = {kDomain, measure::rr::kSoa}, .server_name = name, .server = server};
        if (!ask(soa)) {
            return;
        }
        auto other = soa;
        if (server.family == Family::ipv6) {
            other.purpose = Purpose::authority_tcp;
            other.transport = Transport::tcp;
            ask(other);
            ask_large(soa);
        }
        for (const auto type : {measure::rr::kSoa, measure::rr::kNs, measure::rr::kA, measure::rr::kAaaa}) {
            ask({.purpose = Purpose::authority_data, .question = {kDomain, type}, .server_name = name, .server = server});
        }
    }

    void ask_large(DnsLookup lookup)
    {
        lookup.purpose = Purpose::authority_large;
        lookup.question.type = measure::rr::kDnskey;
        ask(lookup);
        if (evidence.lookups.back().reply && evidence.lookups.back().reply->truncated) {
            lookup.transport = Transport::tcp;
            ask(lookup);
        }
    }

    Exchange visit(const std::string& host, const Address& where, std::uint16_t port)
    {
        const bool secure = port == 443;
        Exchange exchange;
        exchange.connect = {.host = host, .address = where, .port = port, .elapsed = 10ms};
        exchange.handshake = {
            .host = host, .address = where, .port = port, .version = "TLSv1.3", .chain_valid = true, .name_matches = true};
        exchange.handshake.certificate =
            measure::Certificate{.sha256 = "aa", .spki_sha256 = "bb", .issuer = "CN=Root", .names = {host}};
        exchange.fetch = {
            .url = (secure ? "https://" : "http://") + host + "/", .host = host, .address = where, .port = port};
        exchange.fetch.status = secure ? 200 : 301;
        exchange.fetch.body_octets = 1000;
        exchange.fetch.location = secure ? "" : "https://" + host + "/";
        exchange.fetch.hsts = secure ? "max-age=31536000" : "";
        if (plan.web) {
            plan.web(exchange);
        }
        return exchange;
    }

    bool record(const Exchange& exchange)
    {
        evidence.connects.push_back(exchange.connect);
        if (exchange.connect.failure) {
            return false;
        }
        if (exchange.connect.port == 443) {
            evidence.handshakes.push_back(exchange.handshake);
        }
        return exchange.connect.port != 443 || !exchange.handshake.failure;
    }

    void add_fetch(measure::HttpFetch fetch, std::uint32_t chain, std::uint32_t hop)
    {
        fetch.chain = chain;
        fetch.hop = hop;
        evidence.fetches.push_back(std::move(fetch));
    }

    /// HTTPS, then HTTP with its redirect to HTTPS, which was already seen.
    void visit_address(const std::string& host, const Address& where)
    {
        auto secure = visit(host, where, 443);
        if (record(secure)) {
            add_fetch(secure.fetch, chains++, 0);
        } else {
            secure.fetch.status = 0;
            secure.fetch.failure = secure.connect.failure ? secure.connect.failure : secure.handshake.failure;
        }
        const auto plain = visit(host, where, 80);
        if (!record(plain)) {
            return;
        }
        add_fetch(plain.fetch, chains, 0);
        if (!plain.fetch.failure && !plain.fetch.location.empty()) {
            add_fetch(secure.fetch, chains, 1);
        }
        ++chains;
    }

    std::uint32_t chains = 0;
};

void observe_web(Probe& probe)
{
    for (const auto& name : measure::web_names(probe.evidence.task.target)) {
        probe.resolve(Purpose::address, name, measure::rr::kA);
        probe.resolve(Purpose::address, name, measure::rr::kAaaa);
        for (const auto family : {Family::ipv6, Family::ipv4}) {
            for (const auto& where : measure::published(probe.evidence, name, family)) {
                if (measure::is_global(where)) {
                    probe.visit_address(name, where);
                }
            }
        }
    }
}

void observe_dns(Probe& probe)
{
    probe.resolve(Purpose::zone_cut, kDomain, measure::rr::kSoa);
    if (measure::zone_of(probe.evidence).empty()) {
        return;
    }
    probe.resolve(Purpose::name_servers, kDomain, measure::rr::kNs);
    for (const auto& server : measure::name_servers(probe.evidence)) {
        probe.resolve(Purpose::ns_address, server, measure::rr::kA);
        probe.resolve(Purpose::ns_address, server, measure::rr::kAaaa);
        for (const auto family : {Family::ipv6, Family::ipv4}) {
            for (const auto& where : measure::name_server_addresses(probe.evidence, server, family)) {
                if (measure::is_global(where)) {
                    probe.ask_server(server, where);
                }
            }
        }
    }
    observe_delegation(probe.plan, probe.evidence);
}

measure::GateEvidence proved_gate()
{
    measure::GateEvidence gate{.source_ipv4 = address("30.0.9.9"), .source_ipv6 = address("2d00:9::9"), .nat64_seen = false};
    gate.clock_offsets = {1ms, -2ms};
    for (const auto protocol : {measure::ControlProtocol::web, measure::ControlProtocol::dns}) {
        for (const auto family : {Family::ipv4, Family::ipv6}) {
            for (const auto* control : {"one", "two", "three"}) {
                gate.controls.push_back({.control = control, .protocol = protocol, .family = family, .passed = true});
            }
        }
    }
    return gate;
}

}  // namespace

measure::Vantage proved_vantage()
{
    return {.probe = "p1", .before = proved_gate(), .after = proved_gate()};
}

Evidence observe(const Plan& plan)
{
    Evidence evidence{.vantage = proved_vantage()};
    evidence.task.target.domain = kDomain;
    evidence.task.target.roles = {measure::Role::web, measure::Role::dns};
    Probe probe{.plan = plan, .evidence = evidence};
    observe_web(probe);
    observe_dns(probe);
    observe_chains(plan, evidence);
    observe_reverse(plan, evidence);
    if (plan.last) {
        plan.last(evidence);
    }
    return evidence;
}

}  // namespace evidence_builder
