#include "checks/check.hpp"
#include "measure/words.hpp"
#include "tests/lib/checks/evidence_chains.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace evidence_builder;
using measure::Cause;
using measure::FailureKind;
using measure::Family;
using measure::Purpose;
using measure::State;

/// A fault of scripts/laboratory/faults.toml, and what must be said of it.
struct Fault {
    std::string name;
    Plan plan;
    State state = State::operational;
    std::optional<Cause> cause{};
};

/// Both name servers, plain and over TCP, over IPv6.
BendLookup servers6(BendLookup bend)
{
    const auto udp = where({.purpose = Purpose::authority, .path = Family::ipv6}, bend);
    return both(udp, where({.purpose = Purpose::authority_tcp, .path = Family::ipv6}, bend));
}

/// Hosts that redirect still do so on port 80.
BendWeb failing_pages()
{
    return at({.family = Family::ipv6, .port = 443}, status(503));
}

measure::ChainServer server(std::string name, measure::ServerAnswer answer)
{
    return {.name = std::move(name), .answer = answer};
}

Plan glue_missing()
{
    const auto unglued = link(kDomain, {server("ns1.example.test", measure::ServerAnswer::no_address)});
    return {.dns = both(glue("ns1.example.test", {}), glue("ns2.example.test", {})),
            .chain = along(Family::ipv6, no_way({unglued}))};
}

Plan glue_wrong()
{
    auto first = server("ns1.example.test", measure::ServerAnswer::silent);
    first.addresses = {address(kStrayGlue)};
    first.glued = true;
    const auto silent = where({.purpose = Purpose::glue}, lost(FailureKind::timeout));
    return {.dns = both(glue("ns1.example.test", {kStrayGlue}), silent),
            .chain = along(Family::ipv6, no_way({link(kDomain, {first})}))};
}

measure::ChainLink provider_out_of_reach()
{
    auto nameless = server("ns1.provider.test", measure::ServerAnswer::no_address);
    nameless.blocked_by = "provider.test";
    return link(kDomain, {nameless});
}

Plan chain_alias()
{
    const auto alias = [](measure::DnsLookup& lookup) {
        lookup.reply->answers.push_back({kWww, measure::rr::kCname, 300, kCdn});
        lookup.reply->answers.front().owner = kCdn;
    };
    return {.dns = where({.purpose = Purpose::address, .name = kWww}, alias),
            .chain = of(kCdn, along(Family::ipv6, no_way({provider_out_of_reach()})))};
}

std::vector<Fault> faults()
{
    const auto timeout = stopped(FailureKind::timeout);
    const auto third_dead = at({.address = kThirdSix}, timeout);
    return {
        {"good", {}, State::operational},
        {"ipv4_only", {.aaaa = {}}, State::absent, Cause::no_aaaa},
        {"dead_aaaa", {.web = over6(timeout)}, State::broken, Cause::timeout},
        {"one_bad_of_three", {.aaaa = {kSix, kSecondSix, kThirdSix}, .web = third_dead}, State::partial, Cause::timeout},
        {"refused", {.web = over6(stopped(FailureKind::refused))}, State::broken, Cause::refused},
        {"tls_name_wrong_v6", {.web = over6(wrong_name())}, State::partial, Cause::tls_cert},
        {"http_5xx_v6_only", {.web = failing_pages()}, State::broken, Cause::http_5xx_v6_only},
        {"http_5xx_v6_only without redirects", {.web = over6(status(503))}, State::broken, Cause::http_5xx_v6_only},
        {"port_missing",
         {.web = at({.family = Family::ipv6, .port = 80}, stopped(FailureKind::refused))},
         State::partial,
         Cause::port_missing},
        {"ns_lame", {.dns = servers6(lame())}, State::partial, Cause::ns_lame},
        {"ns_silent", {.dns = servers6(lost(FailureKind::timeout))}, State::partial, Cause::ns_dead},
        {"glue_missing", glue_missing(), State::partial, Cause::glue_missing},
        {"glue_wrong", glue_wrong(), State::partial, Cause::glue_wrong},
        {"chain_parent",
         {.chain = along(Family::ipv6, no_way({provider_out_of_reach()}))},
         State::partial,
         Cause::chain_parent},
        {"chain_alias", chain_alias(), State::partial, Cause::chain_alias},
        {"dnssec_bogus",
         {.chain = along(Family::ipv6, proved(measure::Security::bogus))},
         State::partial,
         Cause::dnssec_bogus},
        {"ula_published", {.aaaa = {"fd00::80"}}, State::broken, Cause::bad_aaaa},
        {"doc_published", {.aaaa = {"2001:db8::80"}}, State::broken, Cause::bad_aaaa},
        {"down_both", {.web = timeout}, State::down, Cause::timeout},
    };
}

std::vector<measure::Verdict> verdicts_of(const Plan& plan)
{
    return checks::judge_all(observe(plan));
}

}  // namespace

TEST_CASE("each fault of the laboratory shows as its state and its cause", "[checks]")
{
    for (const auto& fault : faults()) {
        INFO(fault.name);
        const auto seen = checks::conclude_state(verdicts_of(fault.plan));
        INFO("by " << seen.check);
        CHECK(measure::to_word(seen.state) == measure::to_word(fault.state));
        CHECK(seen.cause == fault.cause);
        CHECK(seen.check.empty() == (fault.state == State::operational));
    }
}

TEST_CASE("a dead site that publishes no AAAA is absent, not down", "[checks]")
{
    const auto state = checks::conclude_state(verdicts_of({.aaaa = {}, .web = stopped(FailureKind::timeout)}));

    CHECK(state.state == State::absent);
}

TEST_CASE("the same error on both families is no state of IPv6", "[checks]")
{
    CHECK(checks::conclude_state(verdicts_of({.web = status(503)})).state == State::unknown);
}

TEST_CASE("users' faults are named before the zone's", "[checks]")
{
    const Plan plan{.aaaa = {kSix, kSecondSix},
                    .web = at({.address = kSecondSix}, stopped(FailureKind::refused)),
                    .dns = servers6(lame())};

    const auto state = checks::conclude_state(verdicts_of(plan));

    CHECK(state.state == State::partial);
    CHECK(state.check == "web.all_addresses");
    CHECK(state.cause == Cause::refused);
}

TEST_CASE("checks that do not shape the state leave a site operational", "[checks]")
{
    const auto slow = over6([](Exchange& exchange) { exchange.connect.elapsed = std::chrono::seconds(1); });

    CHECK(checks::conclude_state(verdicts_of({.web = slow})).state == State::operational);
}

TEST_CASE("a resolver that falls silent in the middle of a task leaves the state unknown", "[checks]")
{
    const auto silent = lost(FailureKind::refused, measure::Locus::resolver);
    const auto names_only = where({.purpose = Purpose::name_servers}, silent);
    const auto dead = over6(stopped(FailureKind::timeout));

    CHECK(checks::conclude_state(verdicts_of({.dns = names_only})).state == State::unknown);
    CHECK(checks::conclude_state(verdicts_of({.web = dead, .dns = names_only})).state == State::broken);
}

TEST_CASE("without the verdicts of the gate the state is unknown", "[checks]")
{
    auto verdicts = verdicts_of({});
    std::erase_if(verdicts, [](const measure::Verdict& verdict) { return verdict.check == "web.http6"; });

    CHECK(checks::conclude_state(verdicts).state == State::unknown);
    CHECK(checks::conclude_state({}).state == State::unknown);
}
