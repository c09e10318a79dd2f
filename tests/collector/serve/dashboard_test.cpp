#include "collector/serve/accepted_coding.hpp"
#include "collector/serve/dashboard.hpp"
#include "public_face.hpp"

#include <catch2/catch.hpp>

#include <set>

using collector::serve::accepts_gzip;
using serving::header_of;
using serving::PublicFace;

TEST_CASE("RFC 9110 12.5.3: gzip goes to those who want it", "[serve][web]")
{
    const auto [field, wanted] = GENERATE(table<std::string, bool>({
        {"", false},
        {"gzip", true},
        {"GZip , deflate, br", true},
        {"br, x-gzip", true},
        {"br", false},
        {"*", true},
        {"*;q=0", false},
        {"gzip;q=0, *", false},
        {"gzip; q=0.001", true},
        {"gzip;q=0.000", false},
        {"gzip;q=0.5, identity", false},
        {"gzip;q=0.5, identity;q=0.4", true},
        {"gzip;q=0.5, identity;q=0.5", true},
        {"gzip;q=nonsense", false},
        {"gzip;q=0.1234", false},
        {"gzip;q=", false},
        {"gzipped", false},
        {",,;,gzip", true},
    }));

    CAPTURE(field);
    CHECK(accepts_gzip(field) == wanted);
}

TEST_CASE("the one page stands at the address of every view, and nowhere else", "[serve][web]")
{
    PublicFace face;

    for (const auto* path : {"/", "/countries/XA", "/countries/XA/targets", "/countries/XA/fix", "/countries/XA/changes",
                             "/targets/a.example.test", "/vantages", "/live", "/glossary"}) {
        CAPTURE(path);
        CHECK(face.ask(path).body == "<!doctype html>");
        CHECK(header_of(face.ask(path), "Content-Type") == "text/html; charset=utf-8");
    }
    for (const auto* path : {"/countries", "/countries/", "/countries/XA/nothing", "/targets", "/live/", "/web", "/web/",
                             "/web/base", "/web/base/", "/web/../index.html", "/web//index.html", "/index.html"}) {
        CAPTURE(path);
        CHECK(face.ask(path).status == 404);
    }
}

TEST_CASE("who goes astray with a browser is told on a page, and a program in JSON", "[serve][web]")
{
    PublicFace face;
    const std::map<std::string, std::string> browser{{"accept", "text/html,application/xhtml+xml,*/*;q=0.8"}};

    const auto lost = face.ask("/countries/XA/nothing", {}, browser);
    CHECK(lost.status == 404);
    CHECK(lost.body == "<!doctype html>");
    CHECK_FALSE(header_of(lost, "Content-Security-Policy").empty());
    CHECK(header_of(face.ask("/countries/XA/nothing"), "Content-Type") == "application/problem+json");
    CHECK(header_of(face.ask("/api/v1/nothing", {}, browser), "Content-Type") == "application/problem+json");

    const auto meant = face.ask("/targets/a b\r\nX: y/", {{"lang", "fr"}, {"q", "a&b"}}, browser);
    CHECK(meant.status == 308);
    CHECK(header_of(meant, "Location") == "/targets/a%20b%0D%0AX%3A%20y?lang=fr&q=a%26b");
}

TEST_CASE("the page may load from here alone and may not run or inject what it did not bring", "[serve][web]")
{
    PublicFace face;

    const auto page = face.ask("/countries/XA");

    CHECK(header_of(page, "Content-Security-Policy") ==
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
          "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
          "trusted-types 'none'");
    CHECK(header_of(page, "Cross-Origin-Opener-Policy") == "same-origin");
    CHECK(header_of(page, "Referrer-Policy") == "no-referrer");
    CHECK(header_of(page, "X-Content-Type-Options") == "nosniff");
    CHECK(header_of(page, "Permissions-Policy").find("geolocation=()") != std::string::npos);
}

TEST_CASE("a file goes out under its type, compressed for those who take it", "[serve][web]")
{
    PublicFace face;

    const auto plain = face.ask("/web/base/api.js");
    const auto compressed = face.ask("/web/base/api.js", {{"v", "1"}}, {{"accept-encoding", "gzip, br"}});

    CHECK(header_of(plain, "Content-Type") == "text/javascript; charset=utf-8");
    CHECK(header_of(face.ask("/web/messages/en.json"), "Content-Type") == "application/json");
    CHECK(plain.body == "let a = 1;");
    CHECK(header_of(plain, "Content-Encoding").empty());
    CHECK(compressed.body == "gzip of a");
    CHECK(header_of(compressed, "Content-Encoding") == "gzip");
    for (const auto* response : {&plain, &compressed}) {
        CHECK(header_of(*response, "Vary") == "Accept-Encoding");
        CHECK(header_of(*response, "Cache-Control") == "no-cache");
        CHECK(header_of(*response, "X-Content-Type-Options") == "nosniff");
    }
}

TEST_CASE("RFC 9110 8.8.3.3: each representation has its own tag, and only that one spares the body", "[serve][web]")
{
    PublicFace face;
    const auto plain = header_of(face.ask("/web/base/api.js"), "ETag");
    const auto compressed = header_of(face.ask("/web/base/api.js", {}, {{"accept-encoding", "gzip"}}), "ETag");

    const auto same = face.ask("/web/base/api.js", {}, {{"accept-encoding", "gzip"}, {"if-none-match", compressed}});
    const auto other = face.ask("/web/base/api.js", {}, {{"accept-encoding", "gzip"}, {"if-none-match", plain}});

    CHECK(plain == "\"51\"");
    CHECK(compressed == "\"51-gzip\"");
    CHECK(same.status == 304);
    CHECK(same.body.empty());
    CHECK(header_of(same, "ETag") == compressed);
    CHECK(header_of(same, "Vary") == "Accept-Encoding");
    CHECK(other.status == 200);
}

TEST_CASE("the dashboard is read, never written to", "[serve][web]")
{
    PublicFace face;

    const auto refused = face.ask("/web/index.html", {}, {}, "PUT");

    CHECK(refused.status == 405);
    CHECK(header_of(refused, "Allow") == "GET, HEAD");
    CHECK(face.ask("/", {}, {}, "HEAD").status == 200);
}

TEST_CASE("a build without dashboard shows the page without scripts instead", "[serve][web]")
{
    http::Request request;
    request.path = "/countries/XA";

    const auto answer = collector::serve::answer_dashboard({}, request);

    REQUIRE(answer);
    CHECK(answer->status == 303);
    CHECK(header_of(*answer, "Location") == "/plain");
}

TEST_CASE("what is built in is unique, typed and names its content", "[serve][web]")
{
    std::set<std::string_view> paths;

    for (const auto& file : collector::serve::web_files()) {
        CAPTURE(file.path);
        CHECK(paths.insert(file.path).second);
        CHECK(collector::serve::media_type_of(file.path) != "application/octet-stream");
        CHECK(file.digest.size() == 16);
        CHECK(file.compressed.starts_with("\x1f\x8b"));
    }
}
