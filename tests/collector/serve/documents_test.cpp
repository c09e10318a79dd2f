#include "public_face.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using Catch::Contains;
using serving::header_of;
using serving::PublicFace;

namespace {

const std::string kFrame = "/api/v1/countries/XA/frame";

std::string tag(char digit)
{
    return '"' + std::string(64, digit) + '"';
}

}  // namespace

TEST_CASE("a list of targets is served octet for octet, and its ETag is its SHA-256", "[serve][documents]")
{
    PublicFace face;

    const auto answer = face.ask(kFrame, {}, {{"accept-encoding", "gzip"}});

    REQUIRE(answer.status == 200);
    CHECK(answer.body == "version = \"2\"\n");
    CHECK(header_of(answer, "ETag") == tag('2'));
    CHECK(header_of(answer, "Content-Type") == "application/toml");
    CHECK(header_of(answer, "Cache-Control") == "no-cache");
    CHECK(header_of(answer, "Content-Encoding").empty());
}

TEST_CASE("a list that was in force when a score was made is found by its SHA-256", "[serve][documents]")
{
    PublicFace face;

    const auto older = face.ask(kFrame, {{"sha256", std::string(64, '1')}});

    CHECK(older.body == "version = \"1\"\n");
    CHECK(header_of(older, "ETag") == tag('1'));
    CHECK(face.ask(kFrame, {{"sha256", std::string(64, '9')}}).status == 404);
    CHECK(face.ask(kFrame, {{"sha256", "2"}}).status == 400);
    CHECK(face.ask("/api/v1/countries/XB/frame").status == 404);
}

TEST_CASE("who has the document in force is told so, also after results came in", "[serve][documents]")
{
    PublicFace face;
    ++face.views.at_version;

    const auto same = face.ask(kFrame, {}, {{"if-none-match", tag('2')}});

    CHECK(same.status == 304);
    CHECK(same.body.empty());
    CHECK(header_of(same, "ETag") == tag('2'));
    CHECK(face.ask(kFrame, {}, {{"if-none-match", tag('1')}}).status == 200);
}

TEST_CASE("policies and installed base are served as they were imported", "[serve][documents]")
{
    PublicFace face;

    const auto policies = face.ask("/api/v1/countries/XA/policies.toml");
    const auto homes = face.ask("/api/v1/countries/XA/installed-base");

    CHECK(policies.body == "schema = 1\n");
    CHECK(header_of(policies, "ETag") == tag('3'));
    CHECK(homes.body.starts_with("country,maker"));
    CHECK(header_of(homes, "ETag") == tag('4'));
    CHECK(header_of(homes, "Content-Type") == "text/csv; charset=utf-8");
}

TEST_CASE("a document that cannot be read is our failure", "[serve][documents]")
{
    PublicFace face;
    face.evidence.documents.clear();

    CHECK(face.ask(kFrame).status == 503);
    REQUIRE(face.failures.size() == 1);
}
