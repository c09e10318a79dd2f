#include "wire/echo_packet.hpp"
#include "wire/probing_file.hpp"

#include <catch2/catch.hpp>

TEST_CASE("RFC 9511 section 2.2.1: its own example introduces somebody", "[wire][rfc9511]")
{
    const auto read = wire::parse_probing_file("# Canonical URI (if any)\n"
                                               "Canonical: https://example.net/measurement.txt\r\n"
                                               "\n# Contact address\nContact: mailto:lab@example.net\n"
                                               "Expires: 2023-12-31T18:37:07z\nPreferred-Languages: en, es, fr\n"
                                               "description: This is a one-line string.\nDescription: a second one\n");

    REQUIRE(read);
    CHECK(read->contacts == std::vector<std::string>{"mailto:lab@example.net"});
    CHECK(read->canonical == std::vector<std::string>{"https://example.net/measurement.txt"});
    CHECK(read->description == "This is a one-line string.");
    CHECK(measure::to_rfc3339(*read->expires).starts_with("2023-12-31T18:37:07"));
}

TEST_CASE("a page for names that a server does not know introduces nobody", "[wire][rfc9511]")
{
    const auto text = GENERATE(as<std::string>(), "", "<html><title>404: not found</title>", "Contact: nobody in particular",
                               "# Contact: mailto:a@example.test", "Expires: tomorrow");

    CHECK_FALSE(wire::parse_probing_file(text));
}

TEST_CASE("a description file is bounded in every direction", "[wire]")
{
    std::string text = "Description: " + std::string(1000, 'd') + "\n";
    for (int i = 0; i < 3000; ++i) {
        text += "Contact: mailto:a" + std::to_string(i) + "@example.test\n";
    }

    const auto read = wire::parse_probing_file(text);

    REQUIRE(read);
    CHECK(read->description.size() == 300);
    CHECK(read->contacts.size() == 8);
}

TEST_CASE("RFC 4443 section 4: a reply brings back sequence number and data", "[wire][rfc4443]")
{
    const std::string uri("https://probe.example.test/\0", 28);
    auto packet = wire::echo_request(0xabcd, 0x0102, uri);

    CHECK(packet.size() == 8 + uri.size());
    CHECK_FALSE(wire::answers_echo(packet, 0x0102, uri));
    packet[0] = static_cast<char>(129);
    CHECK(wire::answers_echo(packet, 0x0102, uri));
    CHECK_FALSE(wire::answers_echo(packet, 0x0103, uri));
    CHECK_FALSE(wire::answers_echo(packet, 0x0102, uri + "x"));
    CHECK_FALSE(wire::answers_echo(packet.substr(0, 7), 0x0102, ""));
}
