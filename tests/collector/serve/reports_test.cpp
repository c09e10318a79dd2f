#include "collector/serve/letter_facts.hpp"
#include "collector/serve/rendition_policy.hpp"
#include "collector/serve/report_facts.hpp"
#include "public_face.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using nlohmann::json;
using serving::header_of;
using serving::PublicFace;

namespace {

struct Desk {
    PublicFace face{};

    collector::serve::ReportSources sources() const { return {face.views, face.evidence, face.methodology, face.publisher}; }
};

}  // namespace

TEST_CASE("the facts of a report hold every service, its remedy, the provenance and the publisher", "[serve][report]")
{
    const Desk desk;

    const auto made = collector::serve::national_facts(desk.sources(), "XA", {});
    const auto facts = json::parse(made.value().value());

    CHECK(facts["kind"] == "national_report");
    CHECK(facts["targets"].size() == 3);
    CHECK(facts["remedies"][0]["cause"] == "refused");
    CHECK(facts["nation"]["methodology"] == "IRS-1.0.0");
    CHECK(facts["methodology"]["toml"] == "weight = 1");
    CHECK(facts["publisher"]["contact"] == "office@example.test");
    CHECK(facts["earlier"].is_null());
}

TEST_CASE("equal views give equal facts, and with them an equal id", "[serve][report]")
{
    const Desk desk;

    const auto once = collector::serve::national_facts(desk.sources(), "XA", {});
    const auto again = collector::serve::national_facts(desk.sources(), "XA", {});

    CHECK(once.value() == again.value());
}

TEST_CASE("a report knows where each service stood in the report before it", "[serve][report]")
{
    const Desk desk;
    const auto first = collector::serve::national_facts(desk.sources(), "XA", {}).value().value();

    const auto second = collector::serve::national_facts(desk.sources(), "XA", {.id = "ab", .facts = first}).value().value();
    const auto earlier = json::parse(second)["earlier"];

    CHECK(earlier["id"] == "ab");
    CHECK(earlier["index"] == 0.586);
    CHECK(earlier["targets"].size() == 3);
    CHECK(earlier["targets"][0] == json({{"domain", "a.example.test"}, {"state", "broken"}, {"cause", "refused"}}));
}

TEST_CASE("what is no report is not compared with", "[serve][report]")
{
    const Desk desk;

    const auto made = collector::serve::national_facts(desk.sources(), "XA", {.id = "ab", .facts = "[\"no\"]"});

    CHECK(json::parse(made.value().value())["earlier"].is_null());
}

TEST_CASE("a country that was never scored has no report and no letters", "[serve][report]")
{
    const Desk desk;

    CHECK_FALSE(collector::serve::national_facts(desk.sources(), "ZZ", {}).value().has_value());
}

TEST_CASE("a letter holds what failed at the organisation's services, with remedy and commands", "[serve][report]")
{
    const Desk desk;

    const auto letters = collector::serve::letters(desk.sources(), "XA").value();
    const auto facts = json::parse(letters.at(0).facts);

    CHECK(letters.size() == 1);
    CHECK(letters[0].domain == "a.example.test");
    CHECK(letters[0].to_mend >= 1);
    CHECK(facts["kind"] == "letter");
    CHECK(facts["targets"][0]["findings"][0]["remedy"]["cause"] == "refused");
    CHECK_FALSE(facts["targets"][0]["findings"][0]["repeat"].empty());
    CHECK_FALSE(facts["nation"].contains("document"));
    CHECK_FALSE(facts.contains("confidential"));
}

TEST_CASE("a letter with what is withheld says that it is confidential", "[serve][report]")
{
    const Desk desk;
    const auto sources = desk.sources();
    const collector::serve::ReportSources all{sources.views, sources.evidence, sources.methodology, sources.publisher, true};

    CHECK(json::parse(collector::serve::letters(all, "XA").value().at(0).facts)["confidential"] == true);
}

TEST_CASE("a kept report is served as it stands, for as long as anyone keeps it", "[serve][report]")
{
    PublicFace face;
    const auto path = "/api/v1/reports/" + face.reports.kept[0].id;

    const auto facts = face.ask(path);
    const auto pdf = face.ask(path + "/en.pdf");
    const auto html = face.ask(path + "/en.html");

    CHECK(facts.body == face.reports.octets[face.reports.kept[0].id]);
    CHECK(header_of(facts, "Cache-Control") == "public, max-age=31536000, immutable");
    CHECK(header_of(pdf, "Content-Type") == "application/pdf");
    CHECK(header_of(html, "Content-Security-Policy") == collector::serve::rendition_policy(html.body));
    CHECK(face.ask(path + "/xx.pdf").status == 404);
    CHECK(face.ask(path + "/..%2fmanifest.json").status == 404);
    CHECK(face.ask("/api/v1/reports/00").status == 404);
}

TEST_CASE("a damaged report is not served at all", "[serve][report]")
{
    PublicFace face;
    face.reports.damaged = true;

    const auto answer = face.ask("/api/v1/reports/" + face.reports.kept[0].id + "/en.pdf");

    CHECK(answer.status == 503);
    CHECK(face.failures.size() == 1);
}

TEST_CASE("a printed page may use its own style sheet and nothing else", "[serve][report]")
{
    // The digest of "a{}" by `printf 'a{}' | openssl dgst -sha256 -binary | base64`.
    CHECK(collector::serve::rendition_policy("<style>a{}</style><script>x</script>") ==
          "default-src 'none'; style-src 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='; base-uri 'none'; "
          "form-action 'none'");
    CHECK(collector::serve::rendition_policy("<p>") ==
          "default-src 'none'; style-src 'none'; base-uri 'none'; form-action 'none'");
}
