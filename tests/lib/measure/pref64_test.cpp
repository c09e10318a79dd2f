#include "measure/pref64.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace {

measure::Address address(const std::string& text)
{
    return measure::parse_address(text).value();
}

}  // namespace

TEST_CASE("RFC 6052 section 2.4: an IPv4 address in every prefix, there and back", "[measure][rfc6052]")
{
    const auto [prefix, made] = GENERATE(table<std::string, std::string>({
        {"2001:db8::/32", "2001:db8:c000:221::"},
        {"2001:db8:100::/40", "2001:db8:1c0:2:21::"},
        {"2001:db8:122::/48", "2001:db8:122:c000:2:2100::"},
        {"2001:db8:122:300::/56", "2001:db8:122:3c0:0:221::"},
        {"2001:db8:122:344::/64", "2001:db8:122:344:c0:2:2100::"},
        {"2001:db8:122:344::/96", "2001:db8:122:344::192.0.2.33"},
    }));
    const auto block = measure::parse_prefix(prefix).value();

    REQUIRE(measure::has_room_for_ipv4(block));
    const auto embedded = measure::embed(block, address("192.0.2.33"));

    CHECK(embedded == address(made));
    CHECK(measure::embedded(block, embedded) == address("192.0.2.33"));
    CHECK_FALSE(measure::embedded(block, address("2001:db9::1")));
}

TEST_CASE("RFC 6052: what a base has behind its prefix is left out, and a /80 has no room", "[measure][rfc6052]")
{
    const auto made = measure::embed({.base = address("2001:db8:122:344:1:2:3:4"), .length = 48}, address("192.0.2.33"));

    CHECK(made == address("2001:db8:122:c000:2:2100::"));
    CHECK_FALSE(measure::has_room_for_ipv4({.base = address("2001:db8::"), .length = 80}));
    CHECK_FALSE(measure::has_room_for_ipv4({.base = address("192.0.2.0"), .length = 32}));
}

TEST_CASE("RFC 7050 section 3: what a DNS64 makes of ipv4only.arpa tells its prefix", "[measure][rfc7050]")
{
    const auto prefix = measure::parse_prefix(
        GENERATE(as<std::string>(), "2001:db8::/32", "2001:db8:122::/48", "2001:db8:122:344::/64", "64:ff9b::/96"));
    const std::vector made{measure::embed(*prefix, address("192.0.0.170")), measure::embed(*prefix, address("192.0.0.171"))};

    CHECK(measure::prefixes_in(made) == std::vector{*prefix});
}

TEST_CASE("RFC 7050 section 3: an address with the well-known one in two places tells nothing", "[measure][rfc7050]")
{
    const std::vector twice{address("2001:db8:c000:aa::192.0.0.170")};
    const std::vector other{address("2001:db8:c000:aa::192.0.0.171")};

    CHECK(measure::prefixes_in(twice).empty());
    CHECK(measure::prefixes_in(other).size() == 1);
    CHECK(measure::prefixes_in(std::vector{address("2001:db8::1"), address("192.0.0.170")}).empty());
}
