#include "probe/cpe/judge/verdicts_json.hpp"
#include "probe/cpe/report/report.hpp"
#include "tests/probe/cpe/recording.hpp"

#include <catch2/catch.hpp>

using namespace cpe;

namespace {

judge::Verdicts hostile_verdicts()
{
    tests::Recording run("boot");
    run.run.manifest = {.maker = "<script>", .model = "a\"b", .firmware = "1&2"};
    return judge::judge(run.run);
}

}  // namespace

TEST_CASE("a report has no markup but its own", "[cpe]")
{
    const auto html = report::to_html(hostile_verdicts());

    CHECK(html.find("<script>") == std::string::npos);
    CHECK(html.find("&lt;script&gt;") != std::string::npos);
    CHECK(html.find("http") == std::string::npos);
    CHECK(report::to_junit(hostile_verdicts()).find("a&quot;b 1&amp;2") != std::string::npos);
}

TEST_CASE("verdicts are the same octets for the same run", "[cpe]")
{
    CHECK(judge::to_json(hostile_verdicts()) == judge::to_json(hostile_verdicts()));
}

TEST_CASE("a comparison names what differs, also rows that came or went", "[cpe]")
{
    CHECK(report::compare({{"W-1", "PASS"}, {"W-2", "PASS"}}, {{"W-1", "PASS"}, {"W-2", "FAIL"}, {"W-3", "INFO"}}) ==
          "W-2: PASS -> FAIL\nW-3: (no such row) -> INFO\n");
    CHECK(report::compare({{"W-1", "PASS"}}, {{"W-1", "PASS"}}).empty());
}

TEST_CASE("the vector is read back from the verdicts", "[cpe]")
{
    const auto vector = judge::read_vector(judge::to_json(hostile_verdicts()));

    REQUIRE(vector);
    CHECK(vector->at("W-2") == "NOT-OBSERVED");
    CHECK_FALSE(judge::read_vector("{}"));
}
