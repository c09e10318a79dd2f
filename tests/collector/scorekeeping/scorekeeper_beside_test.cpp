#include "collector/scorekeeping/backcast.hpp"
#include "tests/collector/scorekeeping/growing_ledger.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace growing;

namespace {

measure::ParallelMethodology announced(const std::string& first, const std::string& last)
{
    const auto it = edition_of(heavier_web());
    return {.id = it.id, .sha256 = it.sha256, .first_day = first, .last_day = last, .why = "", .toml = it.toml};
}

}  // namespace

TEST_CASE("A score as of a moment is the same bytes for ever: later reports, frames and countries change nothing",
          "[collector][as_of]")
{
    const auto rules = methodology();
    auto growing = three_rounds();
    const auto moment = at("19T23:00:00");
    const auto told = [&] {
        std::string text;
        const auto index = made_anew(growing, rules);
        for (const auto& row : must(scorekeeping::scores_as_of(index->store(), scorekeeping::Editions(rules), moment, ""))) {
            text += row.country + row.methodology_sha256 + row.frame_sha256 + row.software + row.document + "\n";
        }
        return text;
    };
    const auto then = told();

    auto other = kFrame;
    other.replace(other.find("\"KE\""), 4, "\"FR\"");
    growing.add(at("21T00:00:00"), ImportedFrame{.country = "FR", .sha256 = "fa", .toml = other});
    growing.add(at("21T00:00:01"), ImportedFrame{.country = "KE", .sha256 = "fe", .toml = kFrame + "opt_out = true\n"});
    growing.report(at("21T01:00:00"), "two", "2026-11-17", true);
    growing.report(at("21T02:00:00"), "one", "2026-11-19", true);
    growing.add(at("21T03:00:00"), Revocation{.probe = "one", .reason = "lost"});
    growing.add(at("21T04:00:00"), measure::PublicNote(announced("2026-11-01", "2026-12-01")));

    CHECK_FALSE(then.empty());
    CHECK(told() == then);
}

TEST_CASE("A methodology beside the one in force is cast back, goes on to its last day, and is made anew alike",
          "[collector][methodology]")
{
    const auto rules = methodology();
    auto growing = three_rounds();
    growing.add(at("20T13:00:00"), measure::PublicNote(announced("2026-11-20", "2026-11-21")));
    growing.report(at("21T12:00:00"), "one", "2026-11-21", false);
    growing.report(at("22T12:00:00"), "one", "2026-11-22", false);
    growing.report(at("22T13:00:00"), "two", "2026-11-19", true);

    const auto before = grown(growing, rules);
    const auto after = made_anew(growing, rules);

    const auto beside = before->open.views->parallel_scores("KE").value();
    REQUIRE(beside.size() == 4);
    CHECK(beside.front().window_last == "2026-11-18");
    CHECK(beside.back().window_last == "2026-11-21");
    CHECK(beside.back().methodology == "IRS-2.0.0");
    CHECK(before->open.views->score_history("KE").value().size() == 5);
    CHECK(before->latest_score()->methodology == "IRS-1.1.1");
    CHECK(before->exported() == after->exported());
}

TEST_CASE("Casting back gives what a collector would have published by that methodology, and names the breaks",
          "[collector][methodology]")
{
    const auto rules = methodology();
    auto growing = three_rounds();
    growing.add(at("20T13:00:00"), measure::PublicNote(announced("2026-11-20", "2026-12-20")));
    const auto index = made_anew(growing, rules);
    const auto untouched = index->exported();
    const auto draft = edition_of(heavier_web());

    const auto cast =
        must(scorekeeping::cast_back(index->store(), scorekeeping::Editions(draft), "KE", "2026-11-19", at("23T00:00:00")));

    const auto published = index->open.views->parallel_scores("KE").value();
    REQUIRE(cast.scores.size() == 2);
    CHECK(cast.scores.front().document == published.at(1).document);
    CHECK(cast.scores.back().document == published.at(2).document);
    CHECK(std::any_of(cast.breaks.begin(), cast.breaks.end(),
                      [](const auto& it) { return it.check == "security.exposure" && !it.first_round; }));
    CHECK(std::none_of(cast.breaks.begin(), cast.breaks.end(), [](const auto& it) { return it.check == "web.http6"; }));
    CHECK(index->exported() == untouched);
}
