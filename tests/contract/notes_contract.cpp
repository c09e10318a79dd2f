#include "tests/contract/store_contract.hpp"
#include "tests/contract/store_samples.hpp"

#include <catch2/catch.hpp>

namespace contract {
namespace {

using namespace collector;
using measure::State;

void notes(const OpenStore& open)
{
    SECTION("notes are found by kind, country and target; one of all countries by every country")
    {
        const auto index = open();
        REQUIRE(index.store->apply(note_entry(1, measure::Erratum{.what = "all"})));
        REQUIRE(index.store->apply(note_entry(2, measure::Erratum{.country = "FR", .what = "one"})));
        REQUIRE(index.store->apply(note_entry(3, measure::CaseNote{.target = "good.example.test", .country = "KE"})));
        REQUIRE(index.store->apply(note_entry(4, measure::ParallelMethodology{.id = "IRS-2.0.0", .toml = "x = 1"})));

        const auto positions = [&](const NoteFilter& filter, std::size_t limit = 10) {
            std::vector<std::uint64_t> found;
            const auto notes = index.views->notes(filter, limit).value();
            for (const auto& it : notes) {
                found.push_back(it.position);
            }
            return found;
        };
        CHECK(positions({}) == std::vector<std::uint64_t>{1, 2, 3, 4});
        CHECK(positions({}, 2) == std::vector<std::uint64_t>{3, 4});
        CHECK(positions({.kind = "erratum", .country = "KE"}) == std::vector<std::uint64_t>{1});
        CHECK(positions({.target = "good.example.test"}) == std::vector<std::uint64_t>{3});
        REQUIRE(index.store->parallel_methodologies().value().size() == 1);
        CHECK(index.store->parallel_methodologies().value()[0].toml == "x = 1");
        REQUIRE(index.store->apply(note_entry(5, measure::EditionInForce{.id = "IRS-1.0.0", .first_day = "2026-11-10"})));
        REQUIRE(index.store->apply(note_entry(6, measure::EditionInForce{.id = "IRS-3.0.0", .toml = "y = 1"})));
        CHECK(index.store->parallel_methodologies().value().size() == 1);
        REQUIRE(index.store->editions().value().size() == 2);
        CHECK(index.store->editions().value()[0].position == 5);
        CHECK(std::get<measure::EditionInForce>(index.store->editions().value()[1].note).toml == "y = 1");
    }

    SECTION("what one check said is told day by day, from a day on")
    {
        const auto index = open();
        for (const int day : {20, 21, 22}) {
            const std::vector rows{target_round("good.example.test", day, State::broken)};
            const std::vector votes{consensus("good.example.test", day)};
            REQUIRE(index.store->put_rounds("KE", votes, rows));
        }
        const auto check = consensus("good.example.test", 20).check;

        const auto all = index.views->check_history("good.example.test", check, "2026-11-21", 10).value();
        const auto newest = index.views->check_history("good.example.test", check, "2026-11-01", 1).value();

        REQUIRE(all.size() == 2);
        CHECK(all[0].round == "2026-11-21");
        CHECK(all[1].round == "2026-11-22");
        REQUIRE(newest.size() == 1);
        CHECK(newest[0].round == "2026-11-22");
        CHECK(index.views->check_history("good.example.test", "no.such", "2026-11-01", 9).value().empty());
    }
}

std::vector<RecheckAsk> asks(const store::OpenStore& index, const std::string& probe)
{
    return index.views->recheck_asks(probe, noon(1), 10).value();
}

measure::CaseNote step(std::uint64_t number, measure::CaseStep step)
{
    return {.number = number, .step = step, .target = "good.example.test", .country = "KE", .check = "web.http6"};
}

IndexEntry recheck_entry(std::uint64_t position)
{
    auto entry =
        batch_entry({.position = position, .seq = position, .day = 22, .verdict = verdict(measure::Outcome::pass, 1.0)});
    entry.results[0].attempt = 0;
    return entry;
}

/// A re-check is owed by every probe until it has looked, or the case has its answer; and it is no vote.
void rechecks(const OpenStore& open)
{
    const auto index = open();
    REQUIRE(index.store->apply(frame_entry(1, "1", 10)));
    REQUIRE(index.store->apply(note_entry(2, step(0, measure::CaseStep::disputed))));
    CHECK(asks(index, "probe-a").empty());
    REQUIRE(index.store->apply(note_entry(3, step(2, measure::CaseStep::recheck_asked))));
    REQUIRE(asks(index, "probe-a").size() == 1);
    CHECK(asks(index, "probe-a")[0].number == 2);
    CHECK(asks(index, "probe-a")[0].target == "good.example.test");

    REQUIRE(index.store->apply(recheck_entry(4)));

    CHECK(asks(index, "probe-a").empty());
    CHECK(asks(index, "probe-b").size() == 1);
    const auto found = index.views->rechecks("good.example.test", "web.http6", noon(20), 10).value();
    REQUIRE(found.size() == 1);
    CHECK(found[0].probe == "probe-a");
    CHECK(found[0].verdict.outcome == measure::Outcome::pass);
    CHECK(index.store->rounds("KE").value().empty());
    CHECK(index.store->votes({.country = "KE", .first = "2026-11-01", .last = "2026-11-30"}).value().empty());
    REQUIRE(index.store->apply(note_entry(5, step(2, measure::CaseStep::upheld))));
    CHECK(asks(index, "probe-b").empty());
}

/// Results change what is published only with the next score.
void publication(const OpenStore& open)
{
    const auto index = open();
    REQUIRE(index.store->apply(frame_entry(1, "1", 10)));
    const auto before = index.views->published().value();
    const auto version = index.views->version().value();
    const auto pass = verdict(measure::Outcome::pass, 1.0);

    REQUIRE(index.store->apply(batch_entry({.position = 2, .seq = 2, .verdict = pass})));
    CHECK(index.views->published().value() == before);
    CHECK(index.views->version().value() > version);
    REQUIRE(index.store->put_score(score(21, 0.5)));
    CHECK(index.views->published().value() > before);
}

}  // namespace

/// What is said in public about the numbers, and the scores beside those of the methodology in force.
void hold_to_notes_contract(const OpenStore& open)
{
    SECTION("a re-check is owed until it is there, and has no vote")
    {
        rechecks(open);
    }
    SECTION("what is published changes with scores and imports, not with results")
    {
        publication(open);
    }
    SECTION("countries are known from the day of their first frame on")
    {
        const auto index = open();
        REQUIRE(index.store->apply(frame_entry(1, "1", 10)));
        REQUIRE(index.store->apply(frame_entry(2, "2", 20)));

        CHECK(index.store->countries_by(noon(9)).value().empty());
        CHECK(index.store->countries_by(noon(10)).value() == std::vector<measure::CountryCode>{"KE"});
        CHECK(index.store->countries_by(noon(25)).value() == std::vector<measure::CountryCode>{"KE"});
    }

    SECTION("scores by a methodology beside the one in force stand apart from it")
    {
        const auto index = open();
        auto beside = score(21, 0.4);
        beside.methodology_sha256 = "beside";
        REQUIRE(index.store->put_score(score(21, 0.5)));
        REQUIRE(index.store->put_parallel_score(beside));
        REQUIRE(index.store->put_parallel_score(beside));

        CHECK(index.views->score_history("KE").value().size() == 1);
        REQUIRE(index.views->parallel_scores("KE").value().size() == 1);
        CHECK(index.views->parallel_scores("KE").value()[0].index == 0.4);
        CHECK(index.views->newest_parallel_scores().value().size() == 1);
        CHECK(index.store->parallel_rounds("KE", "beside").value() == std::vector<std::string>{"2026-11-21"});
        CHECK(index.store->parallel_rounds("KE", "other").value().empty());
    }
    notes(open);
}

}  // namespace contract
