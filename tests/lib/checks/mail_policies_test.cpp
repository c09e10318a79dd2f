#include "checks/check.hpp"
#include "measure/mail_reading.hpp"
#include "tests/lib/checks/cases.hpp"
#include "tests/lib/checks/mail_builder.hpp"

#include <catch2/catch.hpp>

namespace cases {
namespace {

using namespace mail_builder;
using evidence_builder::kDomain;
using evidence_builder::lost;
using evidence_builder::where;
using measure::Cause;
using measure::Dane;
using measure::Evidence;
using measure::FailureKind;
using measure::Family;
using measure::Locus;
using measure::Outcome;
using measure::Purpose;
using measure::SmtpStep;
using measure::TlsHandshake;
namespace rr = measure::rr;

constexpr auto kSix = Family::ipv6;
constexpr auto kFour = Family::ipv4;

evidence_builder::Plan with_zone(Zone zone)
{
    return site({.zone = std::move(zone)});
}

evidence_builder::Plan with_session(BendSession bend)
{
    return site({.session = std::move(bend)});
}

evidence_builder::Plan no_mail()
{
    return with_zone(zone_with(kDomain, rr::kMx, {"0 "}));
}

evidence_builder::Plan unanswered(Purpose purpose, std::uint16_t type = 0)
{
    return site({.dns = where({.purpose = purpose, .type = type}, lost(FailureKind::timeout, Locus::resolver))});
}

Zone without(Zone zone, std::uint16_t type)
{
    for (const auto* host : {kBest, kBackup}) {
        zone = zone_with(std::move(zone), host, type, {});
    }
    return zone;
}

using BendTlsa = std::function<void(measure::TlsaLookup&)>;

/// No TLSA records: what is left to promise is MTA-STS.
BendTlsa no_tlsa()
{
    return [](measure::TlsaLookup& lookup) { lookup.records.clear(); };
}

BendTlsa told(measure::Security security)
{
    return [=](measure::TlsaLookup& lookup) { lookup.security = security; };
}

BendTlsa tlsa_lost()
{
    return [](measure::TlsaLookup& lookup) {
        lookup.records.clear();
        lookup.failure = evidence_builder::failure(FailureKind::resources, Locus::local);
    };
}

Zone without_sts(Zone zone = good_zone())
{
    return zone_with(std::move(zone), "_mta-sts.example.test", rr::kTxt, {});
}

BendSession untrusted()
{
    return with_handshake([](TlsHandshake& shake) { shake.name_matches = false; });
}

BendSession version(std::string text)
{
    return with_handshake([=](TlsHandshake& shake) { shake.version = text; });
}

BendSession other_key()
{
    return with_handshake([](TlsHandshake& shake) { shake.certificate->spki_sha256 = "cc"; });
}

BendSession timed_out()
{
    return stopped(SmtpStep::connect, FailureKind::timeout);
}

BendSession ours(SmtpStep step)
{
    return stopped(step, FailureKind::resources, Locus::local);
}

std::vector<Case> parity_cases()
{
    return {
        {"alike", site(), "mail_starttls_parity.alike"},
        {"another key over IPv6", with_session(over(kSix, other_key())), "mail_starttls_parity.other_certificate"},
        {"no STARTTLS over IPv6", with_session(over(kSix, without_starttls())), "mail_starttls_parity.missing",
         Outcome::fail, Cause::starttls_gap},
        {"it fails over IPv6", with_session(over(kSix, stopped(SmtpStep::handshake, FailureKind::tls_handshake))),
         "mail_starttls_parity.broken", Outcome::fail, Cause::starttls_gap},
        {"octets in clear behind STARTTLS",
         with_session(over(kSix, [](measure::SmtpSession& seen) { seen.injected = true; })), "mail_starttls_parity.broken",
         Outcome::fail, Cause::starttls_gap},
        {"another name over IPv6", with_session(over(kSix, untrusted())), "mail_starttls_parity.untrusted", Outcome::fail,
         Cause::starttls_gap},
        {"untrusted over both is no gap", with_session(untrusted()), "mail_starttls_parity.alike"},
        {"older TLS over IPv6", with_session(over(kSix, version("TLSv1.2"))), "mail_starttls_parity.version", Outcome::fail,
         Cause::starttls_gap},
        {"weaker over IPv4 is no gap of IPv6", with_session(over(kFour, without_starttls())), "mail_starttls_parity.none",
         Outcome::not_applicable},
        {"no STARTTLS at all", with_session(without_starttls()), "mail_starttls_parity.none", Outcome::not_applicable},
        {"no IPv4", with_zone(without(good_zone(), rr::kA)), "mail_starttls_parity.nothing", Outcome::not_applicable},
        {"no mail", no_mail(), "mail_starttls_parity.no_mail", Outcome::not_applicable},
        {"dead over IPv6", with_session(over(kSix, timed_out())), "mail_starttls_parity.masked", Outcome::not_testable},
        {"our own trouble", with_session(over(kFour, ours(SmtpStep::handshake))), "mail_starttls_parity.local",
         Outcome::not_testable, Cause::vantage},
        {"our own trouble before EHLO", with_session(over(kFour, ours(SmtpStep::connect))), "mail_starttls_parity.local",
         Outcome::not_testable, Cause::vantage},
    };
}

evidence_builder::Plan with_policy(std::function<void(measure::StsFetch&)> bend)
{
    return site({.sts = std::move(bend), .tlsa = no_tlsa()});
}

std::function<void(measure::StsFetch&)> policy(std::string mode, std::vector<std::string> hosts)
{
    return [=](measure::StsFetch& fetch) {
        fetch.policy = measure::StsPolicy{.mode = mode, .max_age_seconds = 1, .hosts = hosts};
    };
}

std::function<void(measure::StsFetch&)> unfetched(FailureKind kind, Locus locus = Locus::target)
{
    return [=](measure::StsFetch& fetch) {
        fetch.policy.reset();
        fetch.failure = evidence_builder::failure(kind, locus);
    };
}

/// DANE alone, its records judged otherwise.
evidence_builder::Plan dane_with(BendTlsa bend)
{
    return site({.zone = without_sts(), .tlsa = std::move(bend)});
}

std::vector<Case> dane_cases()
{
    return {
        {"DANE and MTA-STS hold", site(), "mail_dane_sts.hold"},
        {"DANE alone", with_zone(without_sts()), "mail_dane_sts.hold"},
        {"another key over IPv6", with_session(over(kSix, dane(Dane::mismatched))), "mail_dane_sts.mismatch", Outcome::fail,
         Cause::dane_mismatch},
        {"records of no use", site({.zone = without_sts(), .session = dane(Dane::unusable)}), "mail_dane_sts.nothing",
         Outcome::not_applicable},
        {"no STARTTLS over IPv6", with_session(over(kSix, without_starttls())), "mail_dane_sts.masked",
         Outcome::not_testable},
        {"no trust anchor", dane_with(told(measure::Security::unchecked)), "mail_dane_sts.unvouched", Outcome::not_testable},
        {"records in an unsigned zone", dane_with(told(measure::Security::insecure)), "mail_dane_sts.nothing",
         Outcome::not_applicable},
        {"bogus records", dane_with(told(measure::Security::bogus)), "mail_dane_sts.bogus", Outcome::fail,
         Cause::dnssec_bogus},
        {"TLSA not told", dane_with(tlsa_lost()), "mail_dane_sts.resolver", Outcome::not_testable, Cause::vantage},
        {"TXT not told",
         site({.dns = where({.purpose = Purpose::mail_policy}, lost(FailureKind::timeout, Locus::resolver)),
               .tlsa = no_tlsa()}),
         "mail_dane_sts.resolver", Outcome::not_testable, Cause::vantage},
        {"nothing is promised", site({.zone = without_sts(), .tlsa = no_tlsa()}), "mail_dane_sts.nothing",
         Outcome::not_applicable},
        {"no mail", no_mail(), "mail_dane_sts.no_mail", Outcome::not_applicable},
        {"dead over IPv6", with_session(over(kSix, timed_out())), "mail_dane_sts.masked", Outcome::not_testable},
        {"our own trouble", with_session(over(kSix, ours(SmtpStep::handshake))), "mail_dane_sts.local",
         Outcome::not_testable, Cause::vantage},
    };
}

std::vector<Case> sts_cases()
{
    const auto no_policy_host = zone_with("mta-sts.example.test", rr::kAaaa, {});
    return {
        {"MTA-STS alone", site({.tlsa = no_tlsa()}), "mail_dane_sts.hold"},
        {"a host left out", with_policy(policy("enforce", {kBest})), "mail_dane_sts.uncovered", Outcome::fail,
         Cause::mta_sts_gap},
        {"a host left out of a test", with_policy(policy("testing", {kBest})), "mail_dane_sts.testing", Outcome::partial,
         Cause::mta_sts_gap},
        {"a wildcard stands for one label", with_policy(policy("enforce", {"*.test"})), "mail_dane_sts.uncovered",
         Outcome::fail, Cause::mta_sts_gap},
        {"a policy that says none", with_policy(policy("none", {})), "mail_dane_sts.nothing", Outcome::not_applicable},
        {"no valid certificate on either family", site({.session = untrusted(), .tlsa = no_tlsa()}),
         "mail_dane_sts.untrusted", Outcome::fail, Cause::mta_sts_gap},
        {"no valid certificate over IPv6 alone", site({.session = over(kSix, untrusted()), .tlsa = no_tlsa()}),
         "mail_dane_sts.masked", Outcome::not_testable},
        {"a page not found", with_policy(unfetched(FailureKind::mismatch)), "mail_dane_sts.unfetched", Outcome::partial,
         Cause::mta_sts_gap},
        {"a policy host without IPv6", site({.zone = no_policy_host, .tlsa = no_tlsa()}), "mail_dane_sts.unfetched",
         Outcome::partial, Cause::mta_sts_gap},
        {"our own trouble with the policy", with_policy(unfetched(FailureKind::resources, Locus::local)),
         "mail_dane_sts.local", Outcome::not_testable, Cause::vantage},
    };
}

std::vector<Case> banner_cases()
{
    return {
        {"alike", site(), "mail_banner.alike"},
        {"another machine", with_session(over(kSix, named("other.example.test"))), "mail_banner.other"},
        {"no IPv4", with_zone(without(good_zone(), rr::kA)), "mail_banner.nothing", Outcome::not_applicable},
        {"no mail", no_mail(), "mail_banner.no_mail", Outcome::not_applicable},
        {"addresses not told", unanswered(Purpose::mail_address), "mail_banner.masked", Outcome::not_testable},
        {"our own trouble", with_session(over(kFour, ours(SmtpStep::connect))), "mail_banner.local", Outcome::not_testable,
         Cause::vantage},
    };
}

/// A record that includes ten others: the eleventh question to the DNS is one too many.
Zone eleven_includes()
{
    std::string own = "v=spf1";
    auto zone = good_zone();
    for (const auto* name : {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"}) {
        own += std::string(" include:") + name + ".test";
        zone = zone_with(std::move(zone), std::string(name) + ".test", rr::kTxt, {"\"v=spf1 ip4:30.0.0.1 -all\""});
    }
    return zone_with(std::move(zone), kDomain, rr::kTxt, {"\"" + own + " ip6:2d00::/32 -all\""});
}

Zone including(std::string included)
{
    return zone_with(spf("v=spf1 include:_spf.test -all"), "_spf.test", rr::kTxt, {"\"" + std::move(included) + "\""});
}

std::vector<Case> spf_cases()
{
    const std::string only4 = "mail_spf_ip6.only_ipv4";
    return {
        {"mx leads to IPv6", site(), "mail_spf_ip6.named"},
        {"ip6", with_zone(spf("v=spf1 ip6:2d00::/32 -all")), "mail_spf_ip6.named"},
        {"ip6 behind an include", with_zone(including("v=spf1 ip6:2d00::/32 ?all")), "mail_spf_ip6.named"},
        {"ip6 behind a redirect",
         with_zone(zone_with(spf("v=spf1 redirect=_spf.test"), "_spf.test", rr::kTxt, {"\"v=spf1 ip6:2d00::1 -all\""})),
         "mail_spf_ip6.named"},
        {"exists that exists", with_zone(zone_with(spf("v=spf1 exists:ok.test -all"), "ok.test", rr::kA, {"30.0.0.2"})),
         "mail_spf_ip6.named"},
        {"everybody", with_zone(spf("v=spf1 +all")), "mail_spf_ip6.named"},
        {"ip4 alone", with_zone(spf("v=spf1 ip4:30.0.0.0/24 -all")), only4, Outcome::partial, Cause::spf_no_ip6},
        {"ip4 alone behind an include", with_zone(including("v=spf1 ip4:30.0.0.1 -all")), only4, Outcome::partial,
         Cause::spf_no_ip6},
        {"ip6 that may not send", with_zone(spf("v=spf1 ip4:30.0.0.0/24 -ip6:2d00::/32 -all")), only4, Outcome::partial,
         Cause::spf_no_ip6},
        {"ip6 behind all is never reached", with_zone(spf("v=spf1 ip4:30.0.0.1 -all ip6:2d00::1")), only4, Outcome::partial,
         Cause::spf_no_ip6},
        {"eleven includes", with_zone(eleven_includes()), "mail_spf_ip6.error", Outcome::fail, Cause::spf_no_ip6},
        {"two records", with_zone(zone_with(kDomain, rr::kTxt, {"\"v=spf1 -all\"", "\"v=spf1 ip6:2d00::1 -all\""})),
         "mail_spf_ip6.error", Outcome::fail, Cause::spf_no_ip6},
        {"a word nobody knows", with_zone(spf("v=spf1 ipv6:2d00::1 -all")), "mail_spf_ip6.error", Outcome::fail,
         Cause::spf_no_ip6},
        {"an include of nothing", with_zone(spf("v=spf1 include:nowhere.test -all")), "mail_spf_ip6.error", Outcome::fail,
         Cause::spf_no_ip6},
        {"a macro", with_zone(spf("v=spf1 exists:%{i}.ok.test -all")), "mail_spf_ip6.decided_later",
         Outcome::not_applicable},
        {"nobody sends", with_zone(spf("v=spf1 -all")), "mail_spf_ip6.nobody", Outcome::not_applicable},
        {"no SPF", with_zone(zone_with(kDomain, rr::kTxt, {"\"hello\""})), "mail_spf_ip6.none", Outcome::not_applicable},
        {"hosts without IPv6", with_zone(without(good_zone(), rr::kAaaa)), "mail_spf_ip6.ipv4_mail",
         Outcome::not_applicable},
        {"no mail", no_mail(), "mail_spf_ip6.no_mail", Outcome::not_applicable},
        {"addresses not told", unanswered(Purpose::mail_address, rr::kAaaa), "mail_spf_ip6.masked", Outcome::not_testable},
        {"SPF not told", unanswered(Purpose::spf), "mail_spf_ip6.resolver", Outcome::not_testable, Cause::vantage},
    };
}

std::vector<Case> reverse_cases()
{
    const auto reverse = measure::reverse_name(evidence_builder::address(kBestSix));
    return {
        {"all lead back", site(), "mail_reverse.all"},
        {"one has none", with_zone(zone_with(reverse, rr::kPtr, {})), "mail_reverse.lacking", Outcome::partial,
         Cause::ptr_missing},
        {"one leads elsewhere", with_zone(zone_with(reverse, rr::kPtr, {"elsewhere.test"})), "mail_reverse.lacking",
         Outcome::partial, Cause::ptr_missing},
        {"no mail", no_mail(), "mail_reverse.no_mail", Outcome::not_applicable},
        {"no IPv6", with_zone(without(good_zone(), rr::kAaaa)), "mail_reverse.masked", Outcome::not_testable},
        {"PTR not told", unanswered(Purpose::mail_reverse), "mail_reverse.resolver", Outcome::not_testable, Cause::vantage},
    };
}

evidence_builder::BendLookup no_such_key_name()
{
    return where({.name = "_domainkey.example.test"}, evidence_builder::answered_with(measure::rcode::kNxDomain));
}

std::vector<Case> dmarc_cases()
{
    return {
        {"DMARC and a place for keys", site(), "mail_dmarc.both"},
        {"DMARC without keys", site({.dns = no_such_key_name()}), "mail_dmarc.dmarc"},
        {"no DMARC", with_zone(zone_with("_dmarc.example.test", rr::kTxt, {})), "mail_dmarc.none", Outcome::not_applicable},
        {"no mail", no_mail(), "mail_dmarc.no_mail", Outcome::not_applicable},
        {"MX not told", unanswered(Purpose::mail_exchange), "mail_dmarc.masked", Outcome::not_testable},
        {"TXT not told", unanswered(Purpose::mail_policy), "mail_dmarc.resolver", Outcome::not_testable, Cause::vantage},
    };
}

}  // namespace

std::vector<Case> mail_policies()
{
    return joined({&parity_cases, &dane_cases, &sts_cases, &banner_cases, &spf_cases, &reverse_cases, &dmarc_cases});
}

}  // namespace cases

TEST_CASE("M-5 to M-11: TLS, DANE, MTA-STS, SPF, reverse names and DMARC", "[checks][rfc3207][rfc7672][rfc8461][rfc7208]")
{
    cases::hold(cases::mail_policies());
}

TEST_CASE("M-10: without reverse names half is left, for the mail still arrives", "[checks]")
{
    auto zone = mail_builder::good_zone();
    for (const auto* six : {mail_builder::kBestSix, mail_builder::kBackupSix}) {
        zone.erase({measure::reverse_name(evidence_builder::address(six)), measure::rr::kPtr});
    }

    const auto evidence = evidence_builder::observe(mail_builder::site({.zone = zone}));

    CHECK(checks::judge(*checks::find("mail.reverse"), evidence).value == 0.5);
}
