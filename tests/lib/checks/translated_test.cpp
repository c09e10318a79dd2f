#include "tests/lib/checks/cases.hpp"
#include "tests/lib/checks/path_builder.hpp"

#include <catch2/catch.hpp>

namespace cases {
namespace {

using evidence_builder::Plan;
using measure::Cause;
using measure::Evidence;
using measure::FailureKind;
using measure::HttpFetch;
using measure::Locus;
using measure::Outcome;
using measure::TranslatedVisit;

Plan through(void (*bend)(Evidence&))
{
    return {.last = [bend](Evidence& evidence) {
        path_builder::translate(evidence);
        bend(evidence);
    }};
}

void end_badly(TranslatedVisit& visit, FailureKind kind, Locus locus = Locus::path)
{
    auto& end = visit.hops.back();
    end.failure = evidence_builder::failure(kind, locus);
    end.status = 0;
}

void end_all(Evidence& evidence, FailureKind kind, Locus locus = Locus::path)
{
    for (auto& visit : evidence.translated) {
        end_badly(visit, kind, locus);
    }
}

/// The first chain ends badly, the next one well.
void turn_to_http(Evidence& evidence)
{
    auto& visit = evidence.translated.front();
    auto next = visit.hops.back();
    next.chain = 1;
    end_badly(visit, FailureKind::refused);
    visit.hops.push_back(next);
}

/// A redirect whose end is an error.
void lead_to_error(Evidence& evidence)
{
    for (auto& visit : evidence.translated) {
        auto end = visit.hops.back();
        visit.hops.back().status = 301;
        end.hop = 1;
        end.status = 502;
        visit.hops.push_back(end);
    }
}

/// The page's script comes from a host whose IPv6 address is as told.
void need_host(Evidence& evidence, bool has_ipv6)
{
    measure::PageHost host{.host = "cdn.test", .kinds = {measure::ResourceKind::script}, .asked = true};
    host.ipv4 = {evidence_builder::address(evidence_builder::kFour)};
    if (has_ipv6) {
        host.ipv6 = {evidence_builder::address(evidence_builder::kThirdSix)};
    }
    host.over6 = evidence_builder::failure(has_ipv6 ? FailureKind::timeout : FailureKind::not_found, Locus::target);
    host.status4 = 200;
    evidence.content.hosts = {host};
}

Plan dead_over_both()
{
    auto plan = through([](Evidence& evidence) { end_all(evidence, FailureKind::timeout); });
    plan.web = evidence_builder::stopped(FailureKind::timeout);
    return plan;
}

Plan special()
{
    auto plan = through([](Evidence& evidence) {
        for (auto& visit : evidence.translated) {
            visit.hops.clear();
            visit.addresses.clear();
        }
    });
    plan.aaaa = {"fd00::1"};
    return plan;
}

Plan without_ipv6()
{
    auto plan = through([](Evidence& evidence) {
        for (auto& visit : evidence.translated) {
            visit.made_up = true;
        }
    });
    plan.aaaa = {};
    return plan;
}

std::vector<Case> good_cases()
{
    return {
        {"the page comes", through([](Evidence&) {}), "web_nat64.usable"},
        {"an IPv4-only site comes through", without_ipv6(), "web_nat64.usable"},
        {"http where https is refused", through(&turn_to_http), "web_nat64.usable"},
        {"a script's host without IPv6 comes through", through([](Evidence& e) { need_host(e, false); }),
         "web_nat64.usable"},
        {"a script's host with a dead address", through([](Evidence& e) { need_host(e, true); }), "web_nat64.broken",
         Outcome::partial, Cause::third_party_v4only},
    };
}

std::vector<Case> bad_cases()
{
    constexpr auto untestable = Outcome::not_testable;
    return {
        {"one name times out", through([](Evidence& e) { end_badly(e.translated.front(), FailureKind::timeout); }),
         "web_nat64.some_names", Outcome::partial, Cause::timeout},
        {"every name times out", through([](Evidence& e) { end_all(e, FailureKind::timeout); }), "web_nat64.dead",
         Outcome::fail, Cause::timeout},
        {"a redirect to an error", through(&lead_to_error), "web_nat64.dead", Outcome::fail, Cause::http_5xx_v6_only},
        {"dead over IPv4 too", dead_over_both(), "web_nat64.masked", untestable},
        {"a special address", special(), "web_nat64.masked", untestable},
        {"no NAT64 here", {}, "web_nat64.no_nat64", untestable},
        {"the control did not come through", through([](Evidence& e) {
             e.vantage.after->translation->failure = evidence_builder::failure(FailureKind::timeout);
         }),
         "web_nat64.unproved", untestable},
        {"our own trouble", through([](Evidence& e) { end_all(e, FailureKind::resources, Locus::local); }),
         "web_nat64.local", untestable, Cause::vantage},
        {"the DNS64 is silent", through([](Evidence& e) {
             e.translated.front().lookup = evidence_builder::failure(FailureKind::timeout, Locus::resolver);
         }),
         "web_nat64.local", untestable, Cause::vantage},
        {"not looked at", through([](Evidence& e) { e.translated.clear(); }), "web_nat64.local", untestable},
    };
}

}  // namespace

std::vector<Case> translated()
{
    return joined({&good_cases, &bad_cases});
}

}  // namespace cases

TEST_CASE("W-13: what a visitor with IPv6 and a NAT64 gets", "[checks][rfc6146][rfc6147]")
{
    cases::hold(cases::translated());
}
