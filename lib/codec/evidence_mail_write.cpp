#include "codec/base64.hpp"
#include "codec/json_writing.hpp"

#include <nlohmann/json.hpp>

namespace codec {
namespace {

using measure::to_word;

Json write_tlsa_record(const measure::TlsaRecord& record)
{
    auto json = object_of(4);
    json["usage"] = record.usage;
    json["selector"] = record.selector;
    json["matching"] = record.matching;
    json["data_base64"] = to_base64(record.data);
    return json;
}

Json write_tlsa(const measure::TlsaLookup& lookup)
{
    auto json = object_of(8);
    json["host"] = lookup.host;
    json["family"] = to_string(lookup.family);
    json["started"] = measure::to_rfc3339(lookup.started);
    json["elapsed_seconds"] = measure::in_seconds(lookup.elapsed);
    put_failure(json, lookup.failure);
    json["rcode"] = lookup.rcode;
    json["security"] = to_word(lookup.security);
    put_each(json, "records", lookup.records, &write_tlsa_record);
    return json;
}

Json write_session(const measure::SmtpSession& session)
{
    auto json = at_endpoint(session);
    json["step"] = to_word(session.step);
    put(json, "greeting", session.greeting);
    put(json, "greeting_text", session.greeting_text);
    put(json, "ehlo", session.ehlo);
    put(json, "ehlo_name", session.ehlo_name);
    put(json, "extensions", session.extensions);
    put(json, "starttls_offered", session.starttls_offered);
    put(json, "starttls", session.starttls);
    put(json, "injected", session.injected);
    if (session.handshake) {
        json["handshake"] = to_json(*session.handshake);
    }
    if (session.dane != measure::Dane::absent) {
        json["dane"] = to_word(session.dane);
    }
    return json;
}

Json write_policy(const measure::StsPolicy& policy)
{
    auto json = object_of(3);
    json["mode"] = policy.mode;
    json["max_age_seconds"] = policy.max_age_seconds;
    put(json, "hosts", policy.hosts);
    return json;
}

Json write_fetch(const measure::StsFetch& fetch)
{
    auto json = object_of(7);
    json["host"] = fetch.host;
    json["address"] = to_string(fetch.address);
    json["started"] = measure::to_rfc3339(fetch.started);
    json["elapsed_seconds"] = measure::in_seconds(fetch.elapsed);
    put(json, "status", fetch.status);
    put_failure(json, fetch.failure);
    if (fetch.policy) {
        json["policy"] = write_policy(*fetch.policy);
    }
    return json;
}

Json write_term(const measure::SpfTerm& term)
{
    auto json = object_of(3);
    json["name"] = term.name;
    if (term.qualifier != '+') {
        json["qualifier"] = std::string(1, term.qualifier);
    }
    put(json, "value", term.value);
    return json;
}

Json write_record(const measure::SpfRecord& record)
{
    auto json = object_of(4);
    json["domain"] = record.domain;
    json["records"] = record.records;
    put_each(json, "terms", record.terms, &write_term);
    put(json, "problem", record.problem);
    return json;
}

}  // namespace

void put_mail(Json& evidence, const measure::MailEvidence& mail)
{
    auto json = object_of(4);
    put_each(json, "sessions", mail.sessions, &write_session);
    put_each(json, "sts", mail.sts, &write_fetch);
    put_each(json, "spf", mail.spf, &write_record);
    put_each(json, "tlsa", mail.tlsa, &write_tlsa);
    if (!json.empty()) {
        evidence["mail"] = std::move(json);
    }
}

}  // namespace codec
