#include "codec/base64.hpp"
#include "codec/evidence_json.hpp"
#include "codec/evidence_path.hpp"
#include "codec/json_reading.hpp"
#include "codec/target_json.hpp"

namespace codec {
namespace {

std::optional<measure::Address> read_address_if(const Fields& fields, std::string_view key)
{
    return fields.has(key) ? std::optional(read_address(fields, key)) : std::nullopt;
}

measure::Failure read_failure(const Fields& fields)
{
    return {.kind = fields.word<measure::FailureKind>("kind"),
            .locus = fields.word<measure::Locus>("locus"),
            .code = fields.integer_or("code", 0),
            .detail = fields.text_or("detail", "")};
}

measure::Record read_record(const Fields& fields)
{
    return {.owner = fields.text("owner"),
            .type = number16(fields, "type"),
            .ttl = number32_or(fields, "ttl_seconds", 0),
            .data = fields.text("data")};
}

measure::DnsMessage read_message(const Fields& fields)
{
    return {.rcode = number16(fields, "rcode"),
            .authoritative = fields.flag_or("authoritative", false),
            .truncated = fields.flag_or("truncated", false),
            .recursion_available = fields.flag_or("recursion_available", false),
            .authenticated = fields.flag_or("authenticated", false),
            .edns = fields.flag_or("edns", false),
            .answers = fields.list_or_none("answers", read_record),
            .authority = fields.list_or_none("authority", read_record),
            .additional = fields.list_or_none("additional", read_record)};
}

measure::DnsLookup read_lookup(const Fields& fields)
{
    measure::DnsLookup lookup{.purpose = fields.word<measure::Purpose>("purpose"),
                              .question = {.name = fields.text("name"), .type = number16(fields, "type")},
                              .server_name = fields.text_or("server_name", ""),
                              .server = read_address(fields, "server"),
                              .transport = fields.word<measure::Transport>("transport"),
                              .edns_size = static_cast<std::uint16_t>(fields.number_or("edns_octets", kMost16, 0)),
                              .started = fields.time("started"),
                              .elapsed = fields.duration("elapsed_seconds"),
                              .failure = read_failure_if(fields, "failure")};
    if (fields.has("reply")) {
        lookup.reply = fields.object("reply", read_message);
    }
    lookup.raw_reply = fields.checked(from_base64(fields.text_or("raw_reply_base64", "")), "raw_reply_base64");
    lookup.reply_octets = number32_or(fields, "reply_octets", 0);
    return lookup;
}

measure::TcpConnect read_connect(const Fields& fields)
{
    auto connect = read_endpoint<measure::TcpConnect>(fields);
    if (fields.has("kernel_rtt_seconds")) {
        connect.kernel_rtt = fields.duration("kernel_rtt_seconds");
    }
    return connect;
}

measure::Certificate read_certificate(const Fields& fields)
{
    return {.sha256 = fields.text("sha256"),
            .spki_sha256 = fields.text("spki_sha256"),
            .issuer = fields.text("issuer"),
            .names = fields.texts_or_none("names"),
            .not_before = fields.time("not_before"),
            .not_after = fields.time("not_after")};
}

measure::ControlResult read_control(const Fields& fields)
{
    return {.control = fields.text("control"),
            .protocol = fields.word<measure::ControlProtocol>("protocol"),
            .family = fields.checked(measure::parse_family(fields.text("family")), "family"),
            .region = fields.text_or("region", ""),
            .as_number = number32_or(fields, "as_number", 0),
            .passed = fields.flag_or("passed", false),
            .elapsed = fields.duration("elapsed_seconds"),
            .failure = read_failure_if(fields, "failure")};
}

std::vector<measure::Duration> read_offsets(const Fields& fields)
{
    std::vector<measure::Duration> offsets;
    for (const double seconds : fields.reals_or_none("clock_offsets_seconds")) {
        offsets.push_back(measure::from_seconds(seconds));
    }
    return offsets;
}

measure::MailIdentity read_identity(const Fields& fields)
{
    return {.ehlo_name = fields.text("ehlo_name"),
            .names_ipv4 = fields.texts_or_none("names_ipv4"),
            .names_ipv6 = fields.texts_or_none("names_ipv6")};
}

measure::NationalResolvers read_national(const Fields& fields)
{
    return {.ipv6_only = fields.text("ipv6_only"),
            .lookups = fields.list_or_none("lookups", read_lookup),
            .baseline = fields.object("baseline", read_chain)};
}

measure::GateEvidence read_gate(const Fields& fields)
{
    measure::GateEvidence gate{.at = fields.time("at"),
                               .controls = fields.list_or_none("controls", read_control),
                               .source_ipv4 = read_address_if(fields, "source_ipv4"),
                               .source_ipv6 = read_address_if(fields, "source_ipv6")};
    if (fields.has("nat64_seen")) {
        gate.nat64_seen = fields.flag_or("nat64_seen", false);
    }
    gate.clock_offsets = read_offsets(fields);
    if (fields.has("mail")) {
        gate.mail = fields.object("mail", read_identity);
    }
    if (fields.has("national")) {
        gate.national = fields.object("national", read_national);
    }
    read_path(fields, gate);
    return gate;
}

measure::Target read_target(const Fields& fields)
{
    measure::Target target{.domain = fields.text("domain"),
                           .country = fields.text("country"),
                           .organisation = fields.text("organisation"),
                           .sector = fields.text("sector"),
                           .tier = fields.word<measure::Tier>("tier"),
                           .roles = fields.words_or_none<measure::Role>("roles"),
                           .hosts = fields.texts_or_none("hosts"),
                           .tags = fields.texts_or_none("tags"),
                           .intended_absent = fields.words_or_none<measure::Role>("intended_absent"),
                           .consent = fields.texts_or_none("consent"),
                           .guarded_paths = fields.texts_or_none("guarded_paths"),
                           .opt_out = fields.flag_or("opt_out", false),
                           .note = fields.text_or("note", "")};
    take_record(fields, target);
    return target;
}

std::string read_round(const Fields& fields)
{
    return measure::to_iso_date(fields.checked(measure::parse_iso_date(fields.text("round")), "round"));
}

measure::Task read_task(const Fields& fields)
{
    return {.target = fields.object("target", read_target),
            .round = read_round(fields),
            .due = fields.time("due"),
            .attempt = static_cast<std::uint32_t>(fields.number("attempt", 100)),
            .frame_sha256 = fields.text_or("frame_sha256", "")};
}

}  // namespace

std::optional<measure::Failure> read_failure_if(const Fields& fields, std::string_view key)
{
    return fields.has(key) ? std::optional(fields.object(key, read_failure)) : std::nullopt;
}

measure::TlsHandshake read_handshake(const Fields& fields)
{
    auto handshake = read_endpoint<measure::TlsHandshake>(fields);
    handshake.version = fields.text_or("version", "");
    handshake.alpn = fields.text_or("alpn", "");
    if (fields.has("certificate")) {
        handshake.certificate = fields.object("certificate", read_certificate);
    }
    handshake.chain_valid = fields.flag_or("chain_valid", false);
    handshake.name_matches = fields.flag_or("name_matches", false);
    handshake.trust_error = fields.text_or("trust_error", "");
    return handshake;
}

measure::HttpFetch read_fetch(const Fields& fields)
{
    auto fetch = read_endpoint<measure::HttpFetch>(fields);
    fetch.chain = static_cast<std::uint32_t>(fields.number("chain", kMost32));
    fetch.hop = number32_or(fields, "hop", 0);
    fetch.url = fields.text("url");
    fetch.first_byte = fields.duration("first_byte_seconds");
    fetch.status = fields.integer_or("status", 0);
    fetch.http_version = fields.text_or("http_version", "");
    fetch.location = fields.text_or("location", "");
    fetch.hsts = fields.text_or("hsts", "");
    fetch.body_octets = fields.number_or("body_octets", kMost53, 0);
    fetch.body_sha256 = fields.text_or("body_sha256", "");
    return fetch;
}

measure::Vantage read_vantage(const Fields& fields)
{
    measure::Vantage vantage{.probe = fields.text("probe"),
                             .boot_id = fields.text("boot_id"),
                             .software = fields.text("software"),
                             .laboratory = fields.flag_or("laboratory", false),
                             .before = fields.object("before", read_gate)};
    if (fields.has("after")) {
        vantage.after = fields.object("after", read_gate);
    }
    return vantage;
}

measure::Evidence read_evidence(const Fields& fields)
{
    return {.task = fields.object("task", read_task),
            .vantage = fields.object("vantage", read_vantage),
            .started = fields.time("started"),
            .elapsed = fields.duration("elapsed_seconds"),
            .lookups = fields.list_or_none("lookups", read_lookup),
            .connects = fields.list_or_none("connects", read_connect),
            .handshakes = fields.list_or_none("handshakes", read_handshake),
            .fetches = fields.list_or_none("fetches", read_fetch),
            .content = fields.has("content") ? fields.object("content", read_content) : measure::WebContent{},
            .chains = fields.list_or_none("chains", read_chain),
            .mail = fields.has("mail") ? fields.object("mail", read_mail) : measure::MailEvidence{},
            .path = read_target_path(fields),
            .translated = read_translated(fields),
            .ports = fields.list_or_none("ports", read_look),
            .security = read_security(fields),
            .notes = fields.texts_or_none("notes")};
}

}  // namespace codec
