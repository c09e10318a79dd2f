#include "measure/target.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

TEST_CASE("W-1: apex, www and the declared hosts, each once, in that order", "[measure]")
{
    const measure::Target target{.domain = "example.test",
                                 .hosts = {"tax.example.test", "www.example.test", "tax.example.test"}};

    CHECK(measure::web_names(target) == std::vector<std::string>{"example.test", "www.example.test", "tax.example.test"});
}

TEST_CASE("a target that is itself a www name gets no second www", "[measure]")
{
    CHECK(measure::web_names({.domain = "www.example.test"}) == std::vector<std::string>{"www.example.test"});
}

TEST_CASE("sectors are a closed list without repetition", "[measure]")
{
    auto sectors = measure::sectors();
    CHECK(std::find(sectors.begin(), sectors.end(), "health") != sectors.end());

    std::sort(sectors.begin(), sectors.end());

    CHECK(std::adjacent_find(sectors.begin(), sectors.end()) == sectors.end());
}
