#include "codec/evidence_path.hpp"

#include "codec/evidence_json.hpp"
#include "codec/json_reading.hpp"
#include "codec/json_writing.hpp"

namespace codec {
namespace {

using measure::in_seconds;
using measure::to_rfc3339;
using measure::to_string;

Json write_packets(const measure::PacketFacts& packets)
{
    auto json = object_of(7);
    put(json, "link_mtu", packets.link_mtu);
    put(json, "announced_mss", packets.announced_mss);
    put(json, "largest_sendable", packets.largest_sendable);
    put(json, "largest_received", packets.largest_received);
    put(json, "handshake_octets", packets.handshake_octets);
    put(json, "octets", packets.octets);
    put(json, "out_of_order", packets.out_of_order);
    return json;
}

measure::PacketFacts read_packets(const Fields& fields)
{
    return {.link_mtu = number32_or(fields, "link_mtu", 0),
            .announced_mss = number32_or(fields, "announced_mss", 0),
            .largest_sendable = number32_or(fields, "largest_sendable", 0),
            .largest_received = number32_or(fields, "largest_received", 0),
            .handshake_octets = number32_or(fields, "handshake_octets", 0),
            .octets = fields.number_or("octets", kMost53, 0),
            .out_of_order = number32_or(fields, "out_of_order", 0)};
}

Json write_path_fetch(const measure::PathFetch& fetch)
{
    auto json = at_endpoint(fetch);
    json["url"] = fetch.url;
    put(json, "connected", fetch.connected);
    put(json, "status", fetch.status);
    put(json, "body_octets", fetch.body_octets);
    json["packets"] = write_packets(fetch.packets);
    put(json, "small_arrives", fetch.small_arrives);
    return json;
}

measure::PathFetch read_path_fetch(const Fields& fields)
{
    auto fetch = read_endpoint<measure::PathFetch>(fields);
    fetch.url = fields.text("url");
    fetch.connected = fields.flag_or("connected", false);
    fetch.status = fields.integer_or("status", 0);
    fetch.body_octets = fields.number_or("body_octets", kMost53, 0);
    fetch.packets = fields.object("packets", read_packets);
    fetch.small_arrives = fields.flag_or("small_arrives", false);
    return fetch;
}

Json write_echo(const measure::EchoProbe& echo)
{
    auto json = object_of(4);
    json["address"] = to_string(echo.address);
    json["started"] = to_rfc3339(echo.started);
    json["elapsed_seconds"] = in_seconds(echo.elapsed);
    put_failure(json, echo.failure);
    return json;
}

measure::EchoProbe read_echo(const Fields& fields)
{
    return {.address = read_address(fields, "address"),
            .started = fields.time("started"),
            .elapsed = fields.duration("elapsed_seconds"),
            .failure = read_failure_if(fields)};
}

Json write_path_gate(const measure::PathGate& path)
{
    auto json = object_of(3);
    put(json, "declared_mtu", path.declared_mtu);
    put_each(json, "upward", path.upward, &write_path_fetch);
    put_each(json, "downward", path.downward, &write_path_fetch);
    return json;
}

measure::PathGate read_path_gate(const Fields& fields)
{
    return {.declared_mtu = number32_or(fields, "declared_mtu", 0),
            .upward = fields.list_or_none("upward", read_path_fetch),
            .downward = fields.list_or_none("downward", read_path_fetch)};
}

Json write_target_path(const measure::TargetPath& path)
{
    auto json = object_of(2);
    put_each(json, "fetches", path.fetches, &write_path_fetch);
    put_each(json, "echoes", path.echoes, &write_echo);
    return json;
}

measure::TargetPath read_target(const Fields& fields)
{
    return {.fetches = fields.list_or_none("fetches", read_path_fetch), .echoes = fields.list_or_none("echoes", read_echo)};
}

Json write_translation(const measure::Translation& translation)
{
    auto json = object_of(5);
    json["resolver"] = to_string(translation.resolver);
    for (const auto& prefix : translation.prefixes) {
        json["prefixes"].push_back(to_string(prefix));
    }
    put(json, "control", translation.control);
    json["elapsed_seconds"] = in_seconds(translation.elapsed);
    put_failure(json, translation.failure);
    return json;
}

measure::Translation read_translation(const Fields& fields)
{
    measure::Translation translation{.resolver = read_address(fields, "resolver")};
    for (const auto& text : fields.texts_or_none("prefixes")) {
        translation.prefixes.push_back(fields.checked(measure::parse_prefix(text), "prefixes"));
    }
    translation.control = fields.text_or("control", "");
    translation.elapsed = fields.duration("elapsed_seconds");
    translation.failure = read_failure_if(fields);
    return translation;
}

Json write_hop(const measure::HttpFetch& hop)
{
    return to_json(hop);
}

Json write_visit(const measure::TranslatedVisit& visit)
{
    auto json = object_of(5);
    json["host"] = visit.host;
    for (const auto& address : visit.addresses) {
        json["addresses"].push_back(to_string(address));
    }
    put(json, "made_up", visit.made_up);
    if (visit.lookup) {
        json["lookup"] = to_json(*visit.lookup);
    }
    put_each(json, "hops", visit.hops, &write_hop);
    return json;
}

measure::TranslatedVisit read_visit(const Fields& fields)
{
    measure::TranslatedVisit visit{.host = fields.text("host")};
    for (const auto& text : fields.texts_or_none("addresses")) {
        visit.addresses.push_back(fields.checked(measure::parse_address(text), "addresses"));
    }
    visit.made_up = fields.flag_or("made_up", false);
    visit.lookup = read_failure_if(fields, "lookup");
    visit.hops = fields.list_or_none("hops", read_fetch);
    return visit;
}

Json write_description(const measure::ProbeDescription& description)
{
    auto json = object_of(4);
    put(json, "contacts", description.contacts);
    put(json, "description", description.description);
    put(json, "canonical", description.canonical);
    if (description.expires) {
        json["expires"] = to_rfc3339(*description.expires);
    }
    return json;
}

measure::ProbeDescription read_description(const Fields& fields)
{
    measure::ProbeDescription description{.contacts = fields.texts_or_none("contacts"),
                                          .description = fields.text_or("description", ""),
                                          .canonical = fields.texts_or_none("canonical")};
    if (fields.has("expires")) {
        description.expires = fields.time("expires");
    }
    return description;
}

Json write_identity(const measure::ProbeIdentity& identity)
{
    auto json = object_of(6);
    put(json, "url", identity.url);
    put_failure(json, identity.failure);
    if (identity.description) {
        json["description"] = write_description(*identity.description);
    }
    put(json, "announced", identity.announced);
    json["connection_gap_seconds"] = in_seconds(identity.connection_gap);
    json["question_gap_seconds"] = in_seconds(identity.question_gap);
    return json;
}

measure::ProbeIdentity read_identity(const Fields& fields)
{
    measure::ProbeIdentity identity{.url = fields.text_or("url", ""), .failure = read_failure_if(fields)};
    if (fields.has("description")) {
        identity.description = fields.object("description", read_description);
    }
    identity.announced = fields.flag_or("announced", false);
    identity.connection_gap = fields.duration("connection_gap_seconds");
    identity.question_gap = fields.duration("question_gap_seconds");
    return identity;
}

}  // namespace

void put_path(Json& gate, const measure::GateEvidence& from)
{
    if (from.path) {
        gate["path"] = write_path_gate(*from.path);
    }
    if (from.translation) {
        gate["translation"] = write_translation(*from.translation);
    }
    if (from.identity) {
        gate["identity"] = write_identity(*from.identity);
    }
}

void read_path(const Fields& gate, measure::GateEvidence& into)
{
    if (gate.has("path")) {
        into.path = gate.object("path", read_path_gate);
    }
    if (gate.has("translation")) {
        into.translation = gate.object("translation", read_translation);
    }
    if (gate.has("identity")) {
        into.identity = gate.object("identity", read_identity);
    }
}

void put_path(Json& evidence, const measure::Evidence& from)
{
    if (!from.path.fetches.empty() || !from.path.echoes.empty()) {
        evidence["path"] = write_target_path(from.path);
    }
    put_each(evidence, "translated", from.translated, &write_visit);
}

measure::TargetPath read_target_path(const Fields& evidence)
{
    return evidence.has("path") ? evidence.object("path", read_target) : measure::TargetPath{};
}

std::vector<measure::TranslatedVisit> read_translated(const Fields& evidence)
{
    return evidence.list_or_none("translated", read_visit);
}

}  // namespace codec
