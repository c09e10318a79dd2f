#pragma once

#include "checks/check.hpp"
#include "measure/report.hpp"
#include "tests/fakes/fake_edge.hpp"

/// A target as a scrape may find it: made by hand, so that every number is known.
namespace fakes {

inline measure::Timestamp at(const char* text)
{
    return measure::parse_rfc3339(text).value();
}

/// A gate that both families passed.
inline measure::GateEvidence open_gate()
{
    measure::GateEvidence gate{.at = at("2026-11-21T08:00:00Z")};
    gate.source_ipv4 = address("5.0.0.1");
    gate.source_ipv6 = address("2a00:1::1");
    gate.nat64_seen = false;
    for (const auto family : {measure::Family::ipv4, measure::Family::ipv6}) {
        for (const auto protocol : {measure::ControlProtocol::web, measure::ControlProtocol::dns}) {
            for (const auto* name : {"a.control.test", "b.control.test", "c.control.test"}) {
                gate.controls.push_back({.control = name, .protocol = protocol, .family = family, .passed = true});
            }
        }
    }
    gate.clock_offsets = {measure::Duration{}, measure::Duration{}};
    return gate;
}

inline measure::DnsLookup lookup(const char* name, const char* over, const char* literal)
{
    const auto given = address(literal);
    const auto type = given.family == measure::Family::ipv6 ? measure::rr::kAaaa : measure::rr::kA;
    measure::DnsLookup made{.question = {.name = name, .type = type}, .server = address(over)};
    made.elapsed = std::chrono::milliseconds(20);
    made.reply = measure::DnsMessage{.answers = {record(name, type, literal)}};
    return made;
}

/// HTTPS at one address: connect 10 ms, TLS 30 ms, first byte 50 ms, whole 60 ms.
inline void add_https(measure::Evidence& into, const char* host, const char* literal, std::uint32_t chain)
{
    using namespace std::chrono_literals;
    const auto where = address(literal);
    into.connects.push_back({.host = host, .address = where, .port = 443, .elapsed = 10ms});
    measure::TlsHandshake shaken{.host = host, .address = where, .elapsed = 30ms, .version = "TLSv1.3"};
    shaken.certificate = measure::Certificate{.not_after = at("2027-01-01T00:00:00Z")};
    shaken.chain_valid = true;
    shaken.name_matches = true;
    into.handshakes.push_back(shaken);
    measure::HttpFetch fetched{.chain = chain, .url = "https://" + std::string(host) + "/", .host = host, .address = where};
    fetched.port = 443;
    fetched.elapsed = 60ms;
    fetched.first_byte = 50ms;
    fetched.status = 200;
    fetched.body_octets = 100;
    fetched.body_sha256 = "page";
    fetched.http_version = "2";
    into.fetches.push_back(fetched);
}

inline void add_dead(measure::Evidence& into, const char* host, const char* literal, measure::Failure failure)
{
    for (const auto port : {std::uint16_t{443}, std::uint16_t{80}}) {
        measure::TcpConnect tried{.host = host, .address = address(literal), .port = port};
        tried.failure = failure;
        into.connects.push_back(tried);
    }
}

/// No HTTPS records: the names are aliases of nothing.
inline void add_no_bindings(measure::Evidence& into, const std::string& domain)
{
    for (const auto& name : {domain, "www." + domain}) {
        measure::DnsLookup none{.purpose = measure::Purpose::service_binding,
                                .question = {.name = name, .type = measure::rr::kHttps},
                                .server = address("2a00:2::53")};
        none.reply = measure::DnsMessage{};
        into.lookups.push_back(none);
    }
}

inline measure::Evidence evidence_of(const char* domain)
{
    measure::Evidence evidence;
    evidence.task.target = {.domain = domain, .roles = {measure::Role::web}};
    evidence.vantage = {.probe = "p", .software = "sextant-probe/test", .before = open_gate()};
    evidence.vantage.after = open_gate();
    for (const auto* over : {"2a00:2::53", "5.0.0.53"}) {
        for (const auto type : {measure::rr::kA, measure::rr::kAaaa}) {
            measure::DnsLookup none{.question = {.name = "www." + std::string(domain), .type = type},
                                    .server = address(over)};
            none.elapsed = std::chrono::milliseconds(5);
            none.reply = measure::DnsMessage{.rcode = measure::rcode::kNxDomain};
            evidence.lookups.push_back(none);
        }
    }
    add_no_bindings(evidence, domain);
    return evidence;
}

/// Both families answer over HTTPS.
inline measure::TaskResult good_result()
{
    auto evidence = evidence_of("good.test");
    for (const auto* over : {"2a00:2::53", "5.0.0.53"}) {
        for (const auto* literal : {"2a00:3::1", "5.0.3.1"}) {
            evidence.lookups.push_back(lookup("good.test", over, literal));
        }
    }
    add_https(evidence, "good.test", "2a00:3::1", 0);
    add_https(evidence, "good.test", "5.0.3.1", 1);
    evidence.content.page_url = "https://good.test/";
    auto verdicts = checks::judge_all(evidence);
    return {.evidence = std::move(evidence), .verdicts = std::move(verdicts)};
}

/// AAAA published, nothing answers there; IPv4 works.
inline measure::TaskResult broken_result(measure::Failure failure = {.kind = measure::FailureKind::timeout})
{
    auto evidence = evidence_of("broken.test");
    for (const auto* over : {"2a00:2::53", "5.0.0.53"}) {
        for (const auto* literal : {"2a00:3::2", "5.0.3.2"}) {
            evidence.lookups.push_back(lookup("broken.test", over, literal));
        }
    }
    add_dead(evidence, "broken.test", "2a00:3::2", std::move(failure));
    add_https(evidence, "broken.test", "5.0.3.2", 0);
    auto verdicts = checks::judge_all(evidence);
    return {.evidence = std::move(evidence), .verdicts = std::move(verdicts)};
}

}  // namespace fakes
