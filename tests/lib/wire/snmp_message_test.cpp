#include "wire/snmp_message.hpp"

#include <catch2/catch.hpp>

namespace {

using measure::FailureKind;

constexpr std::uint32_t kNumber = 0x01020304;

/// A Report of SNMPv3 with this message id, as an agent sends it (RFC 3414 section 4); only its head matters.
std::string report(const std::string& id)
{
    const std::string head = id + std::string("\x02\x03\x00\xff\xe3\x04\x01\x00\x02\x01\x03", 11);
    const std::string body = "\x04\x02xy\x30";
    const auto content = std::string("\x02\x01\x03\x30", 4) + static_cast<char>(head.size()) + head + body + '\0';
    return std::string("\x30", 1) + static_cast<char>(content.size()) + content;
}

const std::string kId("\x02\x04\x01\x02\x03\x04", 6);

FailureKind refusal(const std::string& octets)
{
    const auto failure = wire::refuse_snmp(octets, kNumber);
    REQUIRE(failure);
    return failure->kind;
}

}  // namespace

TEST_CASE("S-1: the question to an SNMP engine carries no secret", "[wire][rfc3414]")
{
    const auto question = wire::snmp_question(kNumber);

    CHECK(question.size() < 128);
    CHECK(static_cast<std::size_t>(question[1]) == question.size() - 2);
    CHECK(question.substr(0, 5) == std::string("\x30", 1) + question[1] + std::string("\x02\x01\x03", 3));
    CHECK(question.find("public") == std::string::npos);
    CHECK_FALSE(wire::refuse_snmp(question, kNumber));
}

TEST_CASE("S-1: an answer is one by its version and message id", "[wire][rfc3412]")
{
    CHECK_FALSE(wire::refuse_snmp(report(kId), kNumber));
    CHECK(refusal(report(std::string("\x02\x01\x07", 3))) == FailureKind::mismatch);
    CHECK(refusal(report(std::string("\x02\x04\xff\x02\x03\x04", 6))) == FailureKind::malformed);
}

TEST_CASE("S-1: what the agent of Net-SNMP 5.9.3 answered", "[wire][rfc3414]")
{
    const std::string answer(
        "\x30\x71\x02\x01\x03\x30\x11\x02\x04\x01\x02\x03\x04\x02\x03\x00\xff\xcf\x04\x01\x00\x02\x01\x03"
        "\x04\x21\x30\x1f\x04\x11\x80\x00\x1f\x88\x80\xfd\x0d\xa4\x48\x1a\xd9\x01\x6b\x00\x00\x00\x00\x02"
        "\x01\x01\x02\x01\x04\x04\x00\x04\x00\x04\x00\x30\x36\x04\x11\x80\x00\x1f\x88\x80\xfd\x0d\xa4\x48"
        "\x1a\xd9\x01\x6b\x00\x00\x00\x00\x04\x00\xa8\x1f\x02\x04\x01\x02\x03\x04\x02\x01\x00\x02\x01\x00"
        "\x30\x11\x30\x0f\x06\x0a\x2b\x06\x01\x06\x03\x0f\x01\x01\x04\x00\x41\x01\x01",
        115);
    CHECK_FALSE(wire::refuse_snmp(answer, kNumber));
}

TEST_CASE("S-1: whatever else comes is refused", "[wire][rfc3417]")
{
    const auto whole = report(kId);
    for (std::size_t length = 0; length < whole.size(); ++length) {
        CHECK(refusal(whole.substr(0, length)) == FailureKind::malformed);
    }
    const auto octets =
        GENERATE(as<std::string>{}, std::string("\x30\x80\x02\x01\x03\x00\x00", 7),
                 std::string("\x30\x84\xff\xff\xff\xff\x02\x01\x03", 9), std::string("\x30\x03\x02\x01\x00", 5),
                 std::string("\x30\x02\x02\x00", 4), std::string("HTTP/1.1 400"), std::string(1500, '\x30'));
    CHECK(refusal(octets) == FailureKind::malformed);
}

TEST_CASE("S-1: lengths in the long form are read", "[wire]")
{
    auto whole = report(kId);
    const auto length = whole[1];
    whole.replace(1, 1, std::string("\x82\0", 2) + length);
    CHECK_FALSE(wire::refuse_snmp(whole, kNumber));
}
