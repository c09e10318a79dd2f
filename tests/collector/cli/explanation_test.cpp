#include "collector/cli/explanation.hpp"
#include "tests/fakes/reference_edition.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace collector;
using Catch::Contains;

const std::string kDocument = R"({"frame":{"reviewed":false},"index":{"reasons":["only 45 % is measured"],
"geometric":0.45,"weakest":"web","interval_method":"bootstrap","sampling":{"low":0.48,"high":0.52},"bounds":{"low":0.25,"high":0.75}},
"resampling":{"replicates":2000,"seed":20120606,"stream":"KE"},"rank":{"eligible":false,"reasons":["the frame is small"]},
"pillars":{"cpe":{"measured":false,"weight":0.15},
"web":{"measured":true,"sufficient":true,"weight":0.3,"value":0.5,"low":0.4,"high":0.6,"coverage":1.0,
"strata":[{"id":"ministry","weight":2.0,"tiers":["ministry"],"value":0.5,"valued":1,"targets":1}]}},
"targets":{"good.example.test":{"tier":"ministry","state":"partial","cause":"tls_cert",
"roles":{"web":{"value":0.5,"days":3,"votes":2}}}}})";

ScoreRow row(const std::string& document)
{
    return {.country = "KE",
            .window_first = "2026-10-24",
            .window_last = "2026-11-20",
            .methodology = "IRS-1.0.0",
            .index = 0.5,
            .low = 0.2,
            .high = 0.8,
            .status = "provisional",
            .coverage = 1,
            .document = document};
}

ConsensusRow consensus(const std::string& check, double value)
{
    ConsensusRow made{.target = "good.example.test",
                      .check = check,
                      .round = "2026-11-20",
                      .in_country = true,
                      .counts = true,
                      .votes = 2,
                      .passes = value > 0 ? 2U : 0U,
                      .verdict = {}};
    made.verdict.check = check;
    made.verdict.value = value;
    made.verdict.outcome = value > 0 ? measure::Outcome::pass : measure::Outcome::fail;
    made.verdict.rule = check + ".rule";
    return made;
}

cli::TargetExplanation explained()
{
    cli::TargetExplanation target;
    target.view.target.domain = "good.example.test";
    target.view.state = {.state = measure::State::partial, .cause = measure::Cause::tls_cert, .check = "W-7"};
    target.methodology.rules = score::reference_edition();
    target.consensus = {consensus("W-2", 1), consensus("W-6", 1), consensus("W-7", 0), consensus("X-1", 1)};
    return target;
}

}  // namespace

TEST_CASE("A country is explained from the index down to each target", "[collector][explain]")
{
    const auto text = cli::country_text(row(kDocument));

    CHECK_THAT(text, Contains("KE: 50.0 [20.0, 80.0], provisional"));
    CHECK_THAT(text, Contains("only 45 % is measured") && Contains("unreviewed"));
    CHECK_THAT(text, Contains("geometric mean 45.0, weakest pillar web") && Contains("alone (bootstrap): 48.0 to 52.0"));
    CHECK_THAT(text, Contains("all good: 25.0 to 75.0") && Contains("seed 20120606 and stream KE"));
    CHECK_THAT(text, Contains("not ranked: the frame is small"));
    CHECK_THAT(text, Contains("cpe (weight 0.15): not measured"));
    CHECK_THAT(text, Contains("ministry (weight 2.0): 50.0"));
    CHECK_THAT(text, Contains("50.0 good.example.test (partial, tls_cert), 3 days with a value, 2 votes"));
}

TEST_CASE("A document from before intervals had parts is explained without them", "[collector][explain]")
{
    const auto text =
        cli::country_text(row(R"({"frame":{"reviewed":true},"index":{"reasons":[]},"pillars":{},"targets":{}})"));

    CHECK_THAT(text, Contains("Its pillars, their strata and targets") && !Contains("geometric"));
}

TEST_CASE("A document of another edition is shown as it is", "[collector][explain]")
{
    CHECK_THAT(cli::country_text(row("{\"other\":1}")), Contains("how it was made: {\"other\":1}"));
    CHECK_THAT(cli::country_text(row("no JSON")), Contains("how it was made: no JSON"));
}

TEST_CASE("A target is explained by gate and parts; what is not scored is shown apart, with what to do",
          "[collector][explain]")
{
    const auto text = cli::target_text(explained());

    CHECK_THAT(text, Contains("gate\n      W-2 pass (W-2.rule), 2 of 2 votes in the country"));
    CHECK_THAT(text, Contains("parity 0.00 (weight 0.15)"));
    CHECK_THAT(text, Contains("Shown, not scored:\n    X-1 pass"));
    CHECK_THAT(text, Contains("Who: "));
}
