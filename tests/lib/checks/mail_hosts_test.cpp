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
using measure::Evidence;
using measure::FailureKind;
using measure::Family;
using measure::Locus;
using measure::Outcome;
using measure::Purpose;
using measure::SmtpStep;
namespace rr = measure::rr;

constexpr auto kSix = Family::ipv6;

evidence_builder::Plan with_zone(Zone zone)
{
    return site({.zone = std::move(zone)});
}

evidence_builder::Plan with_session(BendSession bend)
{
    return site({.session = std::move(bend)});
}

evidence_builder::BendLookup unanswered(Purpose purpose, std::uint16_t type = 0)
{
    return where({.purpose = purpose, .type = type}, lost(FailureKind::timeout, Locus::resolver));
}

/// Mail only by the address records of the domain itself.
Zone implicit()
{
    auto zone = zone_with(kDomain, rr::kMx, {});
    zone = zone_with(std::move(zone), kDomain, rr::kA, {"30.0.0.1"});
    return zone_with(std::move(zone), kDomain, rr::kAaaa, {"2d00::1"});
}

Zone without_aaaa(Zone zone, const char* host)
{
    return zone_with(std::move(zone), host, rr::kAaaa, {});
}

BendSession refused()
{
    return stopped(SmtpStep::connect, FailureKind::refused, Locus::target);
}

BendSession timed_out()
{
    return stopped(SmtpStep::connect, FailureKind::timeout);
}

BendSession ours(SmtpStep step = SmtpStep::connect)
{
    return stopped(step, FailureKind::resources, Locus::local);
}

/// The last word on a mail site's gates.
evidence_builder::Plan gates(void (*bend)(measure::GateEvidence&))
{
    return site({.last = [bend](Evidence& evidence) {
        bend(evidence.vantage.before);
        bend(*evidence.vantage.after);
    }});
}

template <bool four, bool six>
void silence(measure::GateEvidence& gate)
{
    for (auto& control : gate.controls) {
        const bool silent = control.family == kSix ? six : four;
        control.passed = control.passed && !(silent && control.protocol == measure::ControlProtocol::smtp);
    }
}

void forget_names(measure::GateEvidence& gate)
{
    gate.mail->names_ipv4 = {};
    gate.mail->names_ipv6 = {"another.example.test"};
}

std::vector<Case> control_cases()
{
    return {
        {"mail servers talk to us", site(), "vantage_control_smtp.both"},
        {"port 25 is shut over IPv6", gates(&silence<false, true>), "vantage_control_smtp.only_ipv4", Outcome::partial,
         Cause::vantage},
        {"port 25 is shut over IPv4", gates(&silence<true, false>), "vantage_control_smtp.only_ipv6", Outcome::partial,
         Cause::vantage},
        {"port 25 is shut", gates(&silence<true, true>), "vantage_control_smtp.silent", Outcome::fail, Cause::vantage},
        {"our names do not fit", gates(&forget_names), "vantage_control_smtp.stranger", Outcome::fail, Cause::vantage},
        {"nobody asks about mail", {}, "vantage_control_smtp.unasked", Outcome::not_applicable},
    };
}

std::vector<Case> intent_cases()
{
    return {
        {"MX records", site(), "mail_intent.declared"},
        {"no MX, but SMTP at the address", with_zone(implicit()), "mail_intent.implicit"},
        {"no MX, and SMTP that turns everybody away", site({.zone = implicit(), .session = banner(554)}),
         "mail_intent.implicit"},
        {"a null MX", with_zone(zone_with(kDomain, rr::kMx, {"0 "})), "mail_intent.null", Outcome::not_applicable},
        {"no MX, no address", with_zone(zone_with(kDomain, rr::kMx, {})), "mail_intent.none", Outcome::not_applicable},
        {"no MX, no SMTP", site({.zone = implicit(), .session = refused()}), "mail_intent.silent", Outcome::not_applicable},
        {"no MX, and our own trouble", site({.zone = implicit(), .session = ours()}), "mail_intent.unproved",
         Outcome::not_testable},
        {"the resolver is silent", site({.dns = unanswered(Purpose::mail_exchange)}), "mail_intent.resolver",
         Outcome::not_testable, Cause::vantage},
        {"no mail role", {}, "mail_intent.not_asked", Outcome::not_applicable},
    };
}

std::vector<Case> address_cases()
{
    const auto none = without_aaaa(without_aaaa(good_zone(), kBest), kBackup);
    return {
        {"every host", site(), "mail_mx_aaaa.all"},
        {"one of two", with_zone(without_aaaa(good_zone(), kBackup)), "mail_mx_aaaa.some", Outcome::partial,
         Cause::mx_no_aaaa},
        {"none", with_zone(none), "mail_mx_aaaa.none", Outcome::fail, Cause::mx_no_aaaa},
        {"a private one", with_zone(zone_with(none, kBest, rr::kAaaa, {"fd00::25"})), "mail_mx_aaaa.special", Outcome::fail,
         Cause::bad_aaaa},
        {"no mail", with_zone(zone_with(kDomain, rr::kMx, {"0 "})), "mail_mx_aaaa.no_mail", Outcome::not_applicable},
        {"MX not told", site({.dns = unanswered(Purpose::mail_exchange)}), "mail_mx_aaaa.masked", Outcome::not_testable},
        {"AAAA not told", site({.dns = unanswered(Purpose::mail_address, rr::kAaaa)}), "mail_mx_aaaa.resolver",
         Outcome::not_testable, Cause::vantage},
    };
}

std::vector<Case> smtp_cases()
{
    const auto none = without_aaaa(without_aaaa(good_zone(), kBest), kBackup);
    const auto dead6 = over(kSix, timed_out());
    return {
        {"both answer", site(), "mail_smtp6.all"},
        {"STARTTLS that fails is another check's matter",
         with_session(over(kSix, stopped(SmtpStep::handshake, FailureKind::tls_handshake))), "mail_smtp6.all"},
        {"the backup is dead", with_session(at(kBackupSix, timed_out())), "mail_smtp6.some", Outcome::partial,
         Cause::mx_dead},
        {"the backup has no AAAA", with_zone(without_aaaa(good_zone(), kBackup)), "mail_smtp6.lacks", Outcome::partial,
         Cause::mx_no_aaaa},
        {"packets vanish", with_session(dead6), "mail_smtp6.none", Outcome::fail, Cause::mx_dead},
        {"nobody listens", with_session(over(kSix, refused())), "mail_smtp6.none", Outcome::fail, Cause::mx_refused},
        {"no banner", with_session(over(kSix, stopped(SmtpStep::banner, FailureKind::timeout))), "mail_smtp6.none",
         Outcome::fail, Cause::smtp_no_banner},
        {"turned away over IPv6 alone", with_session(over(kSix, banner(554))), "mail_smtp6.none", Outcome::fail,
         Cause::mx_refused},
        {"EHLO turned away over IPv6 alone", with_session(over(kSix, ehlo(550))), "mail_smtp6.none", Outcome::fail,
         Cause::mx_refused},
        {"something that is no SMTP", with_session(over(kSix, banner(250))), "mail_smtp6.none", Outcome::fail,
         Cause::smtp_no_banner},
        {"turned away over both", with_session(banner(554)), "mail_smtp6.refuses_us", Outcome::not_testable},
        {"later, please", with_session(over(kSix, banner(421))), "mail_smtp6.refuses_us", Outcome::not_testable},
        {"dead over both", with_session(timed_out()), "mail_smtp6.down", Outcome::not_testable},
        {"no mail", with_zone(zone_with(kDomain, rr::kMx, {"0 "})), "mail_smtp6.no_mail", Outcome::not_applicable},
        {"no AAAA", with_zone(none), "mail_smtp6.masked", Outcome::not_testable},
        {"MX not told", site({.dns = unanswered(Purpose::mail_exchange)}), "mail_smtp6.masked", Outcome::not_testable},
        {"our own trouble", with_session(at(kBestSix, ours())), "mail_smtp6.local", Outcome::not_testable, Cause::vantage},
    };
}

std::vector<Case> preference_cases()
{
    return {
        {"the best works", site(), "mail_preference.best"},
        {"only the backup has IPv6", with_zone(without_aaaa(good_zone(), kBest)), "mail_preference.backup", Outcome::partial,
         Cause::mx_no_aaaa},
        {"the best is dead", with_session(at(kBestSix, timed_out())), "mail_preference.backup", Outcome::partial,
         Cause::mx_dead},
        {"no mail", with_zone(zone_with(kDomain, rr::kMx, {"0 "})), "mail_preference.no_mail", Outcome::not_applicable},
        {"all dead", with_session(over(kSix, timed_out())), "mail_preference.masked", Outcome::not_testable},
        {"the best turns us away", with_session(at(kBestSix, banner(450))), "mail_preference.masked", Outcome::not_testable},
        {"our own trouble", with_session(at(kBestSix, ours())), "mail_preference.local", Outcome::not_testable,
         Cause::vantage},
    };
}

}  // namespace

std::vector<Case> mail_hosts()
{
    return joined({&control_cases, &intent_cases, &address_cases, &smtp_cases, &preference_cases});
}

}  // namespace cases

using namespace mail_builder;

TEST_CASE("V-4, M-1 to M-4: who takes the mail, and whether they do over IPv6", "[checks][rfc5321]")
{
    cases::hold(cases::mail_hosts());
}

TEST_CASE("M-3: the value is the share of hosts that work, the most preferred counted double", "[checks][scoring]")
{
    const auto& check = *checks::find("mail.smtp6");
    const auto dead = stopped(measure::SmtpStep::connect, measure::FailureKind::timeout);

    const auto backup = checks::judge(check, evidence_builder::observe(site({.session = at(kBackupSix, dead)})));
    const auto best = checks::judge(check, evidence_builder::observe(site({.session = at(kBestSix, dead)})));

    CHECK(backup.value == Approx(2.0 / 3));
    CHECK(best.value == Approx(1.0 / 3));
}

TEST_CASE("V-4: a vantage that mail servers do not talk to speaks of no mail server", "[checks]")
{
    const auto blind = site({.last = [](measure::Evidence& evidence) { evidence.vantage.after->mail->names_ipv6.clear(); }});
    const auto evidence = evidence_builder::observe(blind);

    for (const auto* id : {"mail.smtp6", "mail.preference", "mail.starttls_parity", "mail.dane_sts", "mail.banner"}) {
        const auto verdict = checks::judge(*checks::find(id), evidence);
        CHECK(verdict.outcome == measure::Outcome::not_testable);
        CHECK(verdict.masked_by == "vantage.control_smtp");
    }
    CHECK(checks::judge(*checks::find("mail.mx_aaaa"), evidence).outcome == measure::Outcome::pass);
}

TEST_CASE("M-3: without a vantage for mail over IPv4 the verdict is of IPv6 alone", "[checks]")
{
    const auto dead = stopped(measure::SmtpStep::connect, measure::FailureKind::timeout);
    const auto plan = site(
        {.session = dead, .last = [](measure::Evidence& evidence) { evidence.vantage.before.mail->names_ipv4.clear(); }});

    CHECK(checks::judge(*checks::find("mail.smtp6"), evidence_builder::observe(plan)).rule == "mail_smtp6.none");
}
