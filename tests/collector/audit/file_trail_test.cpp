#include "collector/audit/deed_line.hpp"
#include "collector/audit/file_trail.hpp"
#include "tests/fakes/scratch_directory.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace collector;
using audit::FileTrail;

namespace {

Deed deed(const std::string& who, const std::string& subject = "/api/v1/targets/a.example.test/verdicts")
{
    return {.number = 0,
            .at = measure::parse_rfc3339("2026-11-21T05:00:00Z").value(),
            .who = who,
            .roles = {"partner"},
            .action = "read",
            .subject = subject,
            .from = "2001:db8::1",
            .outcome = "allowed"};
}

std::string text_of(const std::filesystem::path& file)
{
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("deeds are told newest first, numbered without gaps, and the chain verifies", "[audit]")
{
    const fakes::ScratchDirectory directory;
    FileTrail trail(directory.file("audit.ndjson"));
    REQUIRE(trail.record(deed("a")));
    FileTrail other(directory.file("audit.ndjson"));
    REQUIRE(other.record(deed("b")));
    REQUIRE(trail.record(deed("c")));

    const auto newest = trail.newest(2).value();
    REQUIRE(newest.size() == 2);
    CHECK(newest[0].who == "c");
    CHECK(newest[0].number == 3);
    CHECK(newest[1].who == "b");
    CHECK(trail.verify()->deeds == 3);
    CHECK(trail.verify()->findings.empty());
}

TEST_CASE("a changed, a removed or a moved line is found", "[audit][fault]")
{
    const fakes::ScratchDirectory directory;
    const auto file = directory.file("audit.ndjson");
    FileTrail trail(file);
    for (const auto* who : {"a", "b", "c"}) {
        REQUIRE(trail.record(deed(who)));
    }
    auto text = text_of(file);
    SECTION("changed")
    {
        text.replace(text.find("\"who\":\"b\""), 9, "\"who\":\"x\"");
    }
    SECTION("removed")
    {
        text.erase(0, text.find('\n') + 1);
    }
    std::ofstream(file) << text;

    CHECK_FALSE(trail.verify()->findings.empty());
}

TEST_CASE("a line that a crash tore is cut off, and the next one follows the last whole one", "[audit][fault]")
{
    const fakes::ScratchDirectory directory;
    const auto file = directory.file("audit.ndjson");
    FileTrail trail(file);
    REQUIRE(trail.record(deed("a")));
    std::ofstream(file, std::ios::app) << R"({"schema":1,"numb)";

    REQUIRE(trail.record(deed("b")));

    CHECK(trail.verify()->findings.empty());
    CHECK(trail.newest(1)->front().number == 2);
}

TEST_CASE("text of strangers stays inside its line and its string", "[audit][hostile]")
{
    const std::string hostile = "/x\r\n{\"who\":\"operator\"}\x1b[2J\xff\xE2\x80\xAE";
    const auto line = audit::deed_line(deed("a", hostile), audit::kNoHash);

    CHECK(std::ranges::all_of(line, [](char c) { return c >= ' ' && c <= '~'; }));
    CHECK(audit::read_line(line)->deed.who == "a");
}

TEST_CASE("a trail that cannot be written is an error that says so", "[audit][fault]")
{
    FileTrail trail("/proc/nowhere/audit.ndjson");

    CHECK_FALSE(trail.record(deed("a")));
}
