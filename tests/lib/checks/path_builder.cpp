#include "tests/lib/checks/path_builder.hpp"

namespace path_builder {

using evidence_builder::address;
using measure::PathFetch;
using namespace std::chrono_literals;

PathFetch large_answer(const char* where)
{
    PathFetch fetch{.url = "https://example.test/", .host = "example.test", .address = address(where), .port = 443};
    fetch.elapsed = 80ms;
    fetch.connected = true;
    fetch.status = 200;
    fetch.body_octets = 4000;
    fetch.packets = {.link_mtu = 1500,
                     .announced_mss = 1440,
                     .largest_sendable = 1500,
                     .largest_received = 1280,
                     .handshake_octets = 900,
                     .octets = 5200,
                     .out_of_order = 1};
    return fetch;
}

PathFetch hang(const char* where)
{
    auto fetch = large_answer(where);
    fetch.elapsed = 25s;
    fetch.failure = measure::Failure{.kind = measure::FailureKind::timeout};
    fetch.status = 0;
    fetch.body_octets = 0;
    fetch.packets.largest_received = 608;
    fetch.packets.octets = 0;
    fetch.small_arrives = true;
    return fetch;
}

measure::PathGate gate(std::uint32_t hop)
{
    auto down = large_answer();
    down.packets.largest_received = hop == 0 ? 1500 : hop;
    auto up = large_answer();
    up.packets.announced_mss = 1220;
    up.packets.largest_sendable = 1280;
    return {.declared_mtu = hop, .upward = {up}, .downward = {down}};
}

void stand_behind(measure::Evidence& evidence, const measure::PathGate& gate)
{
    evidence.vantage.before.path = gate;
    evidence.vantage.after->path = gate;
}

void translate(measure::Evidence& evidence)
{
    measure::Translation works{.resolver = address("2d00:7::53"), .control = "https://control.test/"};
    works.prefixes = {measure::parse_prefix("2d00:7:64::/96").value()};
    evidence.vantage.before.translation = works;
    evidence.vantage.after->translation = works;
    for (const auto* name : {evidence_builder::kDomain, evidence_builder::kWww}) {
        measure::TranslatedVisit visit{.host = name};
        visit.addresses = {address(evidence_builder::kSix)};
        measure::HttpFetch hop{.host = name, .address = visit.addresses.front(), .port = 443, .status = 200};
        visit.hops = {hop};
        evidence.translated.push_back(visit);
    }
}

measure::ProbeIdentity identity()
{
    measure::ProbeIdentity identity{.url = "https://probe.example.test/.well-known/probing.txt"};
    identity.description = measure::ProbeDescription{};
    identity.description->contacts = {"mailto:lab@example.test"};
    identity.description->description = "Public services are looked at once a day.";
    identity.connection_gap = 1s;
    identity.question_gap = 100ms;
    return identity;
}

}  // namespace path_builder
