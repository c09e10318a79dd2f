#include "measure/words.hpp"
#include "wire/css_reader.hpp"
#include "wire/registrable_domain.hpp"
#include "wire/srcset.hpp"

#include <catch2/catch.hpp>

namespace {

std::string references_in(const std::string& css, std::size_t piece)
{
    wire::References found;
    wire::CssReader reader(found);
    for (std::size_t at = 0; at < css.size(); at += piece) {
        reader.add(std::string_view(css).substr(at, piece));
    }
    reader.end();
    std::string text;
    for (const auto& reference : found.take()) {
        text += (text.empty() ? "" : ", ") + std::string(measure::to_word(reference.kind)) + " " + reference.text;
    }
    return text;
}

}  // namespace

TEST_CASE("W-12: what a style sheet refers to, however it comes in pieces", "[wire]")
{
    const auto [css, expected] = GENERATE(table<std::string, std::string>({
        {"a{background:url(b.png)}", "image b.png"},
        {"a{background:URL( 'b c.png' ) no-repeat}", "image b c.png"},
        {"@import url(//x.test/y.css) screen; a{}", "style //x.test/y.css"},
        {"@import \"y.css\"; a{content:\"z.css\"}", "style y.css"},
        {"@font-face { font-family: x; src: url(a.woff2) format('woff2'), url(b.woff) } p{background:url(c)}",
         "font a.woff2, font b.woff, image c"},
        {"/* url(no.png) */ a{b:url(yes.png)} /**/", "image yes.png"},
        {"a{content:'url(no.png)'} b{c:url(yes.png)}", "image yes.png"},
        {"a{b:url(data:image/png;base64,AA==)}", ""},
        {"a{b:url(x\\)y.png)}", "image x)y.png"},
        {"a{b:curl(no.png)}", ""},
        {"a{content:'broken\n} b{c:url(yes.png)}", "image yes.png"},
        {"a{b:url(open.png", "image open.png"},
        {"a{b:url('open.png", ""},
    }));
    for (const std::size_t piece : {1U, 3U, 1000U}) {
        INFO(css << " in pieces of " << piece);
        CHECK(references_in(css, piece) == expected);
    }
}

TEST_CASE("a reference without end is left out, and the rest is read", "[wire]")
{
    CHECK(references_in("a{b:url(" + std::string(1'000'000, 'x') + ")} c{d:url(yes.png)}", 16'384) == "image yes.png");
}

TEST_CASE("W-12: URLs of a srcset", "[wire]")
{
    using Urls = std::vector<std::string>;
    CHECK(wire::urls_in_srcset("a.png") == Urls{"a.png"});
    CHECK(wire::urls_in_srcset(" a.png 1x , b.png 2x,c.png") == Urls{"a.png", "b.png", "c.png"});
    CHECK(wire::urls_in_srcset("a,b.png 100w, c.png") == Urls{"a,b.png", "c.png"});
    CHECK(wire::urls_in_srcset("a.png, b.png") == Urls{"a.png", "b.png"});
    CHECK(wire::urls_in_srcset(",,, ,").empty());
    CHECK(wire::urls_in_srcset("a.png future(1, 2) 1x, b.png") == Urls{"a.png", "b.png"});
}

TEST_CASE("W-12: who registered a host", "[wire]")
{
    CHECK(wire::registrable_domain("www.example.co.ke") == "example.co.ke");
    CHECK(wire::registrable_domain("portal.service.gov.uk") == "portal.service.gov.uk");
    CHECK(wire::registrable_domain("a.b.example.com") == "example.com");
    CHECK(wire::registrable_domain("co.ke") == "co.ke");
}
