#include "checks/check.hpp"
#include "tests/lib/checks/cases.hpp"

#include <catch2/catch.hpp>

namespace cases {
namespace {

using evidence_builder::address;
using evidence_builder::Plan;
using measure::Cause;
using measure::ControlProtocol;
using measure::Evidence;
using measure::Family;
using measure::GateEvidence;
using measure::Outcome;
using namespace std::chrono_literals;

Plan before(void (*bend)(GateEvidence&))
{
    return {.last = [bend](Evidence& evidence) { bend(evidence.vantage.before); }};
}

Plan after(void (*bend)(GateEvidence&))
{
    return {.last = [bend](Evidence& evidence) { bend(*evidence.vantage.after); }};
}

void fail_controls(GateEvidence& gate, ControlProtocol protocol, std::optional<Family> family, std::size_t how_many)
{
    for (auto& control : gate.controls) {
        const bool chosen = control.protocol == protocol && (!family || control.family == *family);
        if (chosen && how_many > 0) {
            control.passed = false;
            --how_many;
        }
    }
}

template <ControlProtocol protocol, std::size_t how_many>
void fail_ipv6(GateEvidence& gate)
{
    fail_controls(gate, protocol, Family::ipv6, how_many);
}

template <ControlProtocol protocol>
void fail_ipv4(GateEvidence& gate)
{
    fail_controls(gate, protocol, Family::ipv4, 2);
}

template <ControlProtocol protocol>
void fail_all(GateEvidence& gate)
{
    fail_controls(gate, protocol, std::nullopt, 6);
}

std::vector<Case> address_cases()
{
    return {
        {"an ordinary global address before and after", {}, "vantage_address.global"},
        {"no IPv6 route", before([](GateEvidence& g) { g.source_ipv6.reset(); }), "vantage_address.none", Outcome::fail,
         Cause::vantage},
        {"the address went during the batch", after([](GateEvidence& g) { g.source_ipv6.reset(); }), "vantage_address.none",
         Outcome::fail, Cause::vantage},
        {"a unique local address", before([](GateEvidence& g) { g.source_ipv6 = address("fd00::1"); }),
         "vantage_address.special", Outcome::fail, Cause::vantage},
        {"6to4", before([](GateEvidence& g) { g.source_ipv6 = address("2002:1e00::1"); }), "vantage_address.special",
         Outcome::fail, Cause::vantage},
    };
}

std::vector<Case> control_cases()
{
    constexpr auto web = ControlProtocol::web;
    constexpr auto dns = ControlProtocol::dns;
    return {
        {"all web controls pass", {}, "vantage_control_web.both"},
        {"one of three may fail", before(&fail_ipv6<web, 1>), "vantage_control_web.both"},
        {"two of three IPv6 controls fail", before(&fail_ipv6<web, 2>), "vantage_control_web.only_ipv4", Outcome::partial,
         Cause::vantage},
        {"they fail after the batch", after(&fail_ipv6<web, 2>), "vantage_control_web.only_ipv4", Outcome::partial,
         Cause::vantage},
        {"IPv4 controls fail", before(&fail_ipv4<web>), "vantage_control_web.only_ipv6", Outcome::partial, Cause::vantage},
        {"all fail", before(&fail_all<web>), "vantage_control_web.neither", Outcome::fail, Cause::vantage},
        {"no controls at all prove nothing", before([](GateEvidence& g) { g.controls.clear(); }),
         "vantage_control_web.neither", Outcome::fail, Cause::vantage},
        {"all DNS controls pass", {}, "vantage_control_dns.both"},
        {"IPv6 iteration fails", before(&fail_ipv6<dns, 2>), "vantage_control_dns.only_ipv4", Outcome::partial,
         Cause::vantage},
        {"IPv4 iteration fails", after(&fail_ipv4<dns>), "vantage_control_dns.only_ipv6", Outcome::partial, Cause::vantage},
        {"both fail", before(&fail_all<dns>), "vantage_control_dns.neither", Outcome::fail, Cause::vantage},
    };
}

std::vector<Case> translation_cases()
{
    return {
        {"ipv4only.arpa has no AAAA", {}, "vantage_nat64.native"},
        {"it has", before([](GateEvidence& g) { g.nat64_seen = true; }), "vantage_nat64.translated", Outcome::fail,
         Cause::vantage},
        {"it has after the batch", after([](GateEvidence& g) { g.nat64_seen = true; }), "vantage_nat64.translated",
         Outcome::fail, Cause::vantage},
        {"nobody could tell",
         {.last = [](Evidence& e) { e.vantage.before.nat64_seen = e.vantage.after->nat64_seen = std::nullopt; }},
         "vantage_nat64.unknown",
         Outcome::not_testable},
    };
}

std::vector<Case> clock_cases()
{
    return {
        {"two servers agree", {}, "vantage_clock.right"},
        {"just below a second", before([](GateEvidence& g) {
             g.clock_offsets = {999'999us, 1us};
         }),
         "vantage_clock.right"},
        {"a second behind", before([](GateEvidence& g) {
             g.clock_offsets = {1ms, -1s};
         }),
         "vantage_clock.wrong", Outcome::fail, Cause::vantage},
        {"one server is no proof", before([](GateEvidence& g) { g.clock_offsets = {1ms}; }), "vantage_clock.unknown",
         Outcome::not_testable},
    };
}

}  // namespace

std::vector<Case> vantage()
{
    return joined({&address_cases, &control_cases, &translation_cases, &clock_cases});
}

}  // namespace cases

TEST_CASE("V-1 to V-7: what the vantage proved of itself", "[checks]")
{
    cases::hold(cases::vantage());
}

TEST_CASE("a family that the vantage did not prove silences the checks that need it", "[checks]")
{
    auto evidence = evidence_builder::observe();
    evidence.vantage.before.source_ipv6.reset();

    const auto verdict = checks::judge(*checks::find("web.http6"), evidence);

    CHECK(verdict.rule == "vantage.unqualified");
    CHECK(verdict.outcome == measure::Outcome::not_testable);
    CHECK(verdict.locus == measure::Locus::local);
    CHECK(verdict.masked_by == "vantage.address");
}

TEST_CASE("without IPv4 what IPv6 alone can answer is still judged", "[checks]")
{
    auto evidence = evidence_builder::observe();
    std::erase_if(evidence.vantage.before.controls,
                  [](const auto& control) { return control.family == measure::Family::ipv4; });

    CHECK(checks::judge(*checks::find("web.routable_aaaa"), evidence).rule == "web_routable_aaaa.all");
    CHECK(checks::judge(*checks::find("web.http6"), evidence).masked_by == "vantage.control_web");
}

TEST_CASE("RFC 6147: behind DNS64 no published address is believed", "[checks]")
{
    auto evidence = evidence_builder::observe();
    evidence.vantage.after->nat64_seen = true;

    for (const auto& verdict : checks::judge_all(evidence)) {
        INFO(verdict.check);
        const bool translated = checks::find(verdict.check)->needs == checks::Needs::translation;
        const bool silenced = verdict.check.starts_with("vantage.") || verdict.rule == "vantage.unqualified";
        CHECK((silenced || (translated && verdict.outcome == measure::Outcome::not_testable)));
    }
    CHECK(checks::conclude_state(checks::judge_all(evidence)).state == measure::State::unknown);
}

TEST_CASE("a probe that measured nothing still says why", "[checks]")
{
    auto vantage = evidence_builder::proved_vantage();
    vantage.before.controls.clear();

    const auto verdicts = checks::judge_vantage(vantage);

    CHECK(verdicts.size() == 9);
    CHECK(verdicts[1].rule == "vantage_control_web.neither");
    CHECK_FALSE(checks::qualify(vantage).ipv4);
    CHECK_FALSE(checks::qualify(vantage).ipv6);
}

TEST_CASE("V-7: times are trusted only with two servers within a second", "[checks]")
{
    auto vantage = evidence_builder::proved_vantage();
    CHECK(checks::qualify(vantage).times_trusted);

    vantage.before.clock_offsets.pop_back();

    CHECK_FALSE(checks::qualify(vantage).times_trusted);
    CHECK(checks::qualify(vantage).ipv6);
}
