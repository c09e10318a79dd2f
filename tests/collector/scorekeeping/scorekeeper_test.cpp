#include "collector/scorekeeping/kept_scores.hpp"
#include "tests/collector/scorekeeping/growing_ledger.hpp"

#include <catch2/catch.hpp>

using namespace growing;

TEST_CASE("Views made anew equal those that grew, late reports included", "[collector][rejudge]")
{
    const auto rules = methodology();
    const auto growing = three_rounds();

    const auto before = grown(growing, rules);
    const auto after = made_anew(growing, rules);

    const auto text = before->exported();
    CHECK(text == after->exported());
    CHECK(text.find("\"view\":\"score\"") != std::string::npos);
    CHECK(text.find("\"view\":\"target_round\"") != std::string::npos);
    CHECK(text.find("\"view\":\"gate\"") != std::string::npos);
}

TEST_CASE("What to fix first stands beside the newest score and names what fails in its round", "[collector][fixes]")
{
    const auto rules = methodology();
    auto growing = Growing();
    growing.report(at("19T12:00:00"), "one", "2026-11-19", false);
    growing.report(at("20T12:00:00"), "one", "2026-11-20", false);
    const auto failing = made_anew(growing, rules)->open.views->fixes("KE").value();
    growing.report(at("21T12:00:00"), "one", "2026-11-21", true);
    const auto mended = made_anew(growing, rules)->open.views->fixes("KE").value();

    REQUIRE(failing);
    CHECK(failing->find("\"round\":\"2026-11-20\"") != std::string::npos);
    CHECK(failing->find("bad.example.test") != std::string::npos);
    CHECK(failing->find("good.example.test") == std::string::npos);
    CHECK(mended->find("\"fixes\":[]") != std::string::npos);
}

TEST_CASE("Which things block most services stands beside the newest score", "[collector][leverage]")
{
    const auto rules = methodology();
    auto growing = Growing();
    growing.report(at("19T12:00:00"), "one", "2026-11-19", false);
    const auto failing = made_anew(growing, rules)->open.views->leverage("KE").value();
    growing.report(at("21T12:00:00"), "one", "2026-11-21", true);
    const auto mended = made_anew(growing, rules)->open.views->leverage("KE").value();

    REQUIRE(failing);
    CHECK(failing->find("bad.example.test") != std::string::npos);
    CHECK(mended->find("\"points\":[]") != std::string::npos);
}

TEST_CASE("Judging the same ledger twice changes nothing", "[collector][rejudge]")
{
    const auto rules = methodology();
    const auto growing = three_rounds();
    const auto index = made_anew(growing, rules);
    const auto once = index->exported();

    (void)must(scorekeeping::catch_up(index->store(), growing.ledger));
    scorekeeping::Scorekeeper again(index->store(), rules);
    (void)must(again.note_newest_window());
    (void)must(again.score());

    CHECK(index->exported() == once);
}

TEST_CASE("A frame that comes after the reports, and a new one in between, leave the views equal too",
          "[collector][rejudge]")
{
    const auto rules = methodology();
    Growing growing(Growing::Frame::later);
    growing.report(at("18T12:00:00"), "one", "2026-11-18", true);
    growing.add(at("18T13:00:00"), ImportedFrame{.country = "KE", .sha256 = "ff", .toml = kFrame});
    growing.report(at("19T12:00:00"), "one", "2026-11-19", true);
    growing.add(at("19T13:00:00"),
                ImportedFrame{.country = "KE", .sha256 = "fe", .toml = kFrame + "intended_absent = [\"web\"]\n"});
    growing.report(at("20T12:00:00"), "one", "2026-11-20", true);

    const auto before = grown(growing, rules);
    const auto after = made_anew(growing, rules);

    CHECK(before->exported() == after->exported());
    CHECK(before->exported().find("\"shown\":\"intended_absent\"") != std::string::npos);
}

TEST_CASE("Networks count from the day they were imported on, and nothing before it changes", "[collector][networks]")
{
    const auto rules = methodology();
    auto growing = three_rounds();
    const auto untold = made_anew(growing, rules);
    const auto first =
        scorekeeping::scores_as_of(untold->store(), scorekeeping::Editions(rules), at("19T23:00:00"), "KE").value();
    growing.add(at("20T13:00:00"),
                ImportedNetworks{.sha256 = "aa",
                                 .lines = "KE 2026-11-19 "
                                          "{\"users\":[{\"source\":\"apnic\",\"dated\":\"2026-11-19\",\"share\":0.5}],"
                                          "\"facts\":{\"users\":[0.5],\"systems\":0.5,\"holders\":0.5,"
                                          "\"validity6\":0.5,\"validity4\":1.0}}\n"});

    const auto before = grown(growing, rules);
    const auto after = made_anew(growing, rules);
    const auto then =
        scorekeeping::scores_as_of(after->store(), scorekeeping::Editions(rules), at("19T23:00:00"), "KE").value();

    CHECK(before->exported() == after->exported());
    CHECK(then.at(0).document == first.at(0).document);
    const auto figures = after->open.views->figures("KE", "networks", "2026-12-31").value();
    REQUIRE(figures.size() == 1);
    CHECK(figures[0].day == "2026-11-20");
    CHECK(figures[0].value == Approx(0.5));
    const auto published = after->latest_score();
    REQUIRE(published);
    CHECK(published->as_of == at("20T13:00:00"));
    const auto again =
        scorekeeping::scores_as_of(after->store(), scorekeeping::Editions(rules), published->as_of, "KE").value();
    CHECK(again.at(0).document == published->document);
}

TEST_CASE("A score as of a moment is the one that stood then, and asking writes nothing", "[collector][as_of]")
{
    const auto rules = methodology();
    auto growing = Growing();
    growing.report(at("18T12:00:00"), "one", "2026-11-18", true);
    growing.report(at("18T12:05:00"), "two", "2026-11-18", true);
    const auto then = made_anew(growing, rules)->latest_score();
    growing.report(at("19T12:00:00"), "one", "2026-11-19", false);
    growing.report(at("19T12:05:00"), "two", "2026-11-19", false);
    const auto index = made_anew(growing, rules);
    const auto untouched = index->exported();

    const auto asked =
        scorekeeping::scores_as_of(index->store(), scorekeeping::Editions(rules), at("18T23:00:00"), "KE").value();
    const auto now =
        scorekeeping::scores_as_of(index->store(), scorekeeping::Editions(rules), at("20T23:00:00"), "KE").value();

    REQUIRE(then);
    CHECK(asked.at(0).document == then->document);
    CHECK(now.at(0).document == index->latest_score()->document);
    CHECK(now.at(0).document != then->document);
    CHECK(index->exported() == untouched);
}

TEST_CASE("A country without results is told to have too little data; one without a frame is an error", "[collector]")
{
    const auto rules = methodology();
    const auto index = made_anew(Growing(), rules);

    const auto scores = scorekeeping::scores_as_of(index->store(), scorekeeping::Editions(rules), at("20T00:00:00"), "KE");
    const auto unknown = scorekeeping::scores_as_of(index->store(), scorekeeping::Editions(rules), at("20T00:00:00"), "FR");

    REQUIRE(scores);
    CHECK(scores->at(0).status == "insufficient_data");
    CHECK_FALSE(unknown);
}

TEST_CASE("Two good probes at home give a provisional index with its web and DNS pillars", "[collector]")
{
    const auto rules = methodology();
    auto growing = Growing();
    growing.report(at("18T12:00:00"), "one", "2026-11-18", true);
    growing.report(at("18T12:05:00"), "two", "2026-11-18", true);

    const auto score = made_anew(growing, rules)->latest_score();

    REQUIRE(score);
    INFO(score->document);
    CHECK(score->status == "provisional");
    CHECK(*score->index == Approx(1.0));
    CHECK(*score->low <= 0.45);
    // Web 0.30, DNS 0.15 and security 0.15 should have values, and nothing was seen of security.
    CHECK(score->coverage == Approx(0.75));
    CHECK(score->as_of == at("18T12:05:00"));
}

TEST_CASE("A score from an unreviewed frame says so, one from a reviewed frame says by whom and when", "[collector][review]")
{
    const auto rules = methodology();
    const auto document_of = [&](const std::string& frame) {
        Growing growing(Growing::Frame::later);
        growing.add(at("18T11:00:00"), ImportedFrame{.country = "KE", .sha256 = "ff", .toml = frame});
        growing.report(at("18T12:00:00"), "one", "2026-11-18", true);
        return made_anew(growing, rules)->latest_score().value().document;
    };
    const std::string mark = "source = \"a test\"\n";
    auto reviewed = kFrame;
    reviewed.replace(reviewed.find(mark), mark.size(),
                     mark + "reviewed = true\nreviewer = \"Authority\"\nreviewed_on = 2026-11-17\n");

    const auto without = document_of(kFrame);
    const auto with = document_of(reviewed);

    CHECK(without.find("\"reviewed\":false") != std::string::npos);
    CHECK(without.find("\"targets_by_review\":{\"disputed\":0,\"reviewed\":0,\"unreviewed\":2}") != std::string::npos);
    CHECK(with.find("\"reviewed\":true,\"reviewed_on\":\"2026-11-17\",\"reviewer\":\"Authority\"") != std::string::npos);
}

TEST_CASE("A score that was published stands when its evidence is gone, whatever is scored of what is left",
          "[collector][retention]")
{
    const auto rules = methodology();
    const auto whole = made_anew(three_rounds(), rules);
    const auto published = whole->open.views->score_history("KE").value();
    Growing left;
    left.report(at("20T12:00:00"), "one", "2026-11-20", true);

    const auto index = std::make_unique<Index>();
    (void)must(scorekeeping::catch_up(index->store(), left.ledger));
    scorekeeping::Scorekeeper scorekeeper(index->store(), rules);
    must(scorekeeper.stand_by(published));
    must(scorekeeper.note_everything());
    const auto newest = must(scorekeeper.score());

    const auto kept = index->open.views->score_history("KE").value();
    REQUIRE(published.size() == 3);
    REQUIRE(kept.size() == published.size());
    for (std::size_t i = 0; i < kept.size(); ++i) {
        CHECK(scorekeeping::score_line(kept[i]) == scorekeeping::score_line(published[i]));
    }
    CHECK(scorekeeping::score_line(newest.back()) == scorekeeping::score_line(published.back()));
    CHECK(made_anew(left, rules)->latest_score()->index != published.back().index);
}
