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

}  // namespace

/// What is said in public about the numbers, and the scores beside those of the methodology in force.
void hold_to_notes_contract(const OpenStore& open)
{
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
