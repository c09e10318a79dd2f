#include "checks/check.hpp"
#include "tests/lib/checks/cases.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace cases {
namespace {

using namespace evidence_builder;
using measure::AddressFact;
using measure::Cause;
using measure::ContextFacts;
using measure::FailureKind;
using measure::Family;
using measure::Locus;
using measure::Outcome;
using measure::Purpose;
using measure::RouteValidity;
namespace rr = measure::rr;

constexpr const char* kToday = "2026-11-21T00:00:00Z";

AddressFact unrouted(const char* literal)
{
    return {.address = address(literal), .as_name = {}, .country = {}};
}

AddressFact routed(const char* literal, const char* route, std::uint32_t origin, std::optional<RouteValidity> validity = {})
{
    auto fact = unrouted(literal);
    fact.route = measure::parse_prefix(route).value();
    fact.origins = {origin};
    fact.validity = validity;
    return fact;
}

/// A table of today that knows these addresses.
ContextFacts table(std::vector<AddressFact> facts)
{
    std::ranges::sort(facts, {}, &AddressFact::address);
    return {.network_database_built = {},
            .country_database_built = {},
            .addresses = std::move(facts),
            .routes_seen = kToday,
            .vrps_built = kToday};
}

ContextFacts protected_by(RouteValidity six, std::optional<RouteValidity> four)
{
    return table({routed(kSix, "2d00::/32", 64500, six), routed(kFour, "30.0.0.0/16", 64500, four)});
}

Plan silent_at(std::string literal, ContextFacts context)
{
    return {.aaaa = {kSix, kSecondSix},
            .web = at({.address = std::move(literal)}, stopped(FailureKind::timeout)),
            .context = std::move(context)};
}

std::vector<Case> routed_cases()
{
    const auto one = routed(kSix, "2d00::/32", 64500);
    const auto nowhere = table({unrouted(kSix)});
    return {
        {"an announced prefix holds the address", {.context = table({one})}, "web_routed.all"},
        {"absent and answering: the table is behind", {.context = nowhere}, "web_routed.behind"},
        {"a reset is an answer too", {.web = over6(stopped(FailureKind::refused)), .context = nowhere}, "web_routed.behind"},
        {"absent and silent",
         {.web = over6(stopped(FailureKind::timeout)), .context = nowhere},
         "web_routed.none",
         Outcome::fail,
         Cause::not_routed},
        {"one of two absent and silent", silent_at(kSecondSix, table({one, unrouted(kSecondSix)})), "web_routed.some",
         Outcome::partial, Cause::not_routed},
        {"silent but announced is another matter",
         silent_at(kSecondSix, table({one, routed(kSecondSix, "2d00::/32", 64500)})), "web_routed.all"},
        {"no IPv6 address", {.aaaa = {}, .context = nowhere}, "web_routed.masked", Outcome::not_testable},
        {"a probe has no table", {}, "web_routed.no_table", Outcome::not_testable},
        {"absent, and our own trouble kept us from trying",
         {.web = over6(stopped(FailureKind::resources, Locus::local)), .context = nowhere},
         "web_routed.local",
         Outcome::not_testable},
    };
}

std::vector<Case> cause_cases()
{
    const auto nowhere = table({unrouted(kSix)});
    const auto dead = over6(stopped(FailureKind::timeout));
    return {
        {"silence where nobody announces the address is not a timeout",
         {.web = dead, .context = nowhere},
         "web_http6.dead",
         Outcome::fail,
         Cause::not_routed},
        {"the same of each address",
         {.web = dead, .context = nowhere},
         "web_all_addresses.none",
         Outcome::fail,
         Cause::not_routed},
        {"a refusal is the host's, whatever the table says",
         {.web = over6(stopped(FailureKind::refused)), .context = nowhere},
         "web_http6.dead",
         Outcome::fail,
         Cause::refused},
    };
}

std::vector<Case> rpki_cases()
{
    using enum RouteValidity;
    const auto four_untold =
        where({.purpose = Purpose::address, .type = rr::kA}, lost(FailureKind::timeout, Locus::resolver));
    return {
        {"valid", {.context = protected_by(valid, valid)}, "security_rpki.valid"},
        {"valid, and better than IPv4", {.context = protected_by(valid, not_found)}, "security_rpki.valid"},
        {"RFC 6811 2: covered by a ROA of another origin",
         {.context = protected_by(invalid, valid)},
         "security_rpki.invalid",
         Outcome::fail,
         Cause::rpki_invalid},
        {"invalid over both",
         {.context = protected_by(invalid, invalid)},
         "security_rpki.both_invalid",
         Outcome::partial,
         Cause::rpki_invalid},
        {"IPv4 alone is protected",
         {.context = protected_by(not_found, valid)},
         "security_rpki.missing",
         Outcome::fail,
         Cause::rpki_missing},
        {"neither is", {.context = protected_by(not_found, not_found)}, "security_rpki.neither", Outcome::not_applicable},
        {"the address is not announced", {.context = table({unrouted(kSix)})}, "security_rpki.masked", Outcome::not_testable},
        {"a probe has no ROAs", {}, "security_rpki.no_feed", Outcome::not_testable},
        {"the IPv4 addresses were not told",
         {.dns = four_untold, .context = table({routed(kSix, "2d00::/32", 64500, not_found)})},
         "security_rpki.resolver",
         Outcome::not_testable,
         Cause::vantage},
    };
}

std::vector<Case> operator_cases()
{
    const auto second =
        where({.purpose = Purpose::ns_address, .type = rr::kAaaa, .name = "ns1.example.test"}, giving({"2d00:7::53"}));
    const auto servers = [](const char* route, std::uint32_t origin) {
        return table({routed("2d00::53", "2d00::/32", 64500), routed("2d00::54", "2d00::/32", 64500),
                      routed("2d00:7::53", route, origin)});
    };
    return {
        {"D-12: two networks of one autonomous system",
         {.dns = second, .context = servers("2d00:7::/32", 64500)},
         "dns_ns_networks.one_operator"},
        {"D-12: of two", {.dns = second, .context = servers("2d00:7::/32", 64501)}, "dns_ns_networks.apart"},
        {"D-12: two /48 that one route carries",
         {.dns = second,
          .context = table({routed("2d00::53", "2d00::/20", 64500), routed("2d00::54", "2d00::/20", 64500),
                            routed("2d00:7::53", "2d00::/20", 64500)})},
         "dns_ns_networks.together",
         Outcome::partial,
         Cause::ns_no_aaaa},
    };
}

}  // namespace

std::vector<Case> routes()
{
    return joined({&routed_cases, &cause_cases, &rpki_cases, &operator_cases});
}

}  // namespace cases

TEST_CASE("W-3, S-7, D-12: what the tables of the day say of addresses", "[checks][rfc4271][rfc6811][rfc2182]")
{
    cases::hold(cases::routes());
}

TEST_CASE("W-3: a service at addresses that nobody announces is broken for that reason", "[checks][rfc4271]")
{
    const auto plan = cases::routed_cases().at(3).plan;

    const auto state = checks::conclude_state(checks::judge_all(evidence_builder::observe(plan), plan.context));

    CHECK(state.state == measure::State::broken);
    CHECK(state.cause == measure::Cause::not_routed);
}

TEST_CASE("facts are found by address, and what was not looked up is not there", "[measure]")
{
    const auto context = cases::protected_by(measure::RouteValidity::valid, {});

    const auto* known = measure::fact_of(context, evidence_builder::address(evidence_builder::kSix));

    REQUIRE(known != nullptr);
    CHECK(measure::origins_of(*known) == std::vector<std::uint32_t>{64500});
    CHECK(measure::fact_of(context, evidence_builder::address("2001:db8::1")) == nullptr);
}
