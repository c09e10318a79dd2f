#include "probe/scrape/conclusion.hpp"
#include "tests/fakes/scrape_samples.hpp"

#include <catch2/catch.hpp>

using namespace probe::scrape;
using measure::FailureKind;
using measure::Locus;

namespace {

Question question(Parameters parameters)
{
    parameters["target"] = "a.test";
    return read_question(parameters, [](std::string_view text) { return measure::Result<std::string>(text); }).value();
}

}  // namespace

TEST_CASE("a service that answers over both families is a success", "[scrape]")
{
    const auto* family = GENERATE("both", "6", "4");

    const auto conclusion = conclude(question({{"family", family}}), fakes::good_result());

    CHECK(conclusion.success);
    CHECK(!conclusion.trouble);
}

TEST_CASE("a service dead over IPv6 fails there and succeeds over IPv4", "[scrape]")
{
    const auto result = fakes::broken_result();

    CHECK(!conclude(question({}), result).success);
    CHECK(!conclude(question({}), result).trouble);
    CHECK(!conclude(question({{"family", "6"}}), result).success);
    CHECK(conclude(question({{"family", "4"}}), result).success);
}

TEST_CASE("a check hidden by a fault of the target is no success", "[scrape]")
{
    const auto conclusion = conclude(question({{"check", "W-7"}}), fakes::broken_result());

    CHECK(!conclusion.success);
    CHECK(!conclusion.trouble);
}

TEST_CASE("what our own trouble kept from being seen is no failure", "[scrape]")
{
    const auto result = fakes::broken_result({.kind = FailureKind::resources, .locus = Locus::local});

    CHECK(conclude(question({{"check", "W-6"}}), result).trouble);
    CHECK(conclude(question({{"family", "6"}}), result).trouble);
}

TEST_CASE("a gate that closed meanwhile is trouble, whatever was seen", "[scrape]")
{
    auto result = fakes::broken_result();
    for (auto& control : result.evidence.vantage.after->controls) {
        control.passed = false;
    }
    result.verdicts = checks::judge_all(result.evidence);
    const auto* family = GENERATE("both", "6", "4");

    CHECK(conclude(question({{"family", family}}), result).trouble);
}

TEST_CASE("IPv4 that we could not try is trouble, IPv4 that is dead is a failure", "[scrape]")
{
    auto dead = fakes::evidence_of("a.test");
    dead.lookups.push_back(fakes::lookup("a.test", "5.0.0.53", "5.0.3.1"));
    auto ours = dead;
    fakes::add_dead(dead, "a.test", "5.0.3.1", {.kind = FailureKind::timeout});
    fakes::add_dead(ours, "a.test", "5.0.3.1", {.kind = FailureKind::resources, .locus = Locus::local});

    CHECK(!conclude(question({{"family", "4"}}), {.evidence = dead, .verdicts = {}}).trouble);
    CHECK(conclude(question({{"family", "4"}}), {.evidence = ours, .verdicts = {}}).trouble);
}
