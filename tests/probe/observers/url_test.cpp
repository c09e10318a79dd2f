#include "probe/observers/url.hpp"

#include <catch2/catch.hpp>

using probe::observers::parse_url;

TEST_CASE("host, port and literal of a URL")
{
    const auto plain = parse_url("https://WWW.Example.TEST./a?b#c");
    REQUIRE(plain);
    CHECK(plain->host == "www.example.test");
    CHECK(plain->port == 443);
    CHECK(plain->text.find('#') == std::string::npos);
    CHECK(!plain->literal);
    CHECK(parse_url("http://example.test:8080/")->port == 8080);
    const auto literal = parse_url("http://[2001:db8::1]/");
    REQUIRE(literal);
    CHECK(literal->literal == measure::parse_address("2001:db8::1").value());
    CHECK(literal->host == "2001:db8::1");
}

TEST_CASE("what is no web URL is refused")
{
    for (const auto* text :
         {"", "example.test", "/x", "javascript:alert(1)", "file:///etc/passwd", "https:///x", "https://a:b@c.test/",
          "https://exa mple.test/", "https://example.test:99999/", "https://[2001:db8::zz]/"}) {
        CAPTURE(text);
        CHECK(!parse_url(text));
    }
}
