#include "probe/cpe/frames/dhcp6.hpp"

#include <catch2/catch.hpp>

using namespace cpe::frames;
using namespace cpe::frames::dhcp6;

namespace {

Message renewal()
{
    Association association{.code = option::kIaPd, .id = 7, .t1 = 60, .t2 = 120};
    association.leased = {{.prefix = prefix("2001:db8:5600::/56"), .preferred = 300, .valid = 600}};
    Message message{.kind = Kind::renew, .transaction = 0x123456};
    message.options = {number_option(option::kElapsed, 0, 2),
                       addresses_option(option::kDnsServers, {address("2001:db8::53")}),
                       to_option(association),
                       {.code = option::kRequest, .data = {0, 23, 0, 82}}};
    return message;
}

}  // namespace

TEST_CASE("a DHCPv6 message reads as it was written", "[cpe]")
{
    const auto message = read(write(renewal()));

    REQUIRE(message);
    CHECK(message->kind == Kind::renew);
    CHECK(message->transaction == 0x123456);
    const auto given = associations(*message, option::kIaPd);
    REQUIRE(given.size() == 1);
    CHECK(given[0].t2 == 120);
    CHECK(given[0].leased.at(0).prefix == prefix("2001:db8:5600::/56"));
    CHECK(given[0].leased.at(0).valid == 600);
    CHECK_FALSE(given[0].status);
    CHECK(asks_for(*message, option::kSolMaxRt));
    CHECK_FALSE(asks_for(*message, option::kSearchList));
    CHECK(addresses_of(*dhcp6::find(message->options, option::kDnsServers)).size() == 1);
}

TEST_CASE("a refused association says why", "[cpe]")
{
    const Association refused{.code = option::kIaNa, .id = 1, .status = status::kNoAddresses};

    const auto message = read(write({.kind = Kind::advertise, .options = {to_option(refused)}}));

    CHECK(associations(*message, option::kIaNa).at(0).status == status::kNoAddresses);
}

TEST_CASE("a message cut within an option is none", "[cpe]")
{
    const auto whole = write(renewal());

    CHECK_FALSE(read(OctetView(whole).first(whole.size() - 1)));
    CHECK_FALSE(read(OctetView(whole).first(3)));
    CHECK(read(OctetView(whole).first(4)));
}

TEST_CASE("relay messages are not for clients and servers", "[cpe]")
{
    CHECK_FALSE(read(Octets{12, 0, 0, 0}));
    CHECK_FALSE(read(Octets{0, 0, 0, 0}));
}
