#include "measure/endpoint.hpp"

#include <catch2/catch.hpp>

TEST_CASE("an endpoint is an address with a port, IPv6 in brackets", "[measure]")
{
    CHECK(measure::parse_endpoint("[2001:db8::1]:8443")->port == 8443);
    CHECK(measure::parse_endpoint("192.0.2.1:1")->address.family == measure::Family::ipv4);
    const auto* bad = GENERATE("", ":", "8443", "2001:db8::1:8443", "[192.0.2.1]:80", "[::1]", "[::1]:", "[::1]:0",
                               "[::1]:65536", "[::1]:80x", "example.test:80", "[::1:80");
    CAPTURE(bad);
    CHECK_FALSE(measure::parse_endpoint(bad));
}

TEST_CASE("loopback is ::1 and 127.0.0.0/8, and nothing else", "[measure]")
{
    const auto [text, expected] = GENERATE(table<const char*, bool>({
        {"::1", true},
        {"127.0.0.1", true},
        {"127.255.0.9", true},
        {"::", false},
        {"0.0.0.0", false},
        {"::ffff:127.0.0.1", false},
        {"2001:db8::1", false},
        {"192.0.2.1", false},
    }));
    CAPTURE(text);
    CHECK(measure::is_loopback(measure::parse_address(text).value()) == expected);
}
