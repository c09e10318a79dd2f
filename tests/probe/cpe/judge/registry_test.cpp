#include "probe/cpe/judge/row.hpp"
#include "probe/cpe/phases/script.hpp"

#include <catch2/catch.hpp>

#include <ranges>
#include <set>

using namespace cpe::judge;

TEST_CASE("rows have ids of their own, and checks too", "[cpe]")
{
    std::set<std::string> checks;
    for (const auto* row : all_rows()) {
        CHECK(checks.insert(check_id(*row)).second);
        CHECK(find_row(row->id) == row);
        CHECK(find_row(check_id(*row)) == row);
    }
    CHECK(find_row("cpe.w2a")->id == "W-2a");
    CHECK(find_row("W-99") == nullptr);
}

TEST_CASE("a row is automated exactly when it has a rule; any other says why not", "[cpe]")
{
    for (const auto* row : all_rows()) {
        INFO(row->id);
        CHECK((row->rule != nullptr) == (row->status == Status::automated));
        CHECK((row->rule != nullptr) == row->why.empty());
        CHECK_FALSE(row->requirement.empty());
        CHECK_FALSE(row->document.empty());
    }
}

TEST_CASE("the phases of an automated row exist", "[cpe]")
{
    for (const auto* row : all_rows()) {
        for (const auto part : std::views::split(row->phases, ' ')) {
            INFO(row->id);
            CHECK((row->rule == nullptr || cpe::phases::find_phase(std::string_view(part.begin(), part.end())) != nullptr));
        }
    }
}
