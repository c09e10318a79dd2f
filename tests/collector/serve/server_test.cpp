#include "checks/check.hpp"
#include "public_face.hpp"
#include "route_walk.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using nlohmann::json;
using serving::ends;
using serving::example_path;
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

    CHECK(tag == "\"1-0.1.0-00-2026-11-21\"");
    CHECK(again.status == 304);
    CHECK(again.body.empty());
    CHECK(header_of(again, "ETag") == tag);
    CHECK(changed.status == 200);
}

TEST_CASE("RFC 9111 3.2: what is unchanged carries no policy that would take the place of its own", "[serve]")
{
    PublicFace face;
    for (const auto& route : collector::serve::routes()) {
        const auto path = ends(route) ? example_path(route.pattern) : "/";
        const auto first = face.ask(path);
        const auto again = face.ask(path, {}, {{"if-none-match", header_of(first, "ETag")}});
        CAPTURE(path);
        for (const auto& [name, value] : again.status == 304 ? again.headers : decltype(again.headers)()) {
            CHECK(value == header_of(first, name));
        }
    }
    REQUIRE(face.ask("/plain", {}, {{"if-none-match", header_of(face.ask("/plain"), "ETag")}}).status == 304);
}

TEST_CASE("a page is shown whatever its address picked up on the way", "[serve]")
{
    PublicFace face;

    CHECK(face.ask("/plain", {{"fbclid", "1"}}).status == 200);
    CHECK(face.ask("/embed/XA", {{"lang", "fr"}}).status == 200);
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

TEST_CASE("leverage is sent as it was kept, and as a table that says when each thing is mended", "[serve]")
{
    PublicFace face;

    CHECK(face.ask("/api/v1/countries/XA/leverage").body == face.views.leverage_documents["XA"] + "\n");
    CHECK(face.ask("/api/v1/countries/ZZ/leverage").status == 404);
    CHECK(face.ask("/api/v1/countries/ZZ/leverage.csv").status == 404);
    const auto csv = face.ask("/api/v1/countries/XA/leverage.csv").body;
    CHECK(csv.find("thing,1,third_party,cdn.test,AS64501 Cdn,2,2,third_party_v4only,1,3\r\n") != std::string::npos);
}

TEST_CASE("a target says where its addresses lie, and what follows of it", "[serve]")
{
    PublicFace face;

    const auto hosting = json::parse(face.ask("/api/v1/targets/a.example.test").body)["hosting"];
    CHECK(hosting["ipv6"][0]["as_number"] == 64500);
    CHECK(hosting["same_operator"] == true);
    CHECK(hosting["in_country"] == false);
    const auto csv = face.body_of(face.ask("/api/v1/exports/targets.csv"));
    CHECK(csv.find("\"AS64500 Example, Ltd\",XA,\"AS64500 Example, Ltd\",XB,0,1,IRS-1.0.0,") != std::string::npos);

    face.views.hosted.reset();
    CHECK(json::parse(face.ask("/api/v1/targets/a.example.test").body)["hosting"].is_null());
}

TEST_CASE("evidence comes with what was known of its addresses, and of no others", "[serve]")
{
    PublicFace face;
    face.evidence.batches[7].at(1) = R"({"lookups":[{"server":"2001:db8::53"}],"note":"seen"})";
    const auto fact = [](const char* literal) {
        return measure::AddressFact{
            .address = measure::parse_address(literal).value(), .as_number = 64500, .as_name = "Example", .country = "XA"};
    };
    face.evidence.context.routes_seen = "2026-11-20T00:00:00Z";
    face.evidence.context.addresses = {fact("2001:db8::53"), fact("2001:db8::99")};

    const auto context = json::parse(face.ask("/api/v1/targets/a.example.test/evidence").body)["results"][0]["context"];

    CHECK(context["routes_seen"] == "2026-11-20T00:00:00Z");
    REQUIRE(context["addresses"].size() == 1);
    CHECK(context["addresses"][0]["address"] == "2001:db8::53");
    CHECK(context["addresses"][0]["route"].is_null());
}
