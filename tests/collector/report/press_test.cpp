#include "collector/report/press.hpp"
#include "collector/report/self_contained.hpp"
#include "tests/fakes/scratch_directory.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using namespace std::chrono_literals;
using collector::report::Press;

namespace {

std::filesystem::path folder_of(const fakes::ScratchDirectory& scratch)
{
    return scratch.file(".");
}

/// A program that takes a browser's words.
Press press_with(const std::filesystem::path& folder, const std::string& script)
{
    const auto program = folder / "browser";
    std::ofstream(program) << "#!/bin/sh\n" << script;
    std::filesystem::permissions(program, std::filesystem::perms::owner_all);
    Press press;
    press.browser = program.string();
    press.patience = 5s;
    press.meanwhile = [](measure::Duration) {};
    return press;
}

constexpr auto kPrints = R"(for word; do case "$word" in --print-to-pdf=*) printf %%PDF >"${word#*=}" ;; esac; done
echo "drawn: $word"
)";

}  // namespace

TEST_CASE("page and PDF come from one run of the browser", "[report]")
{
    const fakes::ScratchDirectory scratch;

    const auto printed = collector::report::print_page(press_with(folder_of(scratch), kPrints), "http://[::1]:1/x?lang=fr",
                                                       folder_of(scratch));

    CHECK(printed.value().page == "drawn: http://[::1]:1/x?lang=fr\n");
    CHECK(printed.value().pdf == "%PDF");
}

TEST_CASE("a browser that is not there, fails or prints nothing is named with a remedy", "[report]")
{
    const fakes::ScratchDirectory scratch;
    auto missing = press_with(folder_of(scratch), "");
    missing.browser = "/nonexistent/chromium";

    const auto none = collector::report::print_page(missing, "x", folder_of(scratch));
    const auto fails =
        collector::report::print_page(press_with(folder_of(scratch), "echo sad >&2; exit 3\n"), "x", folder_of(scratch));

    CHECK(none.error().where == "/nonexistent/chromium");
    CHECK_FALSE(none.error().remedy.empty());
    CHECK(fails.error().what.find("sad") != std::string::npos);
    CHECK_FALSE(
        collector::report::print_page(press_with(folder_of(scratch), "exit 0\n"), "x", folder_of(scratch)).has_value());
}

TEST_CASE("a browser that does not end is ended", "[report]")
{
    const fakes::ScratchDirectory scratch;
    auto press = press_with(folder_of(scratch), "exec tail -f /dev/null\n");
    press.patience = 100ms;

    const auto printed = collector::report::print_page(press, "x", folder_of(scratch));

    CHECK(printed.error().what.find("did not end in time") != std::string::npos);
}

TEST_CASE("the page that is kept has its style inside and no script", "[report]")
{
    const auto page = collector::report::self_contained(
        "<head><!--style--><link><!--/style--><!--script--><script src=x></script><!--/script--></head>"
        "<main data-view=\"report\">text</main>",
        "a{}");

    CHECK(page.value().find("<style>a{}</style>") != std::string::npos);
    CHECK(page.value().find("Content-Security-Policy") != std::string::npos);
    CHECK(page.value().find("<script") == std::string::npos);
    CHECK(page.value().find("<link") == std::string::npos);
}

TEST_CASE("a page that did not draw itself is no report", "[report]")
{
    CHECK_FALSE(collector::report::self_contained("<main aria-busy=\"true\"></main>", "").has_value());
}
