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
using measure::Purpose;
namespace rr = measure::rr;

const auto timeout = stopped(FailureKind::timeout);
const auto our_own = stopped(FailureKind::no_route, Locus::local);

BendWeb of_www6(BendWeb bend)
{
    return at({.family = Family::ipv6, .host = kWww}, std::move(bend));
}

void empty_page(Exchange& exchange)
{
    exchange.fetch.body_octets = 0;
    exchange.fetch.location.clear();
    exchange.fetch.status = 200;
}

/// The page was longer than we read.
void capped(Exchange& exchange)
{
    exchange.fetch.failure = failure(FailureKind::too_large, Locus::local);
}

std::vector<Case> good_cases()
{
    return {
        {"both names answer", {}, "web_http6.all"},
        {"RFC 9110: a page beyond our cap is a page", {.web = over6(capped)}, "web_http6.all"},
        {"IPv6 only", {.a = {}}, "web_http6.all"},
        {"one good address is enough",
         {.aaaa = {kSix, kSecondSix}, .web = at({.address = kSecondSix}, timeout)},
         "web_http6.all"},
        {"port 80 alone", {.web = at({.port = 80}, status(200))}, "web_http6.all"},
        {"403 over both", {.web = status(403)}, "web_http6.same_refusal"},
    };
}

std::vector<Case> fault_cases()
{
    const auto redirected_away = over6(fetch_stopped(FailureKind::not_found));
    return {
        {"www is dead over IPv6", {.web = of_www6(timeout)}, "web_http6.some_names", Outcome::partial, Cause::timeout},
        {"www gives 503 over IPv6",
         {.web = of_www6(status(503))},
         "web_http6.some_names",
         Outcome::partial,
         Cause::http_5xx_v6_only},
        {"silence", {.web = over6(timeout)}, "web_http6.dead", Outcome::fail, Cause::timeout},
        {"refusal", {.web = over6(stopped(FailureKind::refused))}, "web_http6.dead", Outcome::fail, Cause::refused},
        {"ICMP says unreachable",
         {.web = over6(stopped(FailureKind::unreachable))},
         "web_http6.dead",
         Outcome::fail,
         Cause::unreachable_icmp},
        {"a reset in place of an answer",
         {.web = over6(fetch_stopped(FailureKind::reset))},
         "web_http6.dead",
         Outcome::fail,
         Cause::reset},
        {"a redirect to a name without IPv6",
         {.web = redirected_away},
         "web_http6.dead",
         Outcome::fail,
         Cause::redirect_to_v4only},
        {"empty pages over IPv6", {.web = over6(empty_page)}, "web_http6.dead", Outcome::fail, Cause::content_differs},
        {"IPv6 only, and dead", {.a = {}, .web = timeout}, "web_http6.dead", Outcome::fail, Cause::timeout},
        {"503 over IPv6 only", {.web = over6(status(503))}, "web_http6.status", Outcome::fail, Cause::http_5xx_v6_only},
        {"404 over IPv6 only", {.web = over6(status(404))}, "web_http6.status", Outcome::fail, Cause::http_4xx_v6_only},
        {"503 over IPv6, 404 over IPv4",
         {.web = both(over6(status(503)), over4(status(404)))},
         "web_http6.status",
         Outcome::fail,
         Cause::http_5xx_v6_only},
        {"dead on both families", {.web = timeout}, "web_http6.down", Outcome::fail, Cause::timeout},
    };
}

std::vector<Case> untold_cases()
{
    const auto no_a = where({.purpose = Purpose::address, .type = rr::kA}, lost(FailureKind::timeout, Locus::resolver));
    const auto no_www = where({.purpose = Purpose::address, .name = kWww}, lost(FailureKind::timeout, Locus::resolver));
    return {
        {"503 over both", {.web = status(503)}, "web_http6.same_error", Outcome::not_testable},
        {"RFC 7725: 451 over both", {.web = status(451)}, "web_http6.turned_away", Outcome::not_testable, Cause::geo_policy},
        {"451 over IPv6, 503 over IPv4",
         {.web = both(over6(status(451)), over4(status(503)))},
         "web_http6.same_error",
         Outcome::not_testable},
        {"404 over IPv6, 503 over IPv4",
         {.web = both(over6(status(404)), over4(status(503)))},
         "web_http6.same_error",
         Outcome::not_testable},
        {"403 over IPv6, 404 over IPv4: neither site is to be seen",
         {.web = both(over6(status(403)), over4(status(404)))},
         "web_http6.same_error",
         Outcome::not_testable},
        {"no address to ask", {.aaaa = {"2001:db8::1"}}, "web_http6.masked", Outcome::not_testable},
        {"our own trouble", {.web = over6(our_own)}, "web_http6.local", Outcome::not_testable, Cause::vantage},
        {"our own trouble over IPv4 leaves open whose fault it is",
         {.web = both(over6(timeout), over4(our_own))},
         "web_http6.local",
         Outcome::not_testable,
         Cause::vantage},
        {"one address dead, our own trouble with the other",
         {.aaaa = {kSix, kSecondSix}, .web = both(at({.address = kSix}, timeout), at({.address = kSecondSix}, our_own))},
         "web_http6.local",
         Outcome::not_testable,
         Cause::vantage},
        {"503 on both, but the IPv4 addresses were not told",
         {.web = status(503), .dns = no_a},
         "web_http6.local",
         Outcome::not_testable,
         Cause::vantage},
        {"the apex is dead, www was not told",
         {.web = over6(timeout), .dns = no_www},
         "web_http6.local",
         Outcome::not_testable,
         Cause::vantage},
        {"the target asked not to be looked at",
         {.web = over6(stopped(FailureKind::opted_out))},
         "web_http6.local",
         Outcome::not_testable},
    };
}

}  // namespace

std::vector<Case> web_answers()
{
    return joined({&good_cases, &fault_cases, &untold_cases});
}

}  // namespace cases

TEST_CASE("W-6: does the site answer over IPv6, and whose fault is it if not", "[checks][rfc9110]")
{
    cases::hold(cases::web_answers());
}
