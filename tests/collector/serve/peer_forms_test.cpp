#include "collector/serve/peer_forms.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using collector::ConsensusRow;
using collector::serve::service_form;
using measure::Cause;
using measure::Outcome;
using measure::Role;

namespace {

ConsensusRow row(const std::string& check, Outcome outcome, std::optional<Cause> cause = {})
{
    ConsensusRow it;
    it.counts = true;
    it.verdict.check = check;
    it.verdict.outcome = outcome;
    it.verdict.cause = cause;
    it.verdict.rule = check + ".rule";
    return it;
}

}  // namespace

TEST_CASE("a service is green, yellow, red or grey as the NIST monitor has it", "[serve]")
{
    const auto works = service_form(Role::web, {row("web.routable_aaaa", Outcome::pass), row("web.http6", Outcome::pass)});
    const auto silent =
        service_form(Role::web, {row("web.routable_aaaa", Outcome::pass), row("web.http6", Outcome::fail, Cause::timeout)});
    const auto refused = service_form(
        Role::mail, {row("mail.mx_aaaa", Outcome::partial), row("mail.smtp6", Outcome::fail, Cause::mx_refused)});
    const auto absent = service_form(Role::dns, {row("dns.ns_aaaa", Outcome::fail, Cause::ns_no_aaaa)});
    const auto no_mail = service_form(Role::mail, {row("mail.mx_aaaa", Outcome::not_applicable)});

    CHECK(works.colour == "green");
    CHECK(silent.colour == "yellow");
    CHECK(silent.reachable == "no");
    CHECK(refused.reachable == "yes");
    CHECK(refused.operational == "no");
    CHECK(absent.colour == "red");
    CHECK(absent.reachable == "no");
    CHECK(no_mail.colour == "grey");
}

TEST_CASE("what nobody could tell is unknown, never no", "[serve]")
{
    auto abroad = row("web.routable_aaaa", Outcome::fail);
    abroad.counts = false;

    const auto nothing = service_form(Role::web, {abroad});
    const auto half =
        service_form(Role::web, {row("web.routable_aaaa", Outcome::pass), row("web.http6", Outcome::not_testable)});

    CHECK(nothing.assigned == "unknown");
    CHECK(nothing.colour == "unknown");
    CHECK(half.operational == "unknown");
    CHECK(half.colour == "unknown");
}

TEST_CASE("tests have Internet.nl's names and words", "[serve]")
{
    const auto tests = collector::serve::internetnl_tests(
        {row("dns.ns_aaaa", Outcome::partial), row("mail.smtp6", Outcome::not_applicable)});

    CHECK(tests["web_ipv6_ns_address"]["status"] == "warning");
    CHECK(tests["web_ipv6_ns_address"]["verdict"] == "dns.ns_aaaa.rule");
    CHECK(tests["mail_ipv6_mx_reach"]["status"] == "good_not_tested");
    CHECK(tests["web_ipv6_ws_similar"]["status"] == "not_tested");
}
