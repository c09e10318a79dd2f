#include "collector/comparison/agreement.hpp"
#include "collector/comparison/comparison_document.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace {

using namespace collector;
using namespace collector::comparison;

ConsensusRow row(const std::string& check, std::optional<double> value)
{
    ConsensusRow made{.target = "a.example.test", .check = check, .round = "2026-11-21", .counts = true};
    made.verdict.value = value;
    made.verdict.rule = check + ".rule";
    return made;
}

constexpr std::array kTests{Counterpart{.test = "reach", .check = "web.http6", .gate = "web.routable_aaaa"},
                            Counterpart{.test = "address", .check = "dns.aaaa", .reading = Reading::any}};

using Rows = std::vector<ConsensusRow>;

OurVerdicts holding(std::map<std::string, Rows> book)
{
    return [book = std::move(book)](const std::string& domain) -> measure::Result<std::optional<Rows>> {
        const auto found = book.find(domain);
        return found == book.end() ? std::optional<Rows>() : std::optional(found->second);
    };
}

}  // namespace

TEST_CASE("Kappa is agreement beyond habit: worked by hand", "[comparison]")
{
    // 20 and 15 of 50 pairs agree; by habit 25/50 x 30/50 + 25/50 x 20/50 = 0.5: (0.7 - 0.5) / 0.5.
    const Counts counts{{{20, 0, 5}, {0, 0, 0}, {10, 0, 15}}};

    CHECK(*share_agreed(counts) == Approx(0.7));
    CHECK(*kappa(counts) == Approx(0.4));
}

TEST_CASE("Kappa of three findings, of none, and of two who always say the same", "[comparison]")
{
    // p = 9/12; e = (4 x 5 + 4 x 3 + 4 x 4) / 144 = 1/3: (0.75 - 0.3333) / 0.6667.
    const Counts three{{{4, 0, 0}, {1, 2, 1}, {0, 1, 3}}};

    CHECK(*kappa(three) == Approx(0.625));
    CHECK_FALSE(share_agreed(Counts{}));
    CHECK_FALSE(kappa(Counts{}));
    CHECK_FALSE(kappa(Counts{{{7, 0, 0}, {0, 0, 0}, {0, 0, 0}}}));
    CHECK(*kappa(Counts{{{0, 0, 5}, {0, 0, 0}, {5, 0, 0}}}) == Approx(-1));
}

TEST_CASE("Theirs are set beside ours: www left out where need be, a failed gate is a fail, an unjudged one is told",
          "[comparison]")
{
    const ForeignReport report{.findings = {{"www.A.example.test.", "reach", Finding::pass, "passed"},
                                            {"b.example.test", "reach", Finding::fail, "failed"},
                                            {"c.example.test", "reach", Finding::pass, "passed"},
                                            {"a.example.test", "address", Finding::pass, "true"},
                                            {"nobody.example.test", "reach", Finding::pass, "passed"},
                                            {"a.example.test", "no such test", Finding::pass, "passed"}}};
    const auto ours = holding({{"a.example.test", {row("web.http6", 0.0), row("dns.aaaa", 0.5)}},
                               {"b.example.test", {row("web.routable_aaaa", 0.0), row("web.http6", std::nullopt)}},
                               {"c.example.test", {row("web.http6", std::nullopt)}}});

    const auto compared = compare(report, kTests, ours);

    REQUIRE(compared);
    CHECK(compared->unknown == std::vector<std::string>{"nobody.example.test"});
    REQUIRE(compared->agreements.size() == 2);
    const auto& reach = compared->agreements[0];
    CHECK(reach.unjudged == 1);
    CHECK(comparison::compared(reach.counts) == 2);
    REQUIRE(reach.disagreements.size() == 1);
    CHECK(reach.disagreements[0].domain == "a.example.test");
    CHECK(reach.disagreements[0].our_rule == "web.http6.rule");
    CHECK(compared->agreements[1].disagreements.empty());
}

TEST_CASE("Each name of ours counts once a test, by the finding of the same name", "[comparison]")
{
    ForeignReport report{.findings = {{"www.a.example.test", "reach", Finding::pass, "passed"},
                                      {"a.example.test", "reach", Finding::fail, "failed"},
                                      {"a.example.test", "reach", Finding::pass, "again"},
                                      {"www.a.example.test", "address", Finding::pass, "passed"}}};
    if (GENERATE(false, true)) {
        std::swap(report.findings[0], report.findings[1]);
    }

    const auto compared =
        compare(report, kTests, holding({{"a.example.test", {row("web.http6", 0.0), row("dns.aaaa", 1.0)}}}));

    REQUIRE(compared);
    CHECK(compared->domains == 1);
    CHECK(compared->left_out == 2);
    REQUIRE(compared->agreements.size() == 2);
    CHECK(comparison::compared(compared->agreements[0].counts) == 1);
    CHECK(compared->agreements[0].disagreements.empty());
    CHECK(comparison::compared(compared->agreements[1].counts) == 1);
}

TEST_CASE("The document of a comparison lists every disagreement and what was not used", "[comparison]")
{
    const ForeignReport report{.findings = {{"a.example.test", "reach", Finding::pass, "passed \xff"}},
                               .silent = 3,
                               .refused = {{"row 9", "it names no domain"}},
                               .days = {.first = "2026-11-01", .last = "2026-11-02"}};
    const auto compared = compare(report, kTests, holding({{"a.example.test", {row("web.http6", 0.5)}}}));

    REQUIRE(compared);
    ScoreRow score;
    score.country = "XA";
    score.methodology_sha256 = "m1";
    const auto json = nlohmann::json::parse(comparison_json(*compared, report, "nist", {"f1", {score}, "program-9"}));

    CHECK(json.at("theirs").at("sha256") == "f1");
    CHECK(json.at("theirs").at("days").at("last") == "2026-11-02");
    CHECK(json.at("ours").at("rounds").at("first") == "2026-11-21");
    CHECK(json.at("ours").at("made_by").at("XA").at("methodology_sha256") == "m1");
    CHECK(json.at("software") == "program-9");

    CHECK(json.at("checks").at(0).at("disagreements").at(0).at("ours") == "partial");
    CHECK(json.at("checks").at(0).at("counts_theirs_ours").at("pass").at("partial") == 1);
    CHECK(json.at("checks").at(0).at("kappa") == 0.0);
    CHECK(json.at("silent") == 3);
    CHECK(json.at("refused").at(0).at("where") == "row 9");
    CHECK(agreement_rows(*compared).size() == 2);
    CHECK(disagreement_rows(*compared).size() == 2);
}

TEST_CASE("Formats are found by their words, and every counterpart names its check once", "[comparison]")
{
    CHECK(find_format("gsa"));
    CHECK_FALSE(find_format("nosuch"));
    for (const auto& format : formats()) {
        for (const auto& it : format.counterparts) {
            CHECK_FALSE(it.check.empty());
        }
    }
}
