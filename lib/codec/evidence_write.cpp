#include "codec/base64.hpp"
#include "codec/evidence_path.hpp"
#include "codec/json_writing.hpp"
#include "codec/target_json.hpp"
#include "measure/words.hpp"

namespace codec {
namespace {

using measure::in_seconds;
using measure::to_rfc3339;
using measure::to_string;
using measure::to_word;

using codec::to_json;
Json to_json(const measure::Record& record);
Json to_json(const measure::ControlResult& control);

template <typename List>
void put_all(Json& json, const char* key, const List& list)
{
    if (list.empty()) {
        return;
    }
    auto& array = json[key] = Json::array();
    array.template get_ref<Json::array_t&>().reserve(list.size());
    for (const auto& item : list) {
        array.push_back(to_json(item));
    }
}

Json to_json(const measure::Record& record)
{
    auto json = object_of(4);
    json["owner"] = record.owner;
    json["type"] = record.type;
    json["ttl_seconds"] = record.ttl;
    json["data"] = record.data;
    return json;
}

Json to_json(const measure::DnsMessage& reply)
{
    auto json = object_of();
    json["rcode"] = reply.rcode;
    put(json, "authoritative", reply.authoritative);
    put(json, "truncated", reply.truncated);
    put(json, "recursion_available", reply.recursion_available);
    put(json, "authenticated", reply.authenticated);
    put(json, "edns", reply.edns);
    put_all(json, "answers", reply.answers);
    put_all(json, "authority", reply.authority);
    put_all(json, "additional", reply.additional);
    return json;
}

Json to_json(const measure::Certificate& certificate)
{
    auto json = object_of();
    json["sha256"] = certificate.sha256;
    json["spki_sha256"] = certificate.spki_sha256;
    json["issuer"] = certificate.issuer;
    put(json, "names", certificate.names);
    json["not_before"] = to_rfc3339(certificate.not_before);
    json["not_after"] = to_rfc3339(certificate.not_after);
    return json;
}

Json to_json(const measure::ControlResult& control)
{
    auto json = object_of();
    json["control"] = control.control;
    json["protocol"] = to_word(control.protocol);
    json["family"] = to_string(control.family);
    put(json, "region", control.region);
    put(json, "as_number", control.as_number);
    json["passed"] = control.passed;
    json["elapsed_seconds"] = in_seconds(control.elapsed);
    put_failure(json, control.failure);
    return json;
}

Json to_json(const measure::MailIdentity& identity)
{
    auto json = object_of(3);
    json["ehlo_name"] = identity.ehlo_name;
    put(json, "names_ipv4", identity.names_ipv4);
    put(json, "names_ipv6", identity.names_ipv6);
    return json;
}

Json to_json(const measure::NationalResolvers& national)
{
    auto json = object_of(3);
    json["ipv6_only"] = national.ipv6_only;
    put_all(json, "lookups", national.lookups);
    json["baseline"] = to_json(national.baseline);
    return json;
}

}  // namespace

Json to_json(const measure::Failure& failure)
{
    auto json = object_of();
    json["kind"] = to_word(failure.kind);
    json["locus"] = to_word(failure.locus);
    put(json, "code", failure.code);
    put(json, "detail", failure.detail);
    return json;
}

Json to_json(const measure::DnsLookup& lookup)
{
    auto json = object_of();
    json["purpose"] = to_word(lookup.purpose);
    json["name"] = lookup.question.name;
    json["type"] = lookup.question.type;
    put(json, "server_name", lookup.server_name);
    json["server"] = to_string(lookup.server);
    json["transport"] = to_word(lookup.transport);
    put(json, "edns_octets", lookup.edns_size);
    json["started"] = to_rfc3339(lookup.started);
    json["elapsed_seconds"] = in_seconds(lookup.elapsed);
    put_failure(json, lookup.failure);
    if (lookup.reply) {
        json["reply"] = to_json(*lookup.reply);
    }
    put(json, "raw_reply_base64", to_base64(lookup.raw_reply));
    put(json, "reply_octets", lookup.reply_octets);
    return json;
}

Json to_json(const measure::TcpConnect& connect)
{
    auto json = at_endpoint(connect);
    if (connect.kernel_rtt) {
        json["kernel_rtt_seconds"] = in_seconds(*connect.kernel_rtt);
    }
    return json;
}

Json to_json(const measure::TlsHandshake& handshake)
{
    auto json = at_endpoint(handshake);
    put(json, "version", handshake.version);
    put(json, "alpn", handshake.alpn);
    if (handshake.certificate) {
        json["certificate"] = to_json(*handshake.certificate);
    }
    put(json, "chain_valid", handshake.chain_valid);
    put(json, "name_matches", handshake.name_matches);
    put(json, "trust_error", handshake.trust_error);
    return json;
}

Json to_json(const measure::HttpFetch& fetch)
{
    auto json = at_endpoint(fetch);
    json["chain"] = fetch.chain;
    put(json, "hop", fetch.hop);
    json["url"] = fetch.url;
    json["first_byte_seconds"] = in_seconds(fetch.first_byte);
    put(json, "status", fetch.status);
    put(json, "http_version", fetch.http_version);
    put(json, "location", fetch.location);
    put(json, "hsts", fetch.hsts);
    put(json, "body_octets", fetch.body_octets);
    put(json, "body_sha256", fetch.body_sha256);
    return json;
}

Json to_json(const measure::GateEvidence& gate)
{
    auto json = object_of();
    json["at"] = to_rfc3339(gate.at);
    put_all(json, "controls", gate.controls);
    if (gate.source_ipv4) {
        json["source_ipv4"] = to_string(*gate.source_ipv4);
    }
    if (gate.source_ipv6) {
        json["source_ipv6"] = to_string(*gate.source_ipv6);
    }
    if (gate.nat64_seen) {
        json["nat64_seen"] = *gate.nat64_seen;
    }
    for (const auto offset : gate.clock_offsets) {
        json["clock_offsets_seconds"].push_back(in_seconds(offset));
    }
    if (gate.mail) {
        json["mail"] = to_json(*gate.mail);
    }
    if (gate.national) {
        json["national"] = to_json(*gate.national);
    }
    put_path(json, gate);
    return json;
}

Json to_json(const measure::Vantage& vantage)
{
    auto json = object_of();
    json["probe"] = vantage.probe;
    json["boot_id"] = vantage.boot_id;
    json["software"] = vantage.software;
    put(json, "laboratory", vantage.laboratory);
    json["before"] = to_json(vantage.before);
    if (vantage.after) {
        json["after"] = to_json(*vantage.after);
    }
    return json;
}

Json to_json(const measure::Target& target)
{
    auto json = object_of();
    json["domain"] = target.domain;
    json["country"] = target.country;
    json["organisation"] = target.organisation;
    json["sector"] = target.sector;
    json["tier"] = to_word(target.tier);
    put_words(json, "roles", target.roles);
    put(json, "hosts", target.hosts);
    put(json, "tags", target.tags);
    put_words(json, "intended_absent", target.intended_absent);
    put(json, "consent", target.consent);
    put(json, "guarded_paths", target.guarded_paths);
    put(json, "opt_out", target.opt_out);
    put(json, "note", target.note);
    put_record(json, target);
    return json;
}

Json to_json(const measure::Task& task)
{
    auto json = object_of();
    json["target"] = to_json(task.target);
    json["round"] = task.round;
    json["due"] = to_rfc3339(task.due);
    json["attempt"] = task.attempt;
    put(json, "frame_sha256", task.frame_sha256);
    return json;
}

Json to_json(const measure::Evidence& evidence)
{
    auto json = object_of();
    json["task"] = to_json(evidence.task);
    json["vantage"] = to_json(evidence.vantage);
    json["started"] = to_rfc3339(evidence.started);
    json["elapsed_seconds"] = in_seconds(evidence.elapsed);
    put_all(json, "lookups", evidence.lookups);
    put_all(json, "connects", evidence.connects);
    put_all(json, "handshakes", evidence.handshakes);
    put_all(json, "fetches", evidence.fetches);
    if (auto content = to_json(evidence.content); !content.empty()) {
        json["content"] = std::move(content);
    }
    put_all(json, "chains", evidence.chains);
    put_mail(json, evidence.mail);
    put_path(json, evidence);
    put_security(json, evidence);
    put(json, "notes", evidence.notes);
    return json;
}

}  // namespace codec
