#include "probe/cpe/frames/softwire.hpp"

#include <catch2/catch.hpp>

using namespace cpe::frames;
using namespace cpe::frames::softwire;

namespace {

const auto kHome = prefix("2001:db8:12:3400::/56");

Prefix ipv4(const char* text, std::uint8_t length)
{
    return {.base = address(text), .length = length};
}

}  // namespace

TEST_CASE("MAP: RFC 7597 appendix A, example 1: sixteen embedded bits, 256 homes on one address", "[cpe]")
{
    const Rule rule{.ipv6 = prefix("2001:db8::/40"), .ipv4 = ipv4("192.0.2.0", 24), .embedded_length = 16};

    const auto mapping = map(rule, kHome);

    REQUIRE(mapping);
    CHECK(mapping->address == address("192.0.2.18"));
    CHECK(mapping->ports == PortSet{.offset = 6, .id_length = 8, .id = 0x34});
    CHECK(mapping->endpoint == address("2001:db8:12:3400:0:c000:212:34"));
}

TEST_CASE("MAP: the ports of that example, to the last one", "[cpe]")
{
    const PortSet ports{.offset = 6, .id_length = 8, .id = 0x34};

    int owned = 0;
    for (int port = 0; port <= 0xFFFF; ++port) {
        owned += ports.has(static_cast<std::uint16_t>(port)) ? 1 : 0;
    }

    CHECK(owned == 63 * 4);
    for (const int first : {1232, 2256, 63696, 64720}) {
        CHECK_FALSE(ports.has(static_cast<std::uint16_t>(first - 1)));
        CHECK(ports.has(static_cast<std::uint16_t>(first)));
        CHECK(ports.has(static_cast<std::uint16_t>(first + 3)));
        CHECK_FALSE(ports.has(static_cast<std::uint16_t>(first + 4)));
    }
    CHECK_FALSE(ports.has(0x34 << 2));  // 208: the first range of all is nobody's
}

TEST_CASE("MAP: an offset of zero leaves no port out", "[cpe]")
{
    const PortSet ports{.offset = 0, .id_length = 8, .id = 0};

    CHECK(ports.has(0));
    CHECK(ports.has(255));
    CHECK_FALSE(ports.has(256));
}

TEST_CASE("MAP: RFC 7597 appendix A, examples 4 and 5: nothing embedded", "[cpe]")
{
    const Rule whole{.ipv6 = kHome, .ipv4 = ipv4("192.0.2.18", 32), .embedded_length = 0};
    const Binding shared{
        .address = address("192.0.2.18"), .prefix = kHome, .ports = {.offset = 6, .id_length = 8, .id = 0x34}};

    CHECK(map(whole, kHome)->endpoint == address("2001:db8:12:3400:0:c000:212:0"));
    CHECK(map(whole, kHome)->ports.has(1));
    CHECK(map(shared).endpoint == address("2001:db8:12:3400:0:c000:212:34"));
}

TEST_CASE("MAP: a home outside the rule, or too large for it, has no mapping", "[cpe]")
{
    const Rule rule{.ipv6 = prefix("2001:db8::/40"), .ipv4 = ipv4("192.0.2.0", 24), .embedded_length = 16};

    CHECK_FALSE(map(rule, prefix("2001:db9:12:3400::/56")));
    CHECK_FALSE(map(rule, prefix("2001:db8:12::/48")));
    CHECK_FALSE(map({.ipv6 = rule.ipv6, .ipv4 = rule.ipv4, .embedded_length = 4}, kHome));
}

TEST_CASE("an offer comes back from its option as it was", "[cpe]")
{
    const Offer offer{
        .rule = Rule{.ipv6 = prefix("2001:db8::/40"), .ipv4 = ipv4("192.0.2.0", 24), .embedded_length = 16, .offset = 4},
        .binding =
            Binding{.address = address("192.0.2.18"), .prefix = kHome, .ports = {.offset = 6, .id_length = 8, .id = 0x34}},
        .relay = address("2001:db8:ffff::1"),
        .default_mapping = prefix("2001:db8:ffff::/64")};

    const auto back = read(to_option(option::kMapE, offer));

    REQUIRE(back);
    CHECK(back->rule->ipv6 == offer.rule->ipv6);
    CHECK(back->rule->ipv4 == offer.rule->ipv4);
    CHECK(back->rule->embedded_length == 16);
    CHECK(back->rule->offset == 4);
    CHECK(back->relay == offer.relay);
    CHECK(back->default_mapping == offer.default_mapping);
    CHECK(back->binding->address == offer.binding->address);
    CHECK(back->binding->prefix == kHome);
    CHECK(back->binding->ports == offer.binding->ports);
}

TEST_CASE("an option that ends too soon is no offer", "[cpe]")
{
    CHECK_FALSE(read({.code = option::kMapE, .data = {0, 89, 0}}));
    CHECK_FALSE(read({.code = option::kMapE, .data = {0, 89, 0, 3, 1, 16, 24}})->rule);
    CHECK_FALSE(read({.code = option::kMapE, .data = {0, 90, 0, 1, 7}})->relay);
}
