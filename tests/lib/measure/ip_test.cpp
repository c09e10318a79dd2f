#include "measure/ip.hpp"

#include <catch2/catch.hpp>

using measure::Family;
using measure::parse_address;
using measure::parse_prefix;

TEST_CASE("RFC 5952: an address is written in its one recommended form", "[measure]")
{
    const auto [text, canonical] = GENERATE(table<std::string, std::string>({
        {"2001:DB8:0:0:0:0:0:1", "2001:db8::1"},
        {"2001:db8::0:1", "2001:db8::1"},
        {"2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"},
        {"::ffff:192.0.2.1", "::ffff:192.0.2.1"},
        {"192.0.2.1", "192.0.2.1"},
        {"::", "::"},
    }));

    CHECK(to_string(parse_address(text).value()) == canonical);
}

TEST_CASE("what is not a plain literal is refused, with a remedy", "[measure]")
{
    const std::string text =
        GENERATE(as<std::string>{}, "", "[2001:db8::1]", "fe80::1%eth0", "192.0.2.1:80", "192.0.2", "192.0.2.256", "1",
                 "2001:db8::1::2", "2001:db8::g", " 192.0.2.1", "example.test", std::string("192.0.2.1\0x", 11));

    const auto address = parse_address(text);

    REQUIRE_FALSE(address);
    CHECK_FALSE(address.error().remedy.empty());
}

TEST_CASE("families have the words of the vocabulary", "[measure]")
{
    CHECK(measure::parse_family("ipv6").value() == Family::ipv6);
    CHECK(to_string(measure::parse_family("ipv4").value()) == "ipv4");
    CHECK_FALSE(measure::parse_family("IPv6"));
}

TEST_CASE("a prefix keeps its text", "[measure]")
{
    const std::string text = GENERATE(as<std::string>{}, "2001:db8::/32", "::/0", "2001:db8::1/128", "192.0.2.0/24",
                                      "0.0.0.0/0", "192.0.2.128/25");

    CHECK(to_string(parse_prefix(text).value()) == text);
}

TEST_CASE("a prefix without sense is refused", "[measure]")
{
    const std::string text =
        GENERATE(as<std::string>{}, "2001:db8::", "2001:db8::/", "2001:db8::/129", "192.0.2.0/33", "2001:db8::/x",
                 "2001:db8::/-1", "2001:db8::/32 ", "2001:db8::1/32", "192.0.2.1/24", "/32");

    CHECK_FALSE(parse_prefix(text));
}

TEST_CASE("set bits beyond the length are named, not silently cleared", "[measure]")
{
    CHECK(parse_prefix("192.0.2.1/24").error().remedy == "write 192.0.2.0/24");
}

TEST_CASE("a block holds the addresses of its family below it", "[measure]")
{
    const auto [block, address, inside] = GENERATE(table<std::string, std::string, bool>({
        {"2001:db8::/32", "2001:db8:ffff::1", true},
        {"2001:db8::/32", "2001:db9::", false},
        {"2001:db8:8000::/33", "2001:db8:7fff::", false},
        {"::/0", "2001:db8::1", true},
        {"::/0", "192.0.2.1", false},
        {"192.0.2.128/25", "192.0.2.127", false},
        {"192.0.2.128/25", "192.0.2.255", true},
        {"0.0.0.0/0", "::", false},
    }));

    CHECK(contains(parse_prefix(block).value(), parse_address(address).value()) == inside);
}

TEST_CASE("the block round an address never grows beyond the address", "[measure]")
{
    const auto address = parse_address("192.0.2.77").value();

    CHECK(to_string(covering(address, 24)) == "192.0.2.0/24");
    CHECK(to_string(covering(address, 200)) == "192.0.2.77/32");
    CHECK(to_string(covering(parse_address("2001:db8:1:2::3").value(), 48)) == "2001:db8:1::/48");
}
