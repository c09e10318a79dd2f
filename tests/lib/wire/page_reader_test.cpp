#include "measure/content_reading.hpp"
#include "measure/words.hpp"
#include "wire/page_elements.hpp"
#include "wire/page_reader.hpp"

#include <catch2/catch.hpp>

#include <chrono>

namespace {

wire::ReadPage read(const std::string& html, std::size_t piece = 1000, const std::string& charset = "utf-8")
{
    wire::PageReader reader(charset);
    for (std::size_t at = 0; at < html.size(); at += piece) {
        reader.add(std::string_view(html).substr(at, piece));
    }
    return reader.finish();
}

/// "script a.js, image b.png"
std::string listed(const wire::ReadPage& page)
{
    std::string text;
    for (const auto& reference : page.references) {
        text += (text.empty() ? "" : ", ") + std::string(measure::to_word(reference.kind)) + " " + reference.text;
    }
    return text;
}

std::string repeated(const std::string& text, std::size_t times)
{
    std::string all;
    for (std::size_t i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

}  // namespace

TEST_CASE("W-10: title, language and text of a page", "[wire]")
{
    const std::string html =
        "<!DOCTYPE html><html lang=\"FR-fr\"><head><title> Ministère\n de la Justice &amp; Cie </title>"
        "<style>p{color:red}</style><script>var words = 'not text';</script></head>"
        "<body><p>un<b>seul</b> mot</p><noscript>activez les scripts</noscript><template>rien</template></body></html>";
    for (const std::size_t piece : {1U, 7U, 5000U}) {
        const auto page = read(html, piece);
        INFO("pieces of " << piece);
        CHECK(page.page.title == "Ministère de la Justice & Cie");
        CHECK(page.page.language == "fr-fr");
        CHECK(page.page.words == 2);
        CHECK_FALSE(page.page.cut);
    }
}

TEST_CASE("W-10: the same text in other markup is the same text", "[wire]")
{
    const auto one = read("<div>The office <p>is open <b>today</b></div>");
    const auto other = read("<main><p>the office is</p><section>open <i>today</i></section></main>");
    CHECK(measure::similarity(one.page, other.page) == 1.0);
}

TEST_CASE("W-12: what a page needs, and for what", "[wire]")
{
    const auto page = read(
        "<base href='/root/'><link rel='StyleSheet' href=a.css><link rel='alternate stylesheet' href=no.css>"
        "<link rel=preconnect href=//hint.test><link rel=icon href=i.ico><script src='//cdn.test/a.js'></script>"
        "<img src=b.png srcset='c.png 1x, //img.test/d.png 2x'><iframe src=f.html></iframe><form action=https://pay.test/>"
        "<input type=image src=g.png></form><a href=https://elsewhere.test/>link</a><img src='data:image/png;base64,AAAA'>"
        "<div style='background: url( h.png )'></div><style>@import 'j.css'; @font-face{src:url(\"k.woff\")}</style>"
        "<noscript><img src=no.png></noscript><video poster=l.jpg><source src=m.mp4></video><img src='javascript:x'>");
    CHECK(page.base == "/root/");
    CHECK(
        listed(page) ==
        "style a.css, image i.ico, script //cdn.test/a.js, image b.png, image c.png, image //img.test/d.png, frame f.html, "
        "form https://pay.test/, image g.png, image h.png, style j.css, font k.woff, image l.jpg, media m.mp4");
}

TEST_CASE("W-11: IPv4 addresses that stand as hosts", "[wire]")
{
    const auto page =
        read("<a href='http://192.0.2.7/x'>1.2.3.4</a><script>var api = {\"u\":\"https:\\/\\/198.51.100.9\\/v1\"};"
             "var name = 'https://5.6.7.8.example.test/';</script><img src=//203.0.113.4:8080/a>"
             "<a href='https://999.1.1.1/'>no</a>");
    CHECK(page.page.ipv4_literals == std::vector<std::string>{"192.0.2.7", "198.51.100.9", "203.0.113.4"});
}

TEST_CASE("W-10: a gate that asks for a human is told", "[wire]")
{
    CHECK(read("<title>Just a moment...</title>").page.challenge);
    CHECK(read("<form id=challenge-form></form>").page.challenge);
    CHECK_FALSE(read("<title>Moments of history</title>").page.challenge);
}

TEST_CASE("a page in a charset of old is read as it means", "[wire]")
{
    CHECK(read("<title>\xcf\xf0\xe8\xe2\xe5\xf2</title>", 3, "windows-1251").page.title == "Привет");
    CHECK(read("<meta charset=windows-1251><title>\xcf\xf0\xe8\xe2\xe5\xf2</title>", 1000, "").page.title == "Привет");
    CHECK(read("<title>plain</title>", 3, "no-such-charset").page.title == "plain");
}

TEST_CASE("hostile pages: no depth, no count, no length is without end", "[wire]")
{
    const auto deep = read(repeated("<b>", 300'000) + repeated("</i>", 30'000), 16'384);
    CHECK(deep.page.cut);
    const auto many = read(repeated("<img src=//h.test/a.png>", 40'000), 16'384);
    CHECK(many.references.size() == wire::References::kMost);
    CHECK(many.page.cut);
    const auto long_one =
        read("<img src='" + std::string(900'000, 'a') + "'><title>" + std::string(5000, 't') + "</title>", 16'384);
    CHECK(long_one.references.empty());
    CHECK(long_one.page.title.size() == 200);
    CHECK(read("<!--" + repeated("<!-- - -> --", 80'000), 16'384).page.words == 0);
    CHECK(read(repeated("<a b='", 100'000), 16'384).references.empty());
    CHECK(read(repeated("<p></b>x", 100'000), 16'384).page.cut);
}

TEST_CASE("what is no page at all is read as nothing", "[wire]")
{
    CHECK(read("").page.words == 0);
    CHECK(read(std::string("\0\0\0\xff\xfe", 5)).page.title.empty());
    CHECK(read("%PDF-1.7 \x80\x81").references.empty());
}
