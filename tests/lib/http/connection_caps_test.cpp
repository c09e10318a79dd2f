#include "http/connection_caps.hpp"

#include <catch2/catch.hpp>

using http::ConnectionCaps;

namespace {

measure::Address address(const char* text)
{
    return measure::parse_address(text).value();
}

}  // namespace

TEST_CASE("one /64 may not take more than its share", "[http]")
{
    ConnectionCaps caps{10, 2};
    caps.enter(address("2001:db8::1"));
    caps.enter(address("2001:db8::2"));

    CHECK_FALSE(caps.enter(address("2001:db8::3")));
    CHECK(caps.enter(address("2001:db8:0:1::1")));
    CHECK(caps.open() == 3);
}

TEST_CASE("IPv4 neighbours do not share a cap", "[http]")
{
    ConnectionCaps caps{10, 1};

    CHECK(caps.enter(address("192.0.2.1")));
    CHECK(caps.enter(address("192.0.2.2")));
    CHECK_FALSE(caps.enter(address("192.0.2.2")));
}

TEST_CASE("the total cap holds over all peers, and what leaves makes room", "[http]")
{
    ConnectionCaps caps{1, 5};
    caps.enter(address("192.0.2.1"));
    const bool full = !caps.enter(address("2001:db8::1"));

    caps.leave(address("192.0.2.1"));

    CHECK(full);
    CHECK(caps.enter(address("2001:db8::1")));
}
