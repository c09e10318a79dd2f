#include "collector/aggregate/cases.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace {

using namespace collector;
using measure::CaseNote;
using measure::CaseStep;

measure::Timestamp at(int minute)
{
    return measure::parse_rfc3339("2026-11-21T04:00:00Z").value() + std::chrono::minutes(minute);
}

DatedNote step(std::uint64_t position, CaseStep kind, std::uint64_t number = 0)
{
    return {.position = position,
            .at = at(static_cast<int>(position)),
            .note = CaseNote{.number = number,
                             .step = kind,
                             .target = "a.example.test",
                             .country = "KE",
                             .check = "web.http6",
                             .by = "Ministry",
                             .text = "text " + std::to_string(position),
                             .numbers = kind == CaseStep::corrected ? "web pillar" : "",
                             .round = "2026-11-20",
                             .outcome = "fail",
                             .rule = "web_http6.refused"}};
}

}  // namespace

TEST_CASE("A case gathers its steps and ends with its answer; what comes after is passed over", "[collector][corrections]")
{
    const std::vector notes{step(7, CaseStep::disputed),         step(8, CaseStep::disputed),
                            step(9, CaseStep::recheck_asked, 7), step(10, CaseStep::upheld, 7),
                            step(11, CaseStep::corrected, 7),    step(12, CaseStep::upheld, 99)};

    const auto cases = aggregate::fold_cases(notes);

    REQUIRE(cases.size() == 2);
    CHECK(cases[0].number == 7);
    CHECK(cases[0].steps.size() == 3);
    CHECK(cases[0].status() == CaseStep::upheld);
    CHECK_FALSE(cases[0].is_open());
    CHECK(cases[1].is_open());
}

TEST_CASE("A case that was found right stands among the errata, one that was upheld does not", "[collector][corrections]")
{
    const std::vector notes{
        step(7, CaseStep::disputed), step(8, CaseStep::disputed), step(9, CaseStep::upheld, 7),
        DatedNote{.position = 10, .at = at(10), .note = measure::Erratum{.dated = "2026-11-21", .what = "x"}},
        step(11, CaseStep::corrected, 8)};

    const auto errata = aggregate::list_errata(notes);

    REQUIRE(errata.size() == 2);
    CHECK(errata[0].number == 8);
    CHECK(errata[0].erratum.numbers == "web pillar");
    CHECK(errata[0].erratum.why == "text 11");
    CHECK(errata[1].number == 0);
    CHECK(errata[1].erratum.what == "x");
}

TEST_CASE("A case is shown with the disputed verdict and with what was measured since", "[collector][corrections]")
{
    const std::vector notes{step(7, CaseStep::disputed), step(9, CaseStep::recheck_asked, 7)};
    ConsensusRow row{
        .target = "a.example.test", .check = "web.http6", .round = "2026-11-21", .counts = true, .votes = 3, .passes = 3};
    row.verdict.outcome = measure::Outcome::pass;
    row.verdict.value = 1.0;

    const auto json = nlohmann::json::parse(aggregate::case_json(aggregate::fold_cases(notes).front(), {&row, 1}));

    CHECK(json.at("case") == 7);
    CHECK(json.at("status") == "recheck_asked");
    CHECK(json.at("disputed").at("outcome") == "fail");
    CHECK(json.at("since").at(0).at("outcome") == "pass");
    CHECK(json.at("steps").size() == 2);
}
