#include "probe/politeness/pace.hpp"

#include <catch2/catch.hpp>

using measure::Duration;
using probe::politeness::Pace;
using namespace std::chrono_literals;

namespace {

measure::Address at(const char* text)
{
    return measure::parse_address(text).value();
}

}  // namespace

TEST_CASE("connections to one address begin a gap apart")
{
    Pace pace({});
    CHECK(pace.book_connection(at("2001:db8::1"), 0s) == 0s);
    CHECK(pace.book_connection(at("2001:db8::1"), 0s) == 1s);
    CHECK(pace.book_connection(at("2001:db8::1"), 500ms) == 1500ms);
    CHECK(pace.book_connection(at("2001:db8::1"), 10s) == 0s);
}

TEST_CASE("connections into one block begin a gap apart, into another they do not wait for it")
{
    Pace pace({});
    CHECK(pace.book_connection(at("2001:db8::1"), 0s) == 0s);
    CHECK(pace.book_connection(at("2001:db8::2"), 0s) == 200ms);
    CHECK(pace.book_connection(at("192.0.2.1"), 0s) == 10ms);
    CHECK(pace.book_connection(at("192.0.2.2"), 10ms) == 200ms);
}

TEST_CASE("one slow address does not hold up the others")
{
    Pace pace({});
    for (int i = 0; i < 20; ++i) {
        pace.book_connection(at("2001:db8::1"), 0s);
    }
    CHECK(pace.book_connection(at("2001:db8:1::1"), 0s) <= 20ms);
}

TEST_CASE("questions to strangers are spaced wider than those to our own resolver")
{
    Pace pace({});
    pace.book_question(at("192.0.2.53"), 0s);
    CHECK(pace.book_question(at("192.0.2.53"), 0s) == 100ms);
    pace.book_recursion(at("198.51.100.53"), 1s);
    CHECK(pace.book_recursion(at("198.51.100.53"), 1s) == 20ms);
}

TEST_CASE("the laboratory profile lifts the gaps inside its prefixes alone")
{
    Pace pace({.laboratory = {measure::parse_prefix("2001:db8::/32").value()}});
    for (int i = 0; i < 100; ++i) {
        CHECK(pace.book_connection(at("2001:db8::1"), 0s) == 0s);
    }
    CHECK(pace.book_connection(at("192.0.2.1"), 0s) == 0s);
    CHECK(pace.book_connection(at("192.0.2.1"), 0s) == 1s);
}

TEST_CASE("a list of any length keeps the whole probe under its rate")
{
    Pace pace({});
    Duration last{};
    for (unsigned i = 0; i < 1000; ++i) {
        measure::Address address{};
        address.octets = {0x20, 0x01, static_cast<std::uint8_t>(i >> 8U), static_cast<std::uint8_t>(i)};
        last = std::max(last, pace.book_connection(address, 0s));
    }
    CHECK(last == 999 * 10ms);
}
