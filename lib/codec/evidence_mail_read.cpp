#include "codec/base64.hpp"
#include "codec/evidence_json.hpp"
#include "codec/json_reading.hpp"

#include <nlohmann/json.hpp>

namespace codec {
namespace {

measure::TlsaRecord read_tlsa_record(const Fields& fields)
{
    const auto octet = [&](std::string_view key) { return static_cast<std::uint8_t>(fields.number(key, 255)); };
    return {.usage = octet("usage"),
            .selector = octet("selector"),
            .matching = octet("matching"),
            .data = fields.checked(from_base64(fields.text("data_base64")), "data_base64")};
}

measure::TlsaLookup read_tlsa(const Fields& fields)
{
    return {.host = fields.text("host"),
            .family = fields.checked(measure::parse_family(fields.text("family")), "family"),
            .started = fields.time("started"),
            .elapsed = fields.duration("elapsed_seconds"),
            .failure = read_failure_if(fields),
            .rcode = number16(fields, "rcode"),
            .security = fields.word<measure::Security>("security"),
            .records = fields.list_or_none("records", read_tlsa_record)};
}

measure::SmtpSession read_session(const Fields& fields)
{
    auto session = read_endpoint<measure::SmtpSession>(fields);
    session.step = fields.word<measure::SmtpStep>("step");
    session.greeting = fields.integer_or("greeting", 0);
    session.greeting_text = fields.text_or("greeting_text", "");
    session.ehlo = fields.integer_or("ehlo", 0);
    session.ehlo_name = fields.text_or("ehlo_name", "");
    session.extensions = fields.texts_or_none("extensions");
    session.starttls_offered = fields.flag_or("starttls_offered", false);
    session.starttls = fields.integer_or("starttls", 0);
    session.injected = fields.flag_or("injected", false);
    if (fields.has("handshake")) {
        session.handshake = fields.object("handshake", read_handshake);
    }
    if (fields.has("dane")) {
        session.dane = fields.word<measure::Dane>("dane");
    }
    return session;
}

measure::StsPolicy read_policy(const Fields& fields)
{
    return {.mode = fields.text("mode"),
            .max_age_seconds = fields.number("max_age_seconds", kMost53),
            .hosts = fields.texts_or_none("hosts")};
}

measure::StsFetch read_sts_fetch(const Fields& fields)
{
    measure::StsFetch fetch{.host = fields.text("host"),
                            .address = read_address(fields, "address"),
                            .started = fields.time("started"),
                            .elapsed = fields.duration("elapsed_seconds"),
                            .status = fields.integer_or("status", 0),
                            .failure = read_failure_if(fields)};
    if (fields.has("policy")) {
        fetch.policy = fields.object("policy", read_policy);
    }
    return fetch;
}

measure::SpfTerm read_term(const Fields& fields)
{
    measure::SpfTerm term{.name = fields.text("name"), .value = fields.text_or("value", "")};
    const auto qualifier = fields.text_or("qualifier", "+");
    term.qualifier = qualifier.empty() ? '+' : qualifier.front();
    return term;
}

measure::SpfRecord read_record(const Fields& fields)
{
    return {.domain = fields.text("domain"),
            .records = static_cast<std::uint32_t>(fields.number("records", kMost32)),
            .terms = fields.list_or_none("terms", read_term),
            .problem = fields.text_or("problem", "")};
}

}  // namespace

measure::MailEvidence read_mail(const Fields& fields)
{
    return {.sessions = fields.list_or_none("sessions", read_session),
            .sts = fields.list_or_none("sts", read_sts_fetch),
            .spf = fields.list_or_none("spf", read_record),
            .tlsa = fields.list_or_none("tlsa", read_tlsa)};
}

}  // namespace codec
