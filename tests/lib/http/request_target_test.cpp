#include "http/request_target.hpp"

#include <catch2/catch.hpp>

#include <string>

using http::read_target;

TEST_CASE("a target is decoded; the first of a repeated key stands", "[http]")
{
    const auto target = read_target("/api/a%20b?q=x+y%26z&q=2&empty=");

    REQUIRE(target);
    CHECK(target->path == "/api/a b");
    CHECK(target->query.at("q") == "x y&z");
    CHECK(target->query.at("empty").empty());
}

TEST_CASE("the absolute form is understood", "[http]")
{
    const auto target = read_target("http://example.test:8080/livez?x=1");

    REQUIRE(target);
    CHECK(target->path == "/livez");
    CHECK(target->query.at("x") == "1");
}

TEST_CASE("what is not a path is refused", "[http]")
{
    const auto text = GENERATE(as<std::string>{}, "", "*", "a", "/%", "/%zz", "/a b", "/a#b", "/a%00", "/?x=%00");

    CHECK_FALSE(read_target(text));
}
