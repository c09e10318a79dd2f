#include "checks/check.hpp"
#include "measure/words.hpp"
#include "tests/lib/checks/cases.hpp"
#include "tests/lib/checks/random_evidence.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace {

using measure::Locus;
using measure::Outcome;
using measure::Verdict;
using random_evidence::Draw;

constexpr std::uint32_t kSeeds = 3000;

bool has_value(Outcome outcome)
{
    return outcome == Outcome::pass || outcome == Outcome::partial || outcome == Outcome::fail;
}

bool is_declared(const checks::Check& check, const Verdict& verdict)
{
    return std::any_of(check.rules.begin(), check.rules.end(), [&](const measure::Rule& rule) {
        return rule.id == verdict.rule && rule.outcome == verdict.outcome;
    });
}

bool may_be_unqualified(const checks::Check& check, const checks::Qualification& vantage)
{
    switch (check.needs) {
        case checks::Needs::nothing: return false;
        case checks::Needs::ipv6: return !vantage.ipv6 || vantage.translated;
        case checks::Needs::both: return !vantage.ipv6 || vantage.translated || !vantage.ipv4;
        case checks::Needs::smtp6: return !vantage.smtp6 || vantage.translated;
        case checks::Needs::smtp_both: return !vantage.smtp6 || vantage.translated || !vantage.smtp4;
        case checks::Needs::translation: return !vantage.ipv6;
    }
    return true;
}

/// Everything that must hold of one verdict, whatever the evidence; "" when it does.
std::string flaw_of(const checks::Check& check, const Verdict& verdict, const checks::Qualification& vantage)
{
    const bool silenced = verdict.rule == "vantage.unqualified";
    const bool blames = verdict.outcome == Outcome::fail || verdict.outcome == Outcome::partial;
    if (silenced != may_be_unqualified(check, vantage) || (silenced && verdict.outcome != Outcome::not_testable)) {
        return "speaks although the vantage did not qualify, or is silent although it did";
    }
    if (!silenced && !is_declared(check, verdict)) {
        return "the rule is not one that the check declares with this outcome";
    }
    if (verdict.value.has_value() != has_value(verdict.outcome) ||
        (verdict.value && !(*verdict.value >= 0 && *verdict.value <= 1))) {
        return "the value does not fit the outcome";
    }
    if (blames && (!verdict.cause || static_cast<std::size_t>(*verdict.cause) >= words_of(measure::Cause{}).size())) {
        return "blame without a cause of the closed list";
    }
    if (blames && verdict.locus == Locus::local) {
        return "our own trouble blames the target";
    }
    const bool our_cause = verdict.cause == measure::Cause::vantage || verdict.cause == measure::Cause::software;
    if (blames && check.area != checks::Area::vantage && our_cause) {
        return "a fault of ours blames the target";
    }
    if (!verdict.masked_by.empty() &&
        (checks::find(verdict.masked_by) == nullptr || verdict.outcome != Outcome::not_testable)) {
        return "masked by no check";
    }
    return verdict.detail.size() > 300 ? "the detail is too long" : "";
}

void check_all(const measure::Evidence& evidence)
{
    const auto vantage = checks::qualify(evidence.vantage);
    const auto verdicts = checks::judge_all(evidence);
    REQUIRE(verdicts.size() == checks::all().size());
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        const auto& check = *checks::all()[i];
        const auto flaw = flaw_of(check, verdicts[i], vantage);
        if (!flaw.empty()) {
            FAIL_CHECK(verdicts[i].rule << ": " << flaw << "; " << verdicts[i].detail);
        }
    }
    const auto state = checks::conclude_state(verdicts);
    const bool named = state.state != measure::State::unknown && state.state != measure::State::operational;
    CHECK(named == state.cause.has_value());
}

/// Our own trouble may make a fault untestable, never the reverse: only what failed before may fail, and only what did not
/// apply may not apply.
void check_no_new_blame(const measure::Evidence& before, const measure::Evidence& after)
{
    const auto first = checks::judge_all(before);
    const auto second = checks::judge_all(after);
    for (std::size_t i = 0; i < first.size(); ++i) {
        const bool was_clear = first[i].outcome == Outcome::pass || first[i].outcome == Outcome::not_testable;
        const bool claims = second[i].outcome == Outcome::fail || second[i].outcome == Outcome::not_applicable;
        if (was_clear && claims) {
            FAIL_CHECK(first[i].rule << " became " << second[i].rule << " (" << second[i].detail
                                     << ") by trouble of our own");
        }
    }
}

}  // namespace

TEST_CASE("whatever the evidence, a verdict keeps its promises", "[checks]")
{
    for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
        INFO("seed " << seed);
        check_all(Draw(seed).evidence());
    }
}

TEST_CASE("the same evidence always gives the same verdict", "[checks]")
{
    const auto evidence = Draw(7).evidence();
    const auto first = checks::judge_all(evidence);
    const auto second = checks::judge_all(evidence);

    for (std::size_t i = 0; i < first.size(); ++i) {
        CHECK(first[i].rule == second[i].rule);
        CHECK(first[i].detail == second[i].detail);
    }
}

TEST_CASE("our own trouble, put into recorded evidence, never makes a new fault", "[checks]")
{
    const auto table = cases::all();
    for (std::uint32_t seed = 0; seed < 5 * table.size(); ++seed) {
        const auto& chosen = table[seed % table.size()];
        INFO("seed " << seed << ", " << chosen.rule << ": " << chosen.sentence);
        const auto before = evidence_builder::observe(chosen.plan);
        auto after = before;

        Draw(seed).add_local_trouble(after);

        check_no_new_blame(before, after);
        check_all(after);
    }
}

TEST_CASE("evidence of nothing but our own trouble blames nobody", "[checks]")
{
    const auto ours = measure::Locus::local;
    const evidence_builder::Plan plan{.web = evidence_builder::stopped(measure::FailureKind::timeout, ours),
                                      .dns = evidence_builder::lost(measure::FailureKind::timeout, ours)};

    for (const auto& verdict : checks::judge_all(evidence_builder::observe(plan))) {
        INFO(verdict.rule);
        // Of a target without the mail role nothing was asked about mail, and nothing that its owner did not agree to.
        const bool unasked = verdict.check.starts_with("vantage.") || verdict.check.starts_with("mail.") ||
                             verdict.rule.ends_with(".no_consent");
        CHECK((unasked || verdict.outcome == Outcome::not_testable));
    }
}

TEST_CASE("empty evidence blames nobody and is unknown", "[checks]")
{
    const auto verdicts = checks::judge_all({.vantage = evidence_builder::proved_vantage()});

    for (const auto& verdict : verdicts) {
        INFO(verdict.rule);
        CHECK((verdict.check.starts_with("vantage.") || !has_value(verdict.outcome)));
    }
    CHECK(checks::conclude_state(verdicts).state == measure::State::unknown);
}

TEST_CASE("a detail is cut at 300 octets and never inside a character", "[checks]")
{
    const evidence_builder::Plan plan{.web = [](auto& exchange) {
        exchange.connect.failure = evidence_builder::failure(measure::FailureKind::reset);
        exchange.connect.failure->detail = "x";
        for (int i = 0; i < 200; ++i) {
            exchange.connect.failure->detail += "é";
        }
    }};

    const auto detail = checks::judge(*checks::find("web.http6"), evidence_builder::observe(plan)).detail;

    CHECK(detail.size() <= 300);
    CHECK(detail.size() > 290);
    CHECK(detail.ends_with("é"));
}
