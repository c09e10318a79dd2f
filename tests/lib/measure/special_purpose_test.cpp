#include "measure/special_purpose.hpp"

#include <catch2/catch.hpp>

namespace {

/// The name of the block that an address lies in; "" for an ordinary address.
std::string block_of(const std::string& literal)
{
    const auto range = measure::special_range(measure::parse_address(literal).value());
    return range ? std::string(range->name) : "";
}

}  // namespace

TEST_CASE("services.md 5.8: addresses that are never a working public service", "[measure][rfc6890]")
{
    const auto [literal, name] = GENERATE(table<std::string, std::string>({
        {"::", "unspecified"},
        {"::1", "loopback"},
        {"::ffff:192.0.2.1", "IPv4-mapped"},
        {"64:ff9b::1", "NAT64 well-known prefix"},
        {"64:ff9b:1::1", "NAT64 local-use prefix"},
        {"100::1", "discard-only"},
        {"2001::1", "Teredo"},
        {"2001:2::1", "benchmarking"},
        {"2001:1ff:ffff::1", "IETF protocol assignments"},
        {"2001:db8::1", "documentation"},
        {"3fff::1", "documentation"},
        {"2002::1", "6to4"},
        {"fd00::1", "unique local"},
        {"fe80::1", "link-local"},
        {"ff02::1", "multicast"},
        {"4000::1", "outside 2000::/3"},
        {"10.1.2.3", "private use"},
        {"100.127.255.255", "shared address space"},
        {"172.31.255.255", "private use"},
        {"192.0.2.1", "documentation"},
        {"198.19.255.255", "benchmarking"},
        {"255.255.255.255", "reserved"},
    }));

    CHECK(block_of(literal) == name);
}

TEST_CASE("the neighbours of special blocks are ordinary", "[measure][rfc6890]")
{
    const std::string literal = GENERATE(as<std::string>{}, "2000::", "2001:200::", "2001:db7:ffff::1", "2001:db9::1",
                                         "2003::1", "3ffd::1", "3fff:1000::1", "9.255.255.255", "11.0.0.0", "100.63.255.255",
                                         "100.128.0.0", "172.32.0.0", "192.0.1.255", "192.0.3.0", "223.255.255.255");

    CHECK(block_of(literal).empty());
    CHECK(measure::is_global(measure::parse_address(literal).value()));
}
