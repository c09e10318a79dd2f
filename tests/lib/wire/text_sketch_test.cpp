#include "measure/content_reading.hpp"
#include "wire/text_sketch.hpp"

#include <catch2/catch.hpp>

namespace {

measure::Page page(const std::string& text)
{
    wire::TextSketch sketch;
    sketch.add(text);
    measure::Page made;
    made.sketch = sketch.finish();
    made.words = sketch.words();
    return made;
}

/// A number as a word of letters, since a digit would make it one that varies.
std::string word(unsigned number)
{
    std::string text = "w";
    for (; number > 0; number /= 26) {
        text += static_cast<char>('a' + number % 26);
    }
    return text;
}

/// Words `first` to `last`, a text of its own for each range.
std::string words(unsigned first, unsigned last)
{
    std::string text;
    for (unsigned i = first; i < last; ++i) {
        text += word(i) + " ";
    }
    return text;
}

}  // namespace

TEST_CASE("W-10: the estimate is near the true share of common shingles", "[wire]")
{
    for (const auto& [common, own] : {std::pair{950U, 50U}, {900U, 100U}, {500U, 500U}, {100U, 900U}}) {
        const auto one = page(words(0, common + own));
        const auto other = page(words(0, common) + words(5000, 5000 + own));
        const double truth = static_cast<double>(common) / (common + 2.0 * own);
        INFO(common << " of " << common + own << " words in common");
        CHECK(measure::similarity(one, other) == Approx(truth).margin(0.08));
    }
}

TEST_CASE("W-10: equal texts are alike, different ones are not, small ones too", "[wire]")
{
    CHECK(measure::similarity(page(words(0, 40)), page(words(0, 40))) == 1.0);
    CHECK(measure::similarity(page(words(0, 40)), page(words(100, 140))) < 0.05);
    CHECK(measure::similarity(page("Hello"), page("hello")) == 1.0);
    CHECK(measure::similarity(page("Hello"), page("Goodbye")) == 0.0);
    CHECK(measure::similarity(page(""), page("")) == 1.0);
    CHECK(measure::similarity(page(""), page("word")) == 0.0);
}

TEST_CASE("W-10: times, counters, nonces and tokens do not count as differences", "[wire]")
{
    const auto monday = page("generated at 08:15:01 on 2026-11-21 for visitor 9312 by node a7f3 " + words(0, 30));
    const auto later = page("generated at 23:59:59 on 2026-11-22 for visitor 9313 by node b81c " + words(0, 30));
    CHECK(measure::similarity(monday, later) == 1.0);
    CHECK(measure::similarity(page("a b " + std::string(50, 'x') + " c"), page("a b " + std::string(60, 'y') + " c")) ==
          1.0);
}

TEST_CASE("W-10: how the text is cut into pieces does not matter", "[wire]")
{
    const std::string text = "Ministère de l’Intérieur, сервис 国民健康保险 ราชการ " + words(0, 20);
    wire::TextSketch sketch;
    for (const char octet : text) {
        sketch.add(std::string(1, octet));
    }
    CHECK(sketch.finish() == page(text).sketch);
}

TEST_CASE("W-10: scripts without spaces are compared by character", "[wire]")
{
    const auto one = page("国民健康保险手续可以在网上办理请准备身份证和户口本");
    CHECK(one.words == 25);
    CHECK(measure::similarity(one, page("国民健康保险手续可以在网上办理请准备身份证和户口簿")) > 0.7);
    CHECK(measure::similarity(one, page("今天天气很好我们去公园散步")) < 0.1);
}

TEST_CASE("a text without end is read up to its cap", "[wire]")
{
    const auto long_text = page(words(0, wire::TextSketch::kMostWords + 500));
    CHECK(long_text.words == wire::TextSketch::kMostWords);
    CHECK(long_text.sketch.size() == 512);
}

TEST_CASE("octets that are no UTF-8 are no text, and no harm", "[wire]")
{
    CHECK(page("\xff\xfe\xc3").words == 0);
    CHECK(page("a\xc3 b").words == 2);
    CHECK(page("\xe5\x9b").words == 0);
}
