#include "collector/aggregate/mending_order.hpp"

#include <catch2/catch.hpp>

using namespace collector::aggregate;

namespace {

std::vector<Needs> mended(const std::vector<MendingStep>& steps)
{
    std::vector<Needs> list;
    for (const auto& step : steps) {
        list.push_back(step.mend);
    }
    return list;
}

}  // namespace

TEST_CASE("what frees most services for each thing mended goes first", "[aggregate][leverage]")
{
    const auto steps = mending_order({{{0}, 2}, {{1}, 5}, {{2, 3}, 9}}, 10);

    CHECK(mended(steps) == std::vector<Needs>{{1}, {2, 3}, {0}});
    CHECK(steps[0].gained == 5);
    CHECK(steps[1].gained == 9);
}

TEST_CASE("a bundle frees what needs a part of it, and later steps need only the rest", "[aggregate][leverage]")
{
    const auto steps = mending_order({{{0, 1}, 3}, {{0}, 1}, {{1, 2}, 2}}, 10);

    // {0, 1}: 4 services for two things; then {1, 2} needs {2} alone.
    REQUIRE(steps.size() == 2);
    CHECK(steps[0].mend == Needs{0, 1});
    CHECK(steps[0].gained == 4);
    CHECK(steps[1].mend == Needs{2});
    CHECK(steps[1].gained == 2);
}

TEST_CASE("no more things are mended than asked for, and services already whole need none", "[aggregate][leverage]")
{
    CHECK(mended(mending_order({{{}, 7}, {{0, 1}, 9}, {{2}, 1}}, 1)) == std::vector<Needs>{{2}});
    CHECK(mending_order({{{}, 7}}, 10).empty());
    CHECK(mending_order({{{0}, 1}}, 0).empty());
}

TEST_CASE("equal bundles are mended in their order", "[aggregate][leverage]")
{
    CHECK(mended(mending_order({{{2}, 1}, {{0}, 1}, {{1}, 1}}, 10)) == std::vector<Needs>{{0}, {1}, {2}});
}
