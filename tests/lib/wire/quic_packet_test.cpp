#include "wire/quic_packet.hpp"

#include <catch2/catch.hpp>

namespace {

constexpr wire::ConnectionId kTheirs{1, 2, 3, 4, 5, 6, 7, 8};
constexpr wire::ConnectionId kOurs{9, 10, 11, 12, 13, 14, 15, 16};

std::string answer(const std::string& versions)
{
    std::string octets("\x80\0\0\0\0", 5);
    octets += '\x08' + std::string(kOurs.begin(), kOurs.end());
    octets += '\x08' + std::string(kTheirs.begin(), kTheirs.end());
    return octets + versions;
}

measure::FailureKind refusal(const std::string& octets)
{
    return wire::quic_versions(octets, kTheirs, kOurs).error().kind;
}

}  // namespace

TEST_CASE("W-9: the question is a long-header packet of 1200 octets with a reserved version", "[wire][rfc9000]")
{
    const auto packet = wire::quic_question(kTheirs, kOurs);
    CHECK(packet.size() == 1200);
    CHECK((static_cast<unsigned char>(packet[0]) & 0xc0U) == 0xc0U);
    CHECK((wire::kUnspokenVersion & 0x0f0f0f0fU) == 0x0a0a0a0aU);
    CHECK(packet.substr(1, 4) == "\x1a\x2a\x3a\x4a");
    CHECK(packet[5] == 8);
    CHECK(packet[14] == 8);
}

TEST_CASE("W-9: the versions of an answer", "[wire][rfc8999]")
{
    const auto versions =
        wire::quic_versions(answer(std::string("\0\0\0\x01\x6b\x33\x43\xcf\xba\xba\xba\xba", 12)), kTheirs, kOurs);
    REQUIRE(versions);
    CHECK(*versions == std::vector<std::uint32_t>{1, 0x6b3343cf, 0xbabababa});
}

TEST_CASE("W-9: what is no answer to our packet is refused", "[wire][rfc9000]")
{
    using measure::FailureKind;
    const std::string one("\0\0\0\x01", 4);
    CHECK(refusal("") == FailureKind::malformed);
    CHECK(refusal("\x40 short header") == FailureKind::malformed);
    CHECK(refusal(wire::quic_question(kTheirs, kOurs)) == FailureKind::malformed);
    CHECK(refusal(answer("")) == FailureKind::malformed);
    CHECK(refusal(answer("abc")) == FailureKind::malformed);
    auto other = answer(one);
    other[6] = 0;
    CHECK(refusal(other) == FailureKind::mismatch);
    CHECK(refusal(answer(one).substr(0, 12)) == FailureKind::mismatch);
    CHECK(wire::quic_versions(answer(std::string(4000, 'v')), kTheirs, kOurs)->size() == 32);
}
