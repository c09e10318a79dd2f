#include "tests/lib/checks/cases.hpp"

#include <catch2/catch.hpp>

namespace cases {
namespace {

using namespace evidence_builder;
using measure::Cause;
using measure::FailureKind;
using measure::Family;
using measure::Locus;
using measure::Outcome;

BendWeb secure(BendWeb bend)
{
    return at({.port = 443}, std::move(bend));
}

BendWeb version(std::string_view version)
{
    return [=](Exchange& exchange) { exchange.handshake.version = version; };
}

void expired(Exchange& exchange)
{
    exchange.handshake.chain_valid = false;
    exchange.handshake.trust_error = "certificate has expired";
}

void other_certificate(Exchange& exchange)
{
    exchange.handshake.certificate->spki_sha256 = "cc";
    exchange.handshake.certificate->issuer = "CN=Other root";
}

void renewed_certificate(Exchange& exchange)
{
    exchange.handshake.certificate->spki_sha256 = "cc";
}

void without_hsts(Exchange& exchange)
{
    exchange.fetch.hsts.clear();
}

std::vector<Case> certificate_cases()
{
    const auto failed = secure(handshake_stopped(FailureKind::tls_handshake));
    const auto our_own = secure(handshake_stopped(FailureKind::resources, Locus::local));
    const auto closed = secure(stopped(FailureKind::refused));
    return {
        {"valid for both names", {}, "web_tls6.valid"},
        {"expired on both", {.web = expired}, "web_tls6.invalid_alike", Outcome::partial, Cause::tls_cert},
        {"RFC 9525: another name over IPv6 only",
         {.web = over6(wrong_name())},
         "web_tls6.invalid",
         Outcome::fail,
         Cause::tls_cert},
        {"expired over IPv6 only", {.web = over6(expired)}, "web_tls6.invalid", Outcome::fail, Cause::tls_cert},
        {"the handshake fails over IPv6 only",
         {.web = over6(failed)},
         "web_tls6.handshake",
         Outcome::fail,
         Cause::tls_handshake},
        {"no common version over IPv6",
         {.web = over6(secure(handshake_stopped(FailureKind::tls_version)))},
         "web_tls6.handshake",
         Outcome::fail,
         Cause::tls_version},
        {"the handshake fails on both", {.web = failed}, "web_tls6.invalid_alike", Outcome::partial, Cause::tls_cert},
        {"no HTTPS at all", {.web = both(closed, at({.port = 80}, status(200)))}, "web_tls6.no_tls", Outcome::not_applicable},
        {"HTTPS over IPv4 only",
         {.web = both(over6(closed), at({.port = 80}, status(200)))},
         "web_tls6.masked",
         Outcome::not_testable},
        {"nothing answers over IPv6",
         {.web = over6(stopped(FailureKind::timeout))},
         "web_tls6.masked",
         Outcome::not_testable},
        {"no address", {.aaaa = {}}, "web_tls6.masked", Outcome::not_testable},
        {"our own trouble", {.web = over6(our_own)}, "web_tls6.local", Outcome::not_testable, Cause::vantage},
        {"invalid over IPv6, our own trouble over IPv4",
         {.web = both(over6(expired), over4(our_own))},
         "web_tls6.local",
         Outcome::not_testable,
         Cause::vantage},
        {"our own trouble does not hide a proved fault",
         {.aaaa = {kSix, kSecondSix}, .web = both(at({.address = kSix}, our_own), at({.address = kSecondSix}, expired))},
         "web_tls6.invalid",
         Outcome::fail,
         Cause::tls_cert},
    };
}

std::vector<Case> parity_cases()
{
    const auto no_upgrade = at({.family = Family::ipv6, .port = 80}, status(200));
    const auto our_own = [](Where place) { return at(std::move(place), stopped(FailureKind::resources, Locus::local)); };
    const std::vector<std::string> two{kSix, kSecondSix};
    return {
        {"all alike", {}, "web_tls_parity.alike"},
        {"a renewed key of the same issuer is alike", {.web = over6(renewed_certificate)}, "web_tls_parity.alike"},
        {"another valid certificate is only noted", {.web = over6(other_certificate)}, "web_tls_parity.other_certificate"},
        {"RFC 9325: a lower version over IPv6",
         {.web = over6(version("TLSv1.2"))},
         "web_tls_parity.version",
         Outcome::fail,
         Cause::tls_version},
        {"at one of two addresses",
         {.aaaa = two, .web = at({.address = kSecondSix}, version("TLSv1.2"))},
         "web_tls_parity.version",
         Outcome::fail,
         Cause::tls_version},
        {"a higher version over IPv6", {.web = over4(version("TLSv1.2"))}, "web_tls_parity.alike"},
        {"RFC 6797: no HSTS over IPv6", {.web = over6(without_hsts)}, "web_tls_parity.hsts", Outcome::fail, Cause::hsts_gap},
        {"no HSTS on either", {.web = without_hsts}, "web_tls_parity.alike"},
        {"an error page's missing HSTS is not compared",
         {.web = both(over6(status(503)), over6(without_hsts))},
         "web_tls_parity.alike"},
        {"plain HTTP stays plain over IPv6", {.web = no_upgrade}, "web_tls_parity.upgrade", Outcome::fail, Cause::hsts_gap},
        {"IPv6 only", {.a = {}}, "web_tls_parity.nothing", Outcome::not_applicable},
        {"a certificate for another name over IPv6",
         {.web = over6(wrong_name())},
         "web_tls_parity.masked",
         Outcome::not_testable},
        {"no address", {.aaaa = {}}, "web_tls_parity.masked", Outcome::not_testable},
        {"no handshake over IPv6",
         {.web = over6(secure(stopped(FailureKind::refused)))},
         "web_tls_parity.masked",
         Outcome::not_testable},
        {"no HSTS at the one address we could see",
         {.aaaa = two, .web = both(at({.address = kSix}, without_hsts), our_own({.address = kSecondSix}))},
         "web_tls_parity.local",
         Outcome::not_testable,
         Cause::vantage},
    };
}

}  // namespace

std::vector<Case> web_tls()
{
    return joined({&certificate_cases, &parity_cases});
}

}  // namespace cases

TEST_CASE("W-7, W-8: certificates and their parity", "[checks][rfc9525][rfc9325][rfc6797]")
{
    cases::hold(cases::web_tls());
}
