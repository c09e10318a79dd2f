#include "tests/lib/checks/mail_builder.hpp"

#include "measure/mail_reading.hpp"
#include "measure/special_purpose.hpp"
#include "measure/spf_reading.hpp"
#include "measure/txt_text.hpp"
#include "tests/lib/checks/evidence_chains.hpp"
#include "wire/spf.hpp"

namespace mail_builder {

using evidence_builder::address;
using evidence_builder::kDomain;
using measure::DnsLookup;
using measure::Evidence;
using measure::Family;
using measure::Purpose;
using measure::SmtpSession;
using measure::SmtpStep;
namespace rr = measure::rr;

namespace {

constexpr const char* kResolver = "2d00:1::1";
constexpr const char* kProbe = "probe.example.test";
constexpr const char* kPolicyHost = "mta-sts.example.test";

SmtpSession good_session(const std::string& host, const measure::Address& where)
{
    SmtpSession session{.host = host, .address = where, .step = SmtpStep::done, .greeting = 220, .ehlo = 250};
    session.ehlo_name = host;
    session.extensions = {"STARTTLS", "SIZE"};
    session.starttls_offered = true;
    session.starttls = 220;
    session.handshake = measure::TlsHandshake{
        .host = host, .address = where, .port = 25, .version = "TLSv1.3", .chain_valid = true, .name_matches = true};
    session.handshake->certificate =
        measure::Certificate{.sha256 = "aa", .spki_sha256 = "bb", .issuer = "CN=Root", .names = {host}};
    return session;
}

/// The hands of the probe that this module plays, as probe/observers does.
struct Probe {
    const MailPlan& plan;
    Evidence& evidence;

    void ask(Purpose purpose, const std::string& name, std::uint16_t type)
    {
        DnsLookup lookup{.purpose = purpose, .question = {name, type}, .server = address(kResolver)};
        lookup.reply = measure::DnsMessage{};
        const auto found = plan.zone.find({name, type});
        if (found != plan.zone.end()) {
            for (const auto& data : found->second) {
                lookup.reply->answers.push_back({name, type, 300, data});
            }
        }
        if (plan.dns) {
            plan.dns(lookup);
        }
        evidence.lookups.push_back(lookup);
    }

    void ask_addresses(Purpose purpose, const std::string& name)
    {
        ask(purpose, name, rr::kA);
        ask(purpose, name, rr::kAaaa);
    }

    void look_up_tlsa(const std::string& host)
    {
        measure::TlsaLookup lookup{.host = host, .security = measure::Security::secure};
        lookup.records = {{.usage = 3, .selector = 1, .matching = 1, .data = "bb"}};
        if (plan.tlsa) {
            plan.tlsa(lookup);
        }
        evidence.mail.tlsa.push_back(lookup);
    }

    void talk_to(const std::string& host, const measure::Address& where)
    {
        auto session = good_session(host, where);
        session.dane =
            measure::is_vouched(*measure::tlsa_of(evidence, host)) ? measure::Dane::matched : measure::Dane::absent;
        if (plan.session) {
            plan.session(session);
        }
        evidence.mail.sessions.push_back(session);
    }

    void fetch_policy(Family family)
    {
        ask(Purpose::mail_policy, kPolicyHost, family == Family::ipv6 ? rr::kAaaa : rr::kA);
        for (const auto& where : measure::addresses_for(evidence, Purpose::mail_policy, kPolicyHost, family)) {
            measure::StsFetch fetch{.host = kPolicyHost, .address = where, .status = 200};
            fetch.policy = measure::StsPolicy{.mode = "enforce", .max_age_seconds = 1, .hosts = {kBest, "*.example.test"}};
            if (plan.sts) {
                plan.sts(fetch);
            }
            evidence.mail.sts.push_back(fetch);
        }
    }

    void read_spf(const std::string& domain)
    {
        if (measure::spf_of(evidence, domain) != nullptr) {
            return;
        }
        ask(Purpose::spf, domain, rr::kTxt);
        std::vector<std::string> texts;
        for (const auto& data : measure::data_for(evidence, Purpose::spf, domain, rr::kTxt)) {
            texts.push_back(measure::txt_text(data));
        }
        const auto record = wire::parse_spf(domain, texts);
        evidence.mail.spf.push_back(record);
        for (const auto& term : measure::effective_terms(record)) {
            follow(term, measure::spf_domain(term, domain));
        }
    }

    void follow(const measure::SpfTerm& term, const std::string& domain)
    {
        if (measure::has_macro(term)) {
            return;
        }
        if (term.name == "include" || term.name == "redirect") {
            read_spf(domain);
        } else if (term.name == "a" || term.name == "exists") {
            ask_addresses(Purpose::spf, domain);
        } else if (term.name == "mx") {
            ask(Purpose::spf, domain, rr::kMx);
            for (const auto& host : measure::hosts_in(measure::data_for(evidence, Purpose::spf, domain, rr::kMx))) {
                ask_addresses(Purpose::spf, host);
            }
        }
    }
};

void look_up_hosts(Probe& probe)
{
    probe.ask(Purpose::mail_exchange, kDomain, rr::kMx);
    for (const auto& exchange : measure::mail_exchanges(probe.evidence)) {
        probe.ask_addresses(Purpose::mail_address, exchange.host);
        probe.look_up_tlsa(exchange.host);
        evidence_builder::resolve_from_root(probe.plan.chain, {exchange.host, rr::kAaaa}, probe.evidence);
    }
}

void talk(Probe& probe)
{
    for (const auto& exchange : measure::mail_exchanges(probe.evidence)) {
        for (const auto family : {Family::ipv6, Family::ipv4}) {
            for (const auto& where : measure::mail_addresses(probe.evidence, exchange.host, family)) {
                if (measure::is_global(where)) {
                    probe.talk_to(exchange.host, where);
                }
            }
        }
    }
}

void look_up_policies(Probe& probe)
{
    for (const auto* label : {"_mta-sts.", "_dmarc.", "_domainkey."}) {
        probe.ask(Purpose::mail_policy, std::string(label) + kDomain, rr::kTxt);
    }
    if (measure::announces_sts(probe.evidence)) {
        probe.fetch_policy(Family::ipv6);
        probe.fetch_policy(Family::ipv4);
    }
}

void look_back(Probe& probe)
{
    for (const auto& exchange : measure::mail_exchanges(probe.evidence)) {
        for (const auto& where : measure::mail_addresses(probe.evidence, exchange.host, Family::ipv6)) {
            const auto reverse = measure::reverse_name(where);
            probe.ask(Purpose::mail_reverse, reverse, rr::kPtr);
            for (const auto& name : measure::data_for(probe.evidence, Purpose::mail_reverse, reverse, rr::kPtr)) {
                probe.ask(Purpose::mail_reverse, name, rr::kAaaa);
            }
        }
    }
}

void prove(measure::GateEvidence& gate)
{
    for (const auto family : {Family::ipv4, Family::ipv6}) {
        for (const auto* control : {"one", "two", "three"}) {
            gate.controls.push_back({control, measure::ControlProtocol::smtp, family, "", 0, true});
        }
    }
    gate.mail = measure::MailIdentity{.ehlo_name = kProbe, .names_ipv4 = {kProbe}, .names_ipv6 = {kProbe}};
}

void observe(const MailPlan& plan, Evidence& into)
{
    into.task.target.roles.push_back(measure::Role::mail);
    prove(into.vantage.before);
    prove(*into.vantage.after);
    Probe probe{.plan = plan, .evidence = into};
    look_up_hosts(probe);
    talk(probe);
    look_up_policies(probe);
    look_back(probe);
    if (!measure::mail_exchanges(into).empty()) {
        probe.read_spf(kDomain);
    }
    if (plan.last) {
        plan.last(into);
    }
}

}  // namespace

Zone good_zone()
{
    Zone zone{
        {{kDomain, rr::kMx}, {std::string("10 ") + kBest, std::string("20 ") + kBackup}},
        {{kDomain, rr::kTxt}, {"\"v=spf1 mx ip4:30.0.0.9 -all\"", "\"another=text\""}},
        {{kBest, rr::kA}, {kBestFour}},
        {{kBest, rr::kAaaa}, {kBestSix}},
        {{kBackup, rr::kA}, {kBackupFour}},
        {{kBackup, rr::kAaaa}, {kBackupSix}},
        {{"_mta-sts.example.test", rr::kTxt}, {"\"v=STSv1; id=1\""}},
        {{"_dmarc.example.test", rr::kTxt}, {"\"v=DMARC1; p=reject\""}},
        {{kPolicyHost, rr::kA}, {"30.0.0.80"}},
        {{kPolicyHost, rr::kAaaa}, {"2d00::80"}},
    };
    for (const auto& [host, six] : {std::pair{kBest, kBestSix}, std::pair{kBackup, kBackupSix}}) {
        zone[{measure::reverse_name(address(six)), rr::kPtr}] = {host};
    }
    return zone;
}

Zone zone_with(Zone zone, std::string name, std::uint16_t type, std::vector<std::string> data)
{
    zone[{std::move(name), type}] = std::move(data);
    return zone;
}

Zone zone_with(std::string name, std::uint16_t type, std::vector<std::string> data)
{
    return zone_with(good_zone(), std::move(name), type, std::move(data));
}

Zone spf(std::string record)
{
    return zone_with(kDomain, rr::kTxt, {"\"" + std::move(record) + "\""});
}

evidence_builder::Plan site(const MailPlan& plan)
{
    return {.last = [plan](Evidence& evidence) { observe(plan, evidence); }};
}

BendSession over(Family family, BendSession bend)
{
    return [=](SmtpSession& session) {
        if (session.address.family == family) {
            bend(session);
        }
    };
}

BendSession at(std::string where, BendSession bend)
{
    return [=](SmtpSession& session) {
        if (to_string(session.address) == where) {
            bend(session);
        }
    };
}

BendSession both(BendSession first, BendSession second)
{
    return [=](SmtpSession& session) {
        first(session);
        second(session);
    };
}

BendSession stopped(SmtpStep step, measure::FailureKind kind, measure::Locus locus)
{
    return [=](SmtpSession& session) {
        const bool spoke = step >= SmtpStep::starttls;
        SmtpSession cut{.host = session.host, .address = session.address, .step = step};
        cut.failure = evidence_builder::failure(kind, locus);
        cut.greeting = step >= SmtpStep::ehlo ? 220 : 0;
        cut.ehlo = spoke ? 250 : 0;
        cut.ehlo_name = spoke ? session.ehlo_name : "";
        cut.starttls_offered = spoke;
        session = cut;
    };
}

BendSession banner(int code)
{
    return [=](SmtpSession& session) {
        session = SmtpSession{.host = session.host, .address = session.address, .step = SmtpStep::banner, .greeting = code};
    };
}

BendSession ehlo(int code)
{
    return [=](SmtpSession& session) {
        banner(220)(session);
        session.step = SmtpStep::ehlo;
        session.ehlo = code;
    };
}

BendSession without_starttls()
{
    return [](SmtpSession& session) {
        session.starttls_offered = false;
        session.starttls = 0;
        session.handshake.reset();
        session.dane = measure::Dane::absent;
    };
}

BendSession with_handshake(std::function<void(measure::TlsHandshake&)> bend)
{
    return [=](SmtpSession& session) { bend(*session.handshake); };
}

BendSession dane(measure::Dane found)
{
    return [=](SmtpSession& session) { session.dane = found; };
}

BendSession named(std::string name)
{
    return [=](SmtpSession& session) { session.ehlo_name = name; };
}

}  // namespace mail_builder
