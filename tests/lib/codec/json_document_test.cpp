#include "codec/fields.hpp"
#include "codec/json_document.hpp"

#include <catch2/catch.hpp>

namespace {

bool is_taken(const std::string& text)
{
    try {
        codec::JsonDocument().parse(text, codec::JsonLimits{.octets = 1U << 16U, .depth = 16});
        return true;
    } catch (const codec::Malformed&) {
        return false;
    }
}

/// {"k":{"k":...{}}} with `levels` objects.
std::string nested(int levels)
{
    std::string text;
    for (int i = 1; i < levels; ++i) {
        text += R"({"k":)";
    }
    return text + "{\"k\":1" + std::string(static_cast<std::size_t>(levels), '}');
}

std::string object_of(int keys, const std::string& last)
{
    std::string text = "{";
    for (int i = 0; i < keys; ++i) {
        text += "\"k" + std::to_string(i) + "\":0,";
    }
    return text + "\"" + last + "\":0}";
}

}  // namespace

TEST_CASE("a key that stands twice is refused, in small objects and large ones, however it is written", "[codec][hostile]")
{
    const auto [text, taken] = GENERATE(table<std::string, bool>({
        {R"({"a":1,"b":2})", true},
        {R"({"a":1,"a":2})", false},
        {R"({"a":1,"\u0061":2})", false},
        {R"({"o":[{"a":1},{"a":1}]})", true},
        {R"({"o":[{"a":1,"b":{},"a":1}]})", false},
        {object_of(5000, "k5000"), true},
        {object_of(5000, "k17"), false},
    }));

    CHECK(is_taken(text) == taken);
}

TEST_CASE("depth has an end", "[codec][hostile]")
{
    CHECK(is_taken(nested(16)));
    CHECK_FALSE(is_taken(nested(17)));
}

TEST_CASE("half a surrogate pair is refused, a whole one is a character", "[codec][hostile]")
{
    CHECK(is_taken(R"({"a":"\ud83d\ude00"})"));
    CHECK_FALSE(is_taken(R"({"a":"\ud83d"})"));
    CHECK_FALSE(is_taken(R"({"a":"\ude00"})"));
    CHECK_FALSE(is_taken(R"({"\ude00":1})"));
}

TEST_CASE("what is not one object of JSON, or too long, is refused", "[codec][hostile]")
{
    const auto text =
        GENERATE(std::string(), std::string("[]"), std::string("{} {}"), std::string("{"), std::string("{\"a\":\"\xff\"}"),
                 std::string("{\"a\":01}"), "{\"a\":\"" + std::string(1U << 16U, 'x') + "\"}");

    CHECK_FALSE(is_taken(text));
}

TEST_CASE("fields are found in any order, and what is wrong in a list names its place", "[codec]")
{
    const auto fields = codec::parse_object(R"({"a":1,"b":2,"c":[{"d":3},{"d":"x"}]})");

    CHECK(fields.number("b", 9) == 2);
    CHECK(fields.number("a", 9) == 1);
    CHECK_FALSE(fields.has("z"));
    CHECK(fields.number("b", 9) == 2);
    try {
        fields.list_or_none<int>("c", [](const codec::Fields& item) { return item.integer_or("d", 0); });
        FAIL("a text was taken for a number");
    } catch (const codec::Malformed& failure) {
        CHECK(failure.pointer == "/c/1/d");
    }
}
