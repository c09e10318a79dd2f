#include "probe/cpe/link/routes.hpp"

#include <catch2/catch.hpp>

using cpe::link::carries_default_route;

namespace {

constexpr auto kHead = "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\n";
constexpr auto kDefault4 = "eth0\t00000000\t0100A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0\n";
constexpr auto kLink4 = "eth1\t0000A8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n";
constexpr auto kDefault6 =
    "00000000000000000000000000000000 00 00000000000000000000000000000000 00 fe800000000000000000000000000001 "
    "00000400 00000001 00000000 00000003     eth2\n";

}  // namespace

TEST_CASE("an interface with a default route of either family is known", "[cpe]")
{
    const auto routes4 = std::string(kHead) + kDefault4 + kLink4;

    CHECK(carries_default_route(routes4, kDefault6, "eth0"));
    CHECK_FALSE(carries_default_route(routes4, kDefault6, "eth1"));
    CHECK(carries_default_route(routes4, kDefault6, "eth2"));
    CHECK_FALSE(carries_default_route(routes4, kDefault6, "eth3"));
}
