#include "collector/repository/contribution_file.hpp"
#include "tests/fakes/contribution_samples.hpp"

#include <catch2/catch.hpp>

using namespace collector::repository;
using samples::case_text;
using samples::profile_text;
using samples::with;

namespace {

std::string all_errors(const std::string& text)
{
    std::string said;
    for (const auto& error : read_contribution_text(text, "x.md").errors) {
        said += measure::to_string(error) + "\n";
    }
    return said;
}

/// A profile whose lessons are this text.
std::string telling(const std::string& markdown)
{
    return with(profile_text(), "We tell of lessons.", markdown);
}

const std::vector<Block>& lessons_of(const Contribution& it)
{
    return it.sections[6].blocks;
}

}  // namespace

TEST_CASE("a profile tells policy, mandates, plan, procurement, laboratories, training, lessons and security",
          "[repository]")
{
    const auto file = read_contribution_text(profile_text(), "x.md");

    CHECK(all_errors(profile_text()) == "");
    const auto& it = file.contribution;
    CHECK(it.id == "xa");
    CHECK(it.card.contributor == "Ministry of Examples");
    CHECK(it.mandates.front().policy == "egov");
    CHECK(it.milestones.front().state == MilestoneState::done);
    CHECK(it.laboratories.front().probe == "probe-1");
    CHECK(it.events.front().last == "2025-04-02");
    REQUIRE(it.sections.size() == 8);
    CHECK(it.sections.back().key == "security");
    CHECK(it.sections.back().title == "About security");
    CHECK(file.text == profile_text());
}

TEST_CASE("a case study names a series, two windows, what was done, and what else may have moved it", "[repository]")
{
    const auto it = read_contribution_text(case_text(), "x.md").contribution;

    CHECK(all_errors(case_text()) == "");
    CHECK(it.id == "xa-portal");
    CHECK(it.series.figure == "web");
    CHECK(it.series.before.last == "2026-11-09");
    CHECK(it.confounders.front().effect == Effect::raises);
    CHECK(it.sections.size() == 4);
}

TEST_CASE("an error says the line, what is wrong and what to do", "[repository]")
{
    const auto [text, said] = GENERATE(table<std::string, std::string>({
        {"", "x.md:1: the file does not begin with front matter; write a line +++"},
        {with(profile_text(), "kind = \"profile\"", "kind = \"poem\""),
         "x.md:3:8: 'kind': 'poem' is not known; use one of: profile, case_study"},
        {with(profile_text(), "country = \"XA\"", "country = \"Xa\""), "x.md:4:11: 'country': 'Xa' is not a country code"},
        {with(profile_text(), "language = \"en\"", "language = \"English\""),
         "x.md:7:12: 'language': 'English' is not a language tag"},
        {with(profile_text(), "title = \"A title\"", "titel = \"A title\""),
         "x.md:5:9: unknown key 'titel'; did you mean 'title'?"},
        {with(profile_text(), "\"In short.\"", "\"\""), "x.md:6:11: 'summary': it is empty"},
        {with(profile_text(), "https://gazette", "javascript:gazette"), "it is no web address"},
        {with(profile_text(), "\"Workshop\"", "\"Work\\u0007shop\""), "a control character"},
        {with(profile_text(), "last = 2025-04-02", "last = 2025-03-02"), "the event 'Workshop' ends before it begins"},
        {with(profile_text(), "{#lessons}", "{#lesons}"), "no section is called 'lesons'; use one of: policy, mandates"},
        {with(profile_text(), "{#lessons}", ""), "a section has no title or no key"},
        {with(profile_text(), "{#lessons}", "{#policy}"), "the section 'policy' is there twice"},
        {with(profile_text(), "We tell of plan.", ""), "the section 'plan' is empty"},
        {with(profile_text(), "\n## About policy", "\nBefore.\n\n## About policy"), "text stands before the first section"},
        {telling("a <b>word</b>"), "raw HTML is not shown"},
        {telling("<script>alert(1)</script>"), "raw HTML is not shown"},
        {telling("![x](https://example.test/x.png)"), "pictures are not shown"},
        {telling("[x](javascript:alert(1))"), "a link leads to 'javascript:alert(1)'"},
        {telling("[x](//example.test)"), "a link leads to '//example.test'"},
        {telling("# Title"), "a heading of the first level"},
        {telling("##### Deep"), "a heading is too deep"},
        {telling("> > > > > > > > > > > > > > x"), "nested too deeply"},
        {telling("\xff"), "the text is not UTF-8"},
        {telling("\xE2\x80\xAEtxt"), "a mark that turns the reading direction"},
        {telling(std::string(kLongestContribution, 'x')), "the file is larger than 131072 octets"},
        {with(case_text(), "[[confounder]]\nwhat = \"A new host\"\neffect = \"raises\"\n", ""), "no confounder is said"},
        {with(case_text(), "figure = \"web\"", "figure = \"operational\""),
         "no series of a country has the figure 'operational'"},
        {with(case_text(), "\"country\"\nfigure", "\"sector\"\nfigure"), "series.sector does not fit its scope"},
        {with(case_text(), "\"country\"\nfigure", "\"target\"\nfigure"), "series.target does not fit its scope"},
        {with(case_text(), "first = 2026-11-11", "first = 2026-11-09"),
         "the window after begins before the one before ends"},
        {with(case_text(), "last = 2026-11-20", "last = 2026-11-15"), "a window has fewer than 7 days"},
        {with(case_text(), "dated = 2026-11-10", "dated = 2026-10-10"), "was done outside the two windows"},
        {with(case_text(), "name = \"portal\"", "name = \"The Portal\""), "'The Portal' cannot be a name"},
    }));

    CHECK_THAT(all_errors(text), Catch::Matchers::Contains(said));
}

TEST_CASE("the line of an error in the text is that of the file", "[repository]")
{
    const auto text = with(profile_text(), "We tell of policy.", "One line.\n\n<b>");
    const auto before = text.substr(0, text.find("<b>"));
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');

    CHECK_THAT(all_errors(text), Catch::Matchers::StartsWith("x.md:" + std::to_string(line) + ": raw HTML"));
}

TEST_CASE("an example without a source is refused: it speaks of others", "[repository]")
{
    const auto text = with(case_text(), "dated = 2026-11-01\n", "dated = 2026-11-01\nexample = true\n");

    CHECK_THAT(all_errors(text), Catch::Matchers::Contains("an example has no source"));
}

TEST_CASE("Markdown becomes a tree of text", "[repository]")
{
    const auto file = read_contribution_text(
        telling("A *b* **c** `<d>` [e](https://example.test/)  \nf\n\n3. one\n4. two\n\n> q\n\n### h"), "x.md");
    REQUIRE(file.errors.empty());
    const auto& blocks = lessons_of(file.contribution);

    REQUIRE(blocks.size() == 4);
    const auto& spans = blocks[0].spans;
    REQUIRE(spans.size() == 10);
    CHECK(spans[1].kind == SpanKind::emphasis);
    CHECK(spans[5].text == "<d>");
    CHECK(spans[7].url == "https://example.test/");
    CHECK(spans[8].kind == SpanKind::line_break);
    CHECK((blocks[1].ordered && blocks[1].start == 3 && blocks[1].blocks.size() == 2));
    CHECK(blocks[2].kind == BlockKind::quote);
    CHECK((blocks[3].kind == BlockKind::heading && blocks[3].level == 3));
}

TEST_CASE("line ends and marks of other systems make no difference", "[repository]")
{
    std::string text = "\xEF\xBB\xBF";
    for (const char c : profile_text()) {
        text += c == '\n' ? "\r\n" : std::string(1, c);
    }

    CHECK(all_errors(text) == "");
}

TEST_CASE("front matter nested without end is refused and breaks nothing", "[repository]")
{
    std::string dotted = "a";
    for (int i = 0; i < 30'000; ++i) {
        dotted += ".a";
    }

    const auto said =
        GENERATE_COPY(dotted + " = 1", "[" + dotted + "]", "x = {" + dotted + " = 1}", "x = \"#\\\"\"\n" + dotted + " = 1",
                      "x = " + std::string(30'000, '['), "x = \"\"\"\n\"\"\"");
    CHECK(all_errors("+++\n" + said + "\n+++\n") != "");
}
