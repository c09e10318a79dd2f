#include "tests/lib/checks/cases.hpp"
#include "tests/lib/checks/evidence_chains.hpp"
#include "tests/lib/checks/mail_builder.hpp"
#include "tests/lib/checks/security_builder.hpp"

#include <catch2/catch.hpp>

namespace cases {
namespace {

using namespace security_builder;
using evidence_builder::lost;
using evidence_builder::Plan;
using evidence_builder::where;
using measure::Cause;
using measure::FailureKind;
using measure::Family;
using measure::HttpFetch;
using measure::Locus;
using measure::Outcome;
using measure::Purpose;

/// The answers of one family to guarded paths.
Plan answered(Family family, int status)
{
    return agreed(
        {.guard = [=](HttpFetch& fetch) { fetch.status = fetch.address.family == family ? status : fetch.status; }});
}

Plan stopped(FailureKind kind, Locus locus)
{
    return agreed({.guard = [=](HttpFetch& fetch) {
        if (fetch.address.family == Family::ipv6) {
            fetch.failure = evidence_builder::failure(kind, locus);
        }
    }});
}

std::vector<Case> access_cases()
{
    constexpr auto kSix = Family::ipv6;
    const auto none = Outcome::not_applicable;
    const auto untold = where({.purpose = Purpose::address}, lost(FailureKind::timeout, Locus::resolver));
    return {
        {"refused over both", agreed(), "security_access.alike"},
        {"RFC 9110 15.5.2: another word for no", answered(kSix, 401), "security_access.alike"},
        {"given over IPv6", answered(kSix, 200), "security_access.open", Outcome::fail, Cause::exposure_gap},
        {"sent elsewhere over IPv6", answered(kSix, 302), "security_access.other", Outcome::partial, Cause::exposure_gap},
        {"broken over IPv6", answered(kSix, 503), "security_access.masked", Outcome::not_testable},
        {"no answer over IPv6", stopped(FailureKind::timeout, Locus::path), "security_access.masked", Outcome::not_testable},
        {"our own trouble", stopped(FailureKind::resources, Locus::local), "security_access.local", Outcome::not_testable},
        {"given over IPv4", answered(Family::ipv4, 200), "security_access.not_guarded", none},
        {"no list", agreed({.guarded = {}}), "security_access.no_consent", none},
        {"a list, and no consent", agreed({.consent = {"exposure"}}), "security_access.no_consent", none},
        {"a list of somebody else's host", agreed({.guarded = {"other.test/admin/"}}), "security_access.no_host", none},
        {"the addresses are not known", agreed({.site = {.dns = untold}}), "security_access.unknown", Outcome::not_testable,
         Cause::vantage},
    };
}

/// From the fifth request on one family is refused.
Plan limited(Family family)
{
    return agreed({.hurry = [=](HttpFetch& fetch, int place) {
        fetch.status = fetch.address.family == family && place >= 4 ? 429 : fetch.status;
    }});
}

std::vector<Case> limit_cases()
{
    const auto from_the_first = agreed({.hurry = [](HttpFetch& fetch, int) { fetch.status = 403; }});
    return {
        {"all are served", agreed(), "security_rate_limit.alike"},
        {"RFC 6585 4: a limit over IPv4 alone", limited(Family::ipv4), "security_rate_limit.only_ipv4", Outcome::partial,
         Cause::exposure_gap},
        {"over IPv6 alone", limited(Family::ipv6), "security_rate_limit.stricter"},
        {"not served at all", from_the_first, "security_rate_limit.unasked", Outcome::not_testable},
        {"nobody asked for it", agreed({.consent = {}}), "security_rate_limit.no_consent", Outcome::not_applicable},
    };
}

std::vector<Case> shown_cases()
{
    const auto older = evidence_builder::over6([](evidence_builder::Exchange& it) { it.handshake.version = "TLSv1.2"; });
    const auto mismatched = mail_builder::over(Family::ipv6, mail_builder::dane(measure::Dane::mismatched));
    const auto none = Outcome::not_applicable;
    return {
        {"TLS alike", {}, "security_tls_parity.strong"},
        {"an older version over IPv6", {.web = older}, "security_tls_parity.weaker", Outcome::fail, Cause::tls_version},
        {"no IPv4", {.a = {}}, "security_tls_parity.nothing", none},
        {"a bad certificate hides it",
         {.web = evidence_builder::over6(evidence_builder::wrong_name())},
         "security_tls_parity.masked",
         Outcome::not_testable},
        {"a signed zone", {.chain = evidence_builder::proved(measure::Security::secure)}, "security_signatures.strong"},
        {"another key over IPv6", mail_builder::site({.session = mismatched}), "security_signatures.weaker", Outcome::fail,
         Cause::dane_mismatch},
        {"neither signed nor mail", {}, "security_signatures.nothing", none},
        {"no trust anchor",
         {.chain = evidence_builder::proved(measure::Security::unchecked)},
         "security_signatures.masked",
         Outcome::not_testable},
    };
}

}  // namespace

std::vector<Case> consented()
{
    return joined({&access_cases, &limit_cases, &shown_cases});
}

}  // namespace cases

TEST_CASE("S-3, S-5, S-6, S-8: what is guarded and proved over IPv4 is so over IPv6", "[checks][rfc9110]")
{
    cases::hold(cases::consented());
}
