#include "probe/cpe/judge/judge.hpp"
#include "probe/cpe/profiles/profile_file.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace cpe;
using judge::Verdict;

namespace {

judge::Verdicts verdicts_with(const char* row, Verdict verdict)
{
    judge::Verdicts verdicts;
    verdicts.rows.push_back({.row = judge::find_row(row), .finding = judge::find(verdict, "as seen")});
    return verdicts;
}

judge::Profile built_in(const std::string& name)
{
    return profiles::text_of(name).and_then([&](const auto& text) { return profiles::read(text, name); }).value();
}

Verdict told(const std::string& profile, const char* row, Verdict verdict)
{
    auto verdicts = verdicts_with(row, verdict);
    CHECK(judge::apply(verdicts, built_in(profile)));
    return verdicts.rows.front().finding.verdict;
}

}  // namespace

TEST_CASE("profiles: every one that travels in the program can be read, and names rows that there are", "[cpe][profile]")
{
    for (const auto& [name, text] : profiles::embedded()) {
        INFO(name);
        auto verdicts = verdicts_with("L-13", Verdict::pass);
        CHECK(built_in(std::string(name)).name == name);
        CHECK(judge::apply(verdicts, built_in(std::string(name))));
    }
}

TEST_CASE("profiles: the default leaves every verdict as its rule has it", "[cpe][profile]")
{
    CHECK(built_in("7084+9096").rows.empty());
    CHECK(built_in("7084+9096").leaves_out.empty());
}

TEST_CASE("profiles: a stale prefix may live on for two hours under RFC 7084, and a filter is a duty under its successor",
          "[cpe][profile]")
{
    CHECK(told("7084", "L-13", Verdict::warn) == Verdict::pass);
    CHECK(told("7084", "L-13", Verdict::fail) == Verdict::fail);
    CHECK(told("7084bis", "S-2", Verdict::warn) == Verdict::fail);
    CHECK(told("7084+9096", "S-2", Verdict::warn) == Verdict::warn);
}

TEST_CASE("profiles: rows of documents that are left out do not count, and keep their verdict", "[cpe][profile]")
{
    auto verdicts = verdicts_with("L-15", Verdict::fail);

    CHECK(judge::apply(verdicts, built_in("7084")));

    CHECK(verdicts.rows.front().finding.verdict == Verdict::fail);
    CHECK_FALSE(verdicts.by_profile.at(judge::find_row("L-15")).counts);
}

TEST_CASE("profiles: what cannot be meant is refused with its place", "[cpe][profile]")
{
    const auto text = GENERATE(as<std::string>(), "name = 7", "name = \"x\"\ntitle = \"y\"\nmore = 1",
                               "name = \"x\"\ntitle = \"y\"\n[[row]]\nid = \"L-13\"\nfail = \"SAD\"");

    CHECK_FALSE(profiles::read(text, "mine.toml"));
}

TEST_CASE("profiles: a row that there is not is an error", "[cpe][profile]")
{
    auto verdicts = verdicts_with("L-13", Verdict::pass);

    CHECK_FALSE(judge::apply(
        verdicts,
        {.name = "mine", .title = {}, .leaves_out = {}, .rows = {{.id = "L-99", .fail = {}, .warn = {}, .why = {}}}}));
}
