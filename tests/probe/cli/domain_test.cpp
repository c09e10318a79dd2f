#include "probe/cli/domain.hpp"

#include <catch2/catch.hpp>

using probe::cli::parse_domain;
using probe::cli::parse_domains;

TEST_CASE("domains as people type them")
{
    CHECK(parse_domain("Example.TEST.") == "example.test");
    CHECK(parse_domain("https://www.example.test/path?x") == "www.example.test");
    CHECK(parse_domain("example.test:8080") == "example.test");
    CHECK(parse_domain("bücher.example.test") == "xn--bcher-kva.example.test");
}

TEST_CASE("what is no domain is refused with a remedy")
{
    for (const auto* text : {"", "localhost", "-a.test", "a..test", "a b.test", "exa_mple.test", "2001:db8::1"}) {
        CAPTURE(text);
        const auto refused = parse_domain(text);
        REQUIRE(!refused);
        CHECK(!refused.error().remedy.empty());
    }
}

TEST_CASE("all errors at once, doubles once")
{
    const auto domains = parse_domains({"a.test", "A.test", "-b.test", "c", "d.test"});
    CHECK(domains.names == std::vector<std::string>{"a.test", "d.test"});
    CHECK(domains.errors.size() == 2);
}
