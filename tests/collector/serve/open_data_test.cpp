#include "collector/serve/badge.hpp"
#include "public_face.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using nlohmann::json;
using serving::header_of;
using serving::PublicFace;

namespace {

std::string first_line(const std::string& csv)
{
    return csv.substr(0, csv.find("\r\n"));
}

std::string names_of(const json& resource)
{
    std::string names;
    for (const auto& field : resource["schema"]["fields"]) {
        names += (names.empty() ? "" : ",") + field["name"].get<std::string>();
    }
    return names;
}

}  // namespace

TEST_CASE("the data package describes every table as it is", "[serve]")
{
    PublicFace face;

    const auto package = json::parse(face.ask("/api/v1/datapackage.json").body);

    CHECK(package["licenses"][0]["name"] == "CC-BY-4.0");
    CHECK(package["resources"].size() == 5);
    for (const auto& resource : package["resources"]) {
        const auto table = face.body_of(face.ask("/api/v1/" + resource["path"].get<std::string>()));
        CAPTURE(resource["name"]);
        CHECK(first_line(table) == names_of(resource));
    }
}

TEST_CASE("the catalogue has a data set with licence and download for every table", "[serve]")
{
    PublicFace face;

    const auto answer = face.ask("/api/v1/catalogue.jsonld");
    const auto catalogue = json::parse(answer.body);

    CHECK(header_of(answer, "Content-Type") == "application/ld+json");
    CHECK(catalogue["dcat:dataset"].size() == 5);
    CHECK(catalogue["dcat:dataset"][0]["dcterms:license"]["@id"] == "https://spdx.org/licenses/CC-BY-4.0");
    CHECK(catalogue["dcat:dataset"][0]["dcat:distribution"][0]["dcat:downloadURL"]["@id"] ==
          "https://example.test/api/v1/exports/scores.csv");
}

TEST_CASE("a badge says its words, may stand on pages of others, and is kept for minutes", "[serve]")
{
    PublicFace face;

    const auto country = face.ask("/api/v1/countries/XA/badge.svg");
    const auto target = face.ask("/api/v1/targets/a.example.test/badge.svg");

    CHECK(header_of(country, "Content-Type") == "image/svg+xml");
    CHECK(header_of(country, "Cross-Origin-Resource-Policy") == "cross-origin");
    CHECK(header_of(country, "Cache-Control") == "public, max-age=300");
    CHECK_FALSE(header_of(country, "ETag").empty());
    CHECK(country.body.find("IPv6: 58.6 (26.4 to 81.4)") != std::string::npos);
    CHECK(target.body.find("IPv6: broken") != std::string::npos);
    CHECK(face.ask("/api/v1/countries/ZZ/badge.svg").status == 404);
}

TEST_CASE("no text of a badge becomes markup", "[serve]")
{
    const auto svg = collector::serve::badge_svg("a\"<script>", "&", "#000");

    CHECK(svg.find("<script>") == std::string::npos);
    CHECK(svg.find("&lt;script&gt;") != std::string::npos);
}

TEST_CASE("the feed of changes has an entry a change, with an id for ever", "[serve]")
{
    PublicFace face;

    const auto feed = face.ask("/api/v1/changes.atom", {{"country", "XA"}});

    CHECK(header_of(feed, "Content-Type") == "application/atom+xml; charset=utf-8");
    CHECK(feed.body.find("<id>urn:sextant:changes:XA</id>") != std::string::npos);
    CHECK(feed.body.find("<id>urn:sextant:change:2026-11-21:a.example.test</id>") != std::string::npos);
    CHECK(feed.body.find("<updated>2026-11-21T00:00:00Z</updated>") != std::string::npos);
    CHECK(feed.body.find("href=\"https://example.test/targets/a.example.test\"") != std::string::npos);
}

TEST_CASE("observations are flat: one figure of one day a row, with what it was made by", "[serve]")
{
    PublicFace face;

    const auto table = face.body_of(face.ask("/api/v1/exports/observations.csv"));

    CHECK_THAT(table, Catch::Contains(",index,D,"));
    CHECK_THAT(table, Catch::Contains(",coverage,D,"));
}

TEST_CASE("one page alone may be framed by others, and it runs nothing", "[serve]")
{
    PublicFace face;

    const auto framed = face.ask("/embed/XA");
    const auto policy = header_of(framed, "Content-Security-Policy");

    REQUIRE(framed.status == 200);
    CHECK_THAT(policy, Catch::Contains("frame-ancestors *") && Catch::Contains("default-src 'none'"));
    CHECK_THAT(framed.body, !Catch::Contains("<script") && Catch::Contains("Index"));
    CHECK_THAT(header_of(face.ask("/plain"), "Content-Security-Policy"), Catch::Contains("frame-ancestors 'none'"));
}

TEST_CASE("a frame without figures says so in words, and is no problem document", "[serve]")
{
    PublicFace face;

    const auto framed = face.ask("/embed/<b>");

    CHECK(framed.status == 404);
    CHECK(header_of(framed, "Content-Type") == "text/html; charset=utf-8");
    CHECK_THAT(header_of(framed, "Content-Security-Policy"), Catch::Contains("frame-ancestors *"));
    CHECK_THAT(framed.body, Catch::Contains("no figures") && Catch::Contains("&lt;b&gt;") && !Catch::Contains("<b>"));
}
