#include "tests/lib/checks/cases.hpp"
#include "tests/lib/checks/path_builder.hpp"

#include <catch2/catch.hpp>

namespace cases {
namespace {

using evidence_builder::Plan;
using measure::Cause;
using measure::Evidence;
using measure::FailureKind;
using measure::Locus;
using measure::Outcome;
using measure::PathFetch;
using measure::PathGate;
using measure::ProbeIdentity;
using namespace std::chrono_literals;

measure::Failure timeout()
{
    return evidence_builder::failure(FailureKind::timeout);
}

/// A vantage whose gates are bent.
Plan gates(std::uint32_t hop, void (*bend)(PathGate&))
{
    return {.last = [hop, bend](Evidence& evidence) {
        auto gate = path_builder::gate(hop);
        bend(gate);
        path_builder::stand_behind(evidence, gate);
    }};
}

Plan lost_after()
{
    return {.last = [](Evidence& evidence) {
        path_builder::stand_behind(evidence, path_builder::gate());
        evidence.vantage.after->path->upward.front().status = 0;
    }};
}

std::vector<Case> vantage_cases()
{
    constexpr auto fail = Outcome::fail;
    constexpr auto ours = Cause::vantage;
    constexpr auto untestable = Outcome::not_testable;
    const auto as_it_is = [](PathGate&) {};
    return {
        {"1,500 octets pass", gates(0, as_it_is), "vantage_path_mtu.arrives"},
        {"the hop is heard", gates(1280, as_it_is), "vantage_path_mtu.honoured"},
        {"no answer to full packets", gates(0, [](PathGate& g) { g.upward.front().failure = timeout(); }),
         "vantage_path_mtu.lost", fail, ours},
        {"smaller packets prove nothing", gates(0, [](PathGate& g) { g.upward.front().packets.largest_sendable = 1279; }),
         "vantage_path_mtu.lost", fail, ours},
        {"lost after the batch", lost_after(), "vantage_path_mtu.lost", fail, ours},
        {"large answers hang", gates(1280, [](PathGate& g) { g.downward = {path_builder::hang()}; }),
         "vantage_path_mtu.hung", fail, ours},
        {"1,281 octets came through", gates(1280, [](PathGate& g) { g.downward.front().packets.largest_received = 1281; }),
         "vantage_path_mtu.no_hop", fail, ours},
        {"our link is as small", gates(1280, [](PathGate& g) { g.downward.front().packets.announced_mss = 1220; }),
         "vantage_path_mtu.own_link", fail, ours},
        {"a word is no large answer", gates(1280, [](PathGate& g) { g.downward.front().body_octets = 1399; }),
         "vantage_path_mtu.little", untestable},
        {"a certificate chain is one",
         gates(1280,
               [](PathGate& g) {
                   g.downward.front().body_octets = 10;
                   g.downward.front().packets.handshake_octets = 1400;
               }),
         "vantage_path_mtu.honoured"},
        {"evidence of before", {}, "vantage_path_mtu.unasked", untestable},
        {"our own trouble",
         gates(1280,
               [](PathGate& g) {
                   g.upward.front().failure = evidence_builder::failure(FailureKind::resources, Locus::local);
               }),
         "vantage_path_mtu.unasked", untestable},
    };
}

/// A vantage that proved its hop, and what it recorded of the target.
Plan behind(std::vector<PathFetch> fetches)
{
    return {.last = [fetches = std::move(fetches)](Evidence& evidence) {
        path_builder::stand_behind(evidence, path_builder::gate());
        evidence.path.fetches = fetches;
    }};
}

PathFetch bent(PathFetch fetch, void (*bend)(PathFetch&))
{
    bend(fetch);
    return fetch;
}

PathFetch small_from_the_start()
{
    return bent(path_builder::large_answer(), [](PathFetch& fetch) { fetch.packets.largest_sendable = 1280; });
}

PathFetch hang_but(void (*bend)(PathFetch&))
{
    return bent(path_builder::hang(), bend);
}

Plan hanging_unproved()
{
    auto plan = behind({path_builder::hang()});
    plan.last = [before = plan.last](Evidence& evidence) {
        before(evidence);
        evidence.vantage.after->path->downward = {path_builder::hang()};
    };
    return plan;
}

Plan unreachable()
{
    auto plan = behind({});
    plan.web = evidence_builder::over6(evidence_builder::stopped(FailureKind::timeout));
    return plan;
}

Plan special()
{
    auto plan = behind({});
    plan.aaaa = {"fd00::1"};
    return plan;
}

std::vector<Case> web_cases()
{
    constexpr auto fail = Outcome::fail;
    constexpr auto untestable = Outcome::not_testable;
    const auto hang = path_builder::hang();
    const auto answer = path_builder::large_answer();
    const auto other = path_builder::large_answer(evidence_builder::kSecondSix);
    return {
        {"the page arrives", behind({answer}), "web_path_mtu.honours"},
        {"a page beyond our cap has arrived",
         behind({bent(answer, [](PathFetch& f) { f.failure = evidence_builder::failure(FailureKind::too_large); })}),
         "web_path_mtu.honours"},
        {"announced small", behind({small_from_the_start()}), "web_path_mtu.keeps_small"},
        {"one of two hangs", behind({hang, other}), "web_path_mtu.some", Outcome::partial, Cause::pmtu_blackhole},
        {"hangs for 25 s", behind({hang}), "web_path_mtu.hangs", fail, Cause::pmtu_blackhole},
        {"hangs for 20 s", behind({hang_but([](PathFetch& f) { f.elapsed = 20s; })}), "web_path_mtu.hangs", fail,
         Cause::pmtu_blackhole},
        {"given up too early", behind({hang_but([](PathFetch& f) { f.elapsed = 19s; })}), "web_path_mtu.local", untestable},
        {"hangs in small packets too", behind({hang_but([](PathFetch& f) { f.small_arrives = false; })}),
         "web_path_mtu.local", untestable},
        {"never connected", behind({hang_but([](PathFetch& f) { f.connected = false; })}), "web_path_mtu.local", untestable},
        {"we had asked for small packets", behind({hang_but([](PathFetch& f) { f.packets.announced_mss = 1220; })}),
         "web_path_mtu.local", untestable},
        {"our own trouble", behind({hang_but([](PathFetch& f) {
             f.failure = evidence_builder::failure(FailureKind::resources, Locus::local);
         })}),
         "web_path_mtu.local", untestable, Cause::vantage},
        {"nothing was fetched", behind({}), "web_path_mtu.local", untestable},
        {"a short page", behind({bent(answer, [](PathFetch& f) { f.body_octets = 200; })}), "web_path_mtu.little",
         untestable},
        {"dead over IPv6", unreachable(), "web_path_mtu.masked", untestable},
        {"no ordinary address", special(), "web_path_mtu.masked", untestable},
        {"no hop is declared", {}, "web_path_mtu.no_hop", untestable},
        {"the vantage's own hop was not heard", hanging_unproved(), "web_path_mtu.unproved", untestable},
    };
}

/// A target behind the hop whose echo and errors are as told.
Plan icmpv6(std::optional<FailureKind> echo, Locus locus, std::optional<FailureKind> quic6)
{
    auto plan = behind({path_builder::large_answer()});
    plan.last = [before = plan.last, echo, locus, quic6](Evidence& evidence) {
        before(evidence);
        measure::EchoProbe answer{.address = evidence_builder::address(evidence_builder::kSix)};
        if (echo) {
            answer.failure = evidence_builder::failure(*echo, locus);
        }
        evidence.path.echoes = {answer};
        evidence.content.quic.clear();
        if (quic6) {
            measure::QuicProbe over4{.address = evidence_builder::address(evidence_builder::kFour)};
            over4.failure = evidence_builder::failure(FailureKind::refused, Locus::target);
            measure::QuicProbe over6{.address = evidence_builder::address(evidence_builder::kSix)};
            over6.failure = evidence_builder::failure(*quic6);
            evidence.content.quic = {over4, over6};
        }
    };
    return plan;
}

std::vector<Case> icmpv6_cases()
{
    constexpr auto refused = FailureKind::refused;
    constexpr auto path = Locus::path;
    return {
        {"echo is answered", icmpv6(std::nullopt, path, std::nullopt), "security_icmpv6.open"},
        {"both families tell of a closed port", icmpv6(std::nullopt, path, refused), "security_icmpv6.open"},
        {"echo is not answered", icmpv6(FailureKind::timeout, path, std::nullopt), "security_icmpv6.no_echo"},
        {"IPv6 alone keeps its errors in", icmpv6(std::nullopt, path, FailureKind::timeout), "security_icmpv6.no_errors"},
        {"we may not ask", icmpv6(FailureKind::not_permitted, Locus::local, std::nullopt), "security_icmpv6.echo_unasked"},
        {"Packet Too Big is dropped", behind({path_builder::hang()}), "security_icmpv6.deaf", Outcome::fail,
         Cause::pmtu_blackhole},
        {"no hop is declared", {}, "security_icmpv6.unseen", Outcome::not_testable},
    };
}

Plan identified(void (*bend)(ProbeIdentity&))
{
    return {.last = [bend](Evidence& evidence) {
        evidence.vantage.before.at = measure::parse_rfc3339("2026-11-21T08:00:00Z").value();
        auto identity = path_builder::identity();
        bend(identity);
        evidence.vantage.before.identity = identity;
    }};
}

std::vector<Case> identity_cases()
{
    constexpr auto ours = Cause::vantage;
    return {
        {"described", identified([](ProbeIdentity&) {}), "vantage_identity.described"},
        {"valid for another year", identified([](ProbeIdentity& i) {
             i.description->expires = measure::parse_rfc3339("2027-11-21T08:00:00Z").value();
         }),
         "vantage_identity.described"},
        {"expired", identified([](ProbeIdentity& i) {
             i.description->expires = measure::parse_rfc3339("2026-11-21T07:59:59Z").value();
         }),
         "vantage_identity.incomplete", Outcome::partial, ours},
        {"nobody to write to", identified([](ProbeIdentity& i) { i.description->contacts.clear(); }),
         "vantage_identity.incomplete", Outcome::partial, ours},
        {"not found", identified([](ProbeIdentity& i) { i.description.reset(); }), "vantage_identity.undescribed",
         Outcome::fail, ours},
        {"nowhere to look", identified([](ProbeIdentity& i) { i = {.connection_gap = 1s, .question_gap = 1s}; }),
         "vantage_identity.undescribed", Outcome::fail, ours},
        {"no gap between questions", identified([](ProbeIdentity& i) { i.question_gap = 0s; }), "vantage_identity.uncapped",
         Outcome::fail, ours},
        {"evidence of before", {}, "vantage_identity.unasked", Outcome::not_testable},
    };
}

}  // namespace

std::vector<Case> paths()
{
    return joined({&vantage_cases, &web_cases, &icmpv6_cases, &identity_cases});
}

}  // namespace cases

TEST_CASE("V-6, V-8: the vantage's own path and name", "[checks][rfc8201][rfc9511]")
{
    cases::hold(cases::vantage_cases());
    cases::hold(cases::identity_cases());
}

TEST_CASE("W-16: only a proved hop and a page that comes in small packets blame the server", "[checks][rfc8201][rfc4890]")
{
    cases::hold(cases::web_cases());
}

TEST_CASE("S-4: Packet Too Big decides, what else is filtered is told", "[checks][rfc4890]")
{
    cases::hold(cases::icmpv6_cases());
}
