#include "public_face.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using nlohmann::json;
using serving::header_of;
using serving::PublicFace;

namespace {

std::string type_of(const http::Response& response)
{
    return json::parse(response.body)["type"];
}

}  // namespace

TEST_CASE("an unknown parameter is a problem that names it, with every other fault", "[serve]")
{
    PublicFace face;

    const auto response =
        face.ask("/api/v1/targets", {{"colour", "red"}, {"limit", "1001"}, {"state", "sad"}, {"country", "xa"}});
    const auto body = json::parse(response.body);

    CHECK(response.status == 400);
    CHECK(header_of(response, "Content-Type") == "application/problem+json");
    CHECK(type_of(response) == "urn:sextant:problem:bad_parameter");
    CHECK(body["errors"].size() == 4);
    CHECK(body["detail"] == "colour, country, limit, state");
}

TEST_CASE("what is not there is 404, what may not be done is 405", "[serve]")
{
    PublicFace face;

    CHECK(face.ask("/api/v1/nothing").status == 404);
    CHECK(face.ask("/api/v1/countries/").status == 404);
    CHECK(face.ask("/api/v1/countries/ZZ").status == 404);
    CHECK(face.ask("/api/v1/targets/nobody.example.test").status == 404);
    CHECK(face.ask("/api/v1/checks/no.such").status == 404);
    const auto refused = face.ask("/api/v1/targets", {}, {}, "DELETE");
    CHECK(refused.status == 405);
    CHECK(header_of(refused, "Allow") == "GET, HEAD");
    CHECK(type_of(refused) == "urn:sextant:problem:method_not_allowed");
}

TEST_CASE("an answer is not sent again while the views keep their version", "[serve]")
{
    PublicFace face;
    const auto tag = header_of(face.ask("/api/v1/countries"), "ETag");

    const auto again = face.ask("/api/v1/countries", {}, {{"if-none-match", "\"other\", W/" + tag}});
    face.views.at_version = 2;
    const auto changed = face.ask("/api/v1/countries", {}, {{"if-none-match", tag}});

    CHECK(tag == "\"1-0.1.0\"");
    CHECK(again.status == 304);
    CHECK(again.body.empty());
    CHECK(header_of(again, "ETag") == tag);
    CHECK(changed.status == 200);
}

TEST_CASE("a verdict tells the sentence of the rule that fired and what to do", "[serve]")
{
    PublicFace face;
    const auto& rule = checks::all().front()->rules.front();

    const auto body = json::parse(face.ask("/api/v1/targets/a.example.test/verdicts").body);
    const auto& verdict = body["results"][0]["verdicts"][0];

    CHECK(verdict["rule"] == rule.id);
    CHECK(verdict["sentence"] == rule.sentence);
    CHECK_FALSE(verdict["remedy"]["advice"].get<std::string>().empty());
}

TEST_CASE("the evidence of a target is what the probe sent", "[serve]")
{
    PublicFace face;

    const auto body = json::parse(face.ask("/api/v1/targets/a.example.test/evidence").body);

    CHECK(body["results"][0]["result"]["note"] == "seen");
    CHECK(body["results"][0]["batch"]["position"] == 7);
}

TEST_CASE("evidence nested without end is cut, not followed", "[serve]")
{
    PublicFace face;
    face.evidence.batches[7][1] = "{\"a\":" + std::string(100000, '[') + std::string(100000, ']') + "}";

    const auto response = face.ask("/api/v1/targets/a.example.test/evidence");

    CHECK(response.status == 200);
    CHECK(response.body.size() < 2000);
}

TEST_CASE("an index that fails is a 503 without details, and the log has them", "[serve]")
{
    PublicFace face;
    face.views.broken = true;

    for (const auto* path : {"/plain", "/api/v1/countries", "/api/v1/targets", "/api/v1/vantages", "/metrics", "/readyz"}) {
        const auto response = face.ask(path);
        CAPTURE(path);
        CHECK(response.status == 503);
        CHECK(response.body.find("secret") == std::string::npos);
    }
    CHECK(face.failures.size() == 5);
    CHECK(face.ask("/livez").status == 200);
}

TEST_CASE("every answer but the dashboard forbids scripts, frames and guessing of types", "[serve]")
{
    PublicFace face;

    for (const auto* path : {"/plain", "/api/v1/countries", "/nothing", "/metrics", "/style.css"}) {
        const auto response = face.ask(path);
        CAPTURE(path);
        CHECK(header_of(response, "X-Content-Type-Options") == "nosniff");
        CHECK(header_of(response, "Content-Security-Policy").starts_with("default-src 'none'"));
        CHECK(header_of(response, "Content-Security-Policy").find("frame-ancestors 'none'") != std::string::npos);
    }
}

TEST_CASE("what to fix first is sent as it was kept, and only for countries with a score", "[serve]")
{
    PublicFace face;

    CHECK(face.ask("/api/v1/countries/XA/fixes").body == face.views.fix_documents["XA"] + "\n");
    CHECK(face.ask("/api/v1/countries/ZZ/fixes").status == 404);
}

TEST_CASE("the consensus about a check says how to repeat it", "[serve]")
{
    PublicFace face;

    const auto body = json::parse(face.ask("/api/v1/targets/a.example.test/verdicts").body);

    const auto check = body["consensus"][0]["check"].get<std::string>();
    CHECK(body["consensus"][0]["repeat"].back() == "sextant-probe check --checks " + check + " 'a.example.test'");
    CHECK_FALSE(body["results"][0]["verdicts"][0].contains("repeat"));
}
