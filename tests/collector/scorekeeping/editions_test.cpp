#include "collector/scorekeeping/backcast.hpp"
#include "collector/scorekeeping/editions.hpp"
#include "collector/scorekeeping/kept_scores.hpp"
#include "tests/collector/scorekeeping/growing_ledger.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace growing;

namespace {

measure::PublicNote in_force(const scorekeeping::Methodology& it, const std::string& first_day)
{
    return measure::EditionInForce{.id = it.id, .sha256 = it.sha256, .first_day = first_day, .toml = it.toml};
}

/// Three rounds under the first edition.
Growing under_the_first()
{
    Growing growing;
    growing.add(at("10T00:02:00"), in_force(methodology(), "2026-11-10"));
    growing.report(at("18T12:00:00"), "one", "2026-11-18", true);
    growing.report(at("19T12:00:00"), "one", "2026-11-19", false);
    growing.report(at("19T12:10:00"), "two", "2026-11-19", false);
    growing.report(at("20T12:00:00"), "one", "2026-11-20", false);
    return growing;
}

/// And two more after another came into force.
void go_on_under_the_second(Growing& growing)
{
    growing.add(at("21T00:00:10"), in_force(edition_of(heavier_web()), "2026-11-21"));
    growing.report(at("21T12:00:00"), "one", "2026-11-21", false);
    growing.report(at("22T12:00:00"), "one", "2026-11-22", true);
    growing.report(at("22T12:10:00"), "two", "2026-11-22", true);
}

/// A collector that was restarted with other rules after so many entries.
std::unique_ptr<Index> restarted(const Growing& growing, std::size_t after, const scorekeeping::Methodology& first,
                                 const scorekeeping::Methodology& second)
{
    auto index = std::make_unique<Index>();
    auto keeper = std::make_unique<scorekeeping::Scorekeeper>(index->store(), first);
    for (std::size_t i = 0; i < growing.ledger.entries.size(); ++i) {
        if (i == after) {
            keeper = std::make_unique<scorekeeping::Scorekeeper>(index->store(), second);
            must(keeper->note_newest_window());
            (void)must(keeper->score());
        }
        const auto judged = must(scorekeeping::judge(growing.ledger.entries[i]));
        (void)must(index->store().apply(judged));
        keeper->note(judged);
        (void)must(keeper->score());
    }
    return index;
}

/// What was published up to a day, to the byte: scores, states and consensus.
std::string published_until(const Index& index, const std::string& day)
{
    const std::vector<std::pair<std::string, std::string>> kinds{
        {"\"view\":\"score\"", "\"window_last\":\""},
        {"\"view\":\"target_round\"", "\"round\":\""},
        {"\"view\":\"consensus\"", "\"round\":\""},
    };
    std::istringstream lines(index.exported());
    std::string text;
    for (std::string line; std::getline(lines, line);) {
        for (const auto& [view, key] : kinds) {
            const auto place = line.find(key);
            if (line.find(view) != std::string::npos && place != std::string::npos &&
                line.substr(place + key.size(), day.size()) <= day) {
                text += line + "\n";
            }
        }
    }
    return text;
}

}  // namespace

TEST_CASE("A change of edition changes nothing that was published, and an index made anew equals the one that grew",
          "[collector][methodology][editions]")
{
    const auto first = methodology();
    const auto second = edition_of(heavier_web());
    auto growing = under_the_first();
    const auto then = grown(growing, first);
    const auto entries = growing.ledger.entries.size();
    go_on_under_the_second(growing);

    const auto now = restarted(growing, entries, first, second);

    const auto before = published_until(*then, "2026-11-20");
    CHECK(before.find("\"view\":\"score\"") != std::string::npos);
    CHECK(before.find("\"view\":\"target_round\"") != std::string::npos);
    CHECK(before.find("\"view\":\"consensus\"") != std::string::npos);
    CHECK(published_until(*now, "2026-11-20") == before);
    const auto history = now->open.views->score_history("KE").value();
    REQUIRE(history.size() == 5);
    CHECK(history[2].methodology_sha256 == first.sha256);
    CHECK(history[3].methodology_sha256 == second.sha256);
    CHECK(history[4].methodology == "IRS-2.0.0");
    CHECK(now->exported() == made_anew(growing, second)->exported());
    CHECK(now->exported() == made_anew(growing, first)->exported());
}

TEST_CASE("A score by a new edition is the one that this edition alone makes of the same window", "[collector][editions]")
{
    const auto second = edition_of(heavier_web());
    auto growing = under_the_first();
    go_on_under_the_second(growing);
    const auto mixed = made_anew(growing, methodology())->latest_score();
    Growing alone;
    for (auto i = alone.ledger.entries.size(); i < growing.ledger.entries.size(); ++i) {
        const auto& entry = growing.ledger.entries[i];
        if (!std::holds_alternative<measure::PublicNote>(entry.fact)) {
            alone.add(entry.at, entry.fact);
        }
    }
    const auto whole = made_anew(alone, second)->latest_score();

    REQUIRE(mixed);
    REQUIRE(whole);
    CHECK(mixed->document == whole->document);
}

TEST_CASE("A late report scores its round by the edition of that round's day", "[collector][editions]")
{
    const auto first = methodology();
    auto growing = under_the_first();
    const auto entries = growing.ledger.entries.size();
    go_on_under_the_second(growing);
    growing.report(at("22T13:00:00"), "two", "2026-11-18", true);

    const auto now = restarted(growing, entries, first, edition_of(heavier_web()));

    const auto history = now->open.views->score_history("KE").value();
    REQUIRE(history.size() == 5);
    CHECK(history[0].as_of == at("22T13:00:00"));
    CHECK(history[0].methodology_sha256 == first.sha256);
    CHECK(now->exported() == made_anew(growing, first)->exported());
}

TEST_CASE("A score as of a day, and a series of days, are by the editions of those days", "[collector][as_of][editions]")
{
    const auto first = methodology();
    auto growing = under_the_first();
    const auto then = grown(growing, first)->latest_score();
    go_on_under_the_second(growing);
    const auto index = made_anew(growing, first);
    const auto editions = must(scorekeeping::read_editions(index->store(), edition_of(heavier_web())));

    const auto asked = must(scorekeeping::scores_as_of(index->store(), editions, at("20T23:59:59"), "KE"));
    const auto hours_after = must(scorekeeping::scores_as_of(index->store(), editions, at("21T01:00:00"), "KE"));
    const auto cast = must(scorekeeping::cast_back(index->store(), editions, "KE", "2026-11-20", at("23T00:00:00")));

    REQUIRE(then);
    CHECK(scorekeeping::score_line(asked.at(0)) == scorekeeping::score_line(*then));
    CHECK(scorekeeping::score_line(hours_after.at(0)) == scorekeeping::score_line(*then));
    const auto history = index->open.views->score_history("KE").value();
    REQUIRE(cast.scores.size() == 3);
    for (std::size_t i = 0; i < cast.scores.size(); ++i) {
        CHECK(scorekeeping::score_line(cast.scores[i]) == scorekeeping::score_line(history[i + 2]));
    }
}

TEST_CASE("Without a note the configured edition holds for all; the first note holds for what went before it, too",
          "[collector][editions]")
{
    const auto first = methodology();
    const auto second = edition_of(heavier_web());
    auto growing = three_rounds();
    const auto entries = growing.ledger.entries.size();
    CHECK(made_anew(growing, second)->open.views->score_history("KE").value().front().methodology == "IRS-2.0.0");
    growing.add(at("20T14:00:00"), in_force(first, "2026-11-20"));

    const auto told = restarted(growing, entries, second, second);

    const auto history = told->open.views->score_history("KE").value();
    REQUIRE(history.size() == 3);
    for (const auto& score : history) {
        CHECK(score.methodology_sha256 == first.sha256);
    }
    CHECK(told->exported() == made_anew(growing, second)->exported());
}

TEST_CASE("An edition comes into force after its announced period, never on a day that is over, and with an id of its own",
          "[collector][editions]")
{
    const auto first = methodology();
    const auto second = edition_of(heavier_web());
    auto growing = under_the_first();
    const auto coming = [&](const scorekeeping::Methodology& it) {
        const auto index = made_anew(growing, first);
        return scorekeeping::edition_to_come(index->store(), must(index->store().editions()), it, "2026-11-21");
    };
    CHECK_FALSE(must(coming(first)));
    REQUIRE(must(coming(second)));
    CHECK(must(coming(second))->first_day == "2026-11-21");
    CHECK_FALSE(coming(edition_of(first.toml + "\n")));

    growing.add(at("20T14:00:00"), measure::PublicNote(measure::ParallelMethodology{.id = second.id,
                                                                                    .sha256 = second.sha256,
                                                                                    .first_day = "2026-11-20",
                                                                                    .last_day = "2027-01-14",
                                                                                    .why = "",
                                                                                    .toml = second.toml}));
    CHECK(must(coming(second))->first_day == "2027-01-15");

    growing.add(at("21T00:00:10"), in_force(second, "2026-11-19"));
    const auto editions = must(scorekeeping::read_editions(made_anew(growing, first)->store(), first));
    CHECK(editions.of("2026-11-01").sha256 == first.sha256);
    CHECK(editions.of("2026-11-20").sha256 == first.sha256);
    CHECK(editions.of("2026-11-21").sha256 == second.sha256);
    CHECK(editions.of("2026-11-21", at("21T00:00:09")).sha256 == first.sha256);
    CHECK_FALSE(must(coming(second)));
    CHECK(must(coming(first))->first_day == "2026-11-21");
}
