#include "codec/note_json.hpp"

#include <catch2/catch.hpp>

TEST_CASE("A note of every kind comes back from its text as it was", "[codec][notes]")
{
    const std::vector<measure::PublicNote> notes{
        measure::Erratum{.dated = "2026-11-21", .country = "KE", .what = "a \"defect\"", .numbers = "web", .why = "why"},
        measure::CaseNote{.number = 7,
                          .step = measure::CaseStep::corrected,
                          .target = "a.example.test",
                          .country = "KE",
                          .check = "web.http6",
                          .by = "Ministry",
                          .text = "text\nof two lines"},
        measure::ParallelMethodology{.id = "IRS-2.0.0", .sha256 = "ff", .first_day = "2026-12-01", .toml = "schema = 1\n"},
        measure::EditionInForce{.id = "IRS-2.0.0", .sha256 = "ff", .first_day = "2026-12-01", .toml = "schema = 1\n"}};

    for (const auto& note : notes) {
        const auto text = codec::note_text(note);
        const auto again = codec::read_note(text);

        REQUIRE(again);
        CHECK(again->index() == note.index());
        CHECK(codec::note_text(*again) == text);
        CHECK(text.find('\n') == std::string::npos);
    }
}

TEST_CASE("A note of an unknown kind, of an unknown step or without a member is an error", "[codec][notes]")
{
    CHECK_FALSE(codec::read_note(R"({"kind":"poem"})"));
    CHECK_FALSE(codec::read_note(R"({"kind":"erratum","dated":"2026-11-21"})"));
    CHECK_FALSE(codec::read_note(R"({"kind":"case","number":1,"step":"shrugged"})"));
    CHECK_FALSE(codec::read_note("[]"));
    CHECK_FALSE(codec::read_note("{"));
}
