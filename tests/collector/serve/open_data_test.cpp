#include "collector/serve/badge.hpp"
#include "collector/serve/route.hpp"
#include "public_face.hpp"
#include "table_cells.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <regex>
#include <set>

using nlohmann::json;
using serving::header_of;
using serving::PublicFace;

namespace {

const std::string kRoot = "/api/v1/";

/// A collector with a row in every table, one of them of a target of which something is withheld.
class OpenFace : public PublicFace {
public:
    OpenFace()
    {
        auto exposed = views.consensus_rows.front();
        exposed.check = exposed.verdict.check = "security.exposure";
        views.consensus_rows.push_back(exposed);
        access.open = {{.target = "a.example.test", .country = "XA", .check = "security.exposure", .round = "2026-11-21"}};
        package = json::parse(ask("/api/v1/datapackage.json").body);
    }

    std::string text(const json& resource) { return body_of(ask(kRoot + resource["path"].get<std::string>())); }

    json package;
};

std::vector<std::string> names_of(const json& resource)
{
    std::vector<std::string> names;
    for (const auto& field : resource["schema"]["fields"]) {
        names.push_back(field["name"]);
    }
    return names;
}

/// Table Schema, "Types and Formats": whether the text is of the field's type in the field's format.
bool fits(const std::string& cell, const json& field)
{
    static const std::map<std::string, std::string> forms{
        {"integer", "[+-]?[0-9]+"},
        {"number", "[+-]?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?"},
        {"boolean", "true|false|1|0"},
        {"date", "[0-9]{4}-[0-9]{2}-[0-9]{2}"},
        {"datetime", "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"},
    };
    const auto type = field["type"].get<std::string>();
    if (type == "string") {
        return true;
    }
    if (type == "object") {
        return json::parse(cell, nullptr, false).is_object();
    }
    if (field.value("format", "default") == "any") {
        return measure::parse_rfc3339(cell).has_value();
    }
    return std::regex_match(cell, std::regex(forms.at(type)));
}

/// Whether a member of an object says what the cell says.
bool says(const json& value, const std::string& cell, const std::string& type)
{
    if (cell.empty()) {
        return value.is_null();
    }
    if (type == "number" || type == "integer") {
        return value.is_number() && value == json::parse(cell);
    }
    if (type == "boolean") {
        return value == json(cell == "1" || cell == "true");
    }
    return value == (type == "object" ? json::parse(cell) : json(cell));
}

/// The types of every member that the schema describes, by its name.
void add_types(std::map<std::string, std::set<std::string>>& told, const json& schema)
{
    if (schema.is_object() && schema.contains("properties")) {
        for (const auto& [name, member] : schema["properties"].items()) {
            told[name].insert(member.contains("type") && member["type"].is_string() ? member["type"].get<std::string>()
                                                                                    : "?");
        }
    }
    if (schema.is_structured()) {
        for (const auto& part : schema) {
            add_types(told, part);
        }
    }
}

const json& named(const json& resources, const std::string& name)
{
    return *std::find_if(resources.begin(), resources.end(), [&](const json& it) { return it["name"] == name; });
}

}  // namespace

TEST_CASE("the data package has every table and the archive, and describes each cell as it is served", "[serve]")
{
    OpenFace face;
    std::size_t tables = 0;

    CHECK(face.package["licenses"][0]["name"] == "CC-BY-4.0");
    for (const auto& resource : face.package["resources"]) {
        if (resource["format"] != "csv") {
            continue;
        }
        ++tables;
        const auto rows = serving::cells_of(face.text(resource));
        CAPTURE(resource["name"]);
        CHECK(rows.front() == names_of(resource));
        CHECK(rows.size() > 1);
        for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
            REQUIRE(row->size() == rows.front().size());
            for (std::size_t i = 0; i < row->size(); ++i) {
                const auto& field = resource["schema"]["fields"][i];
                CAPTURE(field["name"], row->at(i));
                CHECK((row->at(i).empty() || fits(row->at(i), field)));
            }
        }
    }
    const auto served =
        std::ranges::count_if(collector::serve::routes(), [](const auto& route) { return route.pattern.ends_with(".csv"); });
    CHECK(static_cast<std::ptrdiff_t>(tables) == served);
    CHECK(named(face.package["resources"], "repository")["path"] == "exports/repository.tar");
}

TEST_CASE("a table's primary key is in every row of it, and in no two", "[serve]")
{
    OpenFace face;

    for (const auto& resource : face.package["resources"]) {
        if (resource["format"] != "csv" || !resource["schema"].contains("primaryKey")) {
            continue;
        }
        const auto names = names_of(resource);
        const auto rows = serving::cells_of(face.text(resource));
        std::set<std::vector<std::string>> keys;
        for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
            std::vector<std::string> key;
            for (const auto& name : resource["schema"]["primaryKey"]) {
                const auto column = std::ranges::find(names, name.get<std::string>()) - names.begin();
                key.push_back(row->at(static_cast<std::size_t>(column)));
                CHECK_FALSE(key.back().empty());
            }
            CAPTURE(resource["name"], key);
            CHECK(keys.insert(key).second);
        }
    }
}

TEST_CASE("beside every CSV stand the same rows as NDJSON, in the types of the data package", "[serve]")
{
    OpenFace face;

    for (const auto& resource : face.package["resources"]) {
        if (resource["format"] != "csv") {
            continue;
        }
        const auto& lines_resource = named(face.package["resources"], resource["name"].get<std::string>() + "-ndjson");
        const auto answer = face.ask(kRoot + lines_resource["path"].get<std::string>());
        const auto lines = serving::lines_of(face.body_of(answer));
        const auto rows = serving::cells_of(face.text(resource));
        CAPTURE(resource["name"]);
        CHECK(header_of(answer, "Content-Type") == "application/x-ndjson");
        CHECK_THAT(header_of(answer, "Content-Disposition"), Catch::Contains(".ndjson\""));
        REQUIRE(lines.size() + 1 == rows.size());
        for (std::size_t row = 0; row < lines.size(); ++row) {
            const auto object = json::parse(lines[row]);
            CHECK(object.size() == rows.front().size());
            for (std::size_t i = 0; i < rows.front().size(); ++i) {
                const auto& cell = rows[row + 1][i];
                CAPTURE(rows.front()[i], cell, lines[row]);
                CHECK(says(object.at(rows.front()[i]), cell, resource["schema"]["fields"][i]["type"]));
            }
        }
    }
}

TEST_CASE("what the API calls true or false is that in every table, too", "[serve]")
{
    OpenFace face;
    std::map<std::string, std::set<std::string>> told;
    for (const auto& [name, schema] : serving::description()["components"]["schemas"].items()) {
        add_types(told, schema);
    }
    std::size_t flags = 0;

    REQUIRE(told["opt_out"] == std::set<std::string>{"boolean"});
    for (const auto& resource : face.package["resources"]) {
        for (const auto& field : resource.value("schema", json::object()).value("fields", json::array())) {
            if (told[field["name"]] == std::set<std::string>{"boolean"}) {
                CAPTURE(resource["name"], field["name"]);
                CHECK(field["type"] == "boolean");
                ++flags;
            }
        }
    }
    CHECK(flags > 0);
    for (const auto* table : {"targets", "services"}) {
        const auto lines = serving::lines_of(face.body_of(face.ask(kRoot + "exports/" + table + ".ndjson")));
        CHECK(json::parse(lines.front())["opt_out"] == false);
    }
}

TEST_CASE("what is withheld stands in both forms of the verdicts", "[serve][disclosure]")
{
    OpenFace face;

    CHECK_THAT(face.body_of(face.ask("/api/v1/exports/verdicts.ndjson")),
               Catch::Contains(R"("check":null)") && Catch::Contains(R"("outcome":"withheld")"));
    CHECK_THAT(face.body_of(face.ask("/api/v1/exports/verdicts.csv")), Catch::Contains(",,,,,,,withheld"));
}

TEST_CASE("the catalogue has a data set for every resource, with what a portal asks for", "[serve]")
{
    OpenFace face;

    const auto answer = face.ask("/api/v1/catalogue.jsonld");
    const auto catalogue = json::parse(answer.body);
    std::size_t downloads = 0;

    CHECK(header_of(answer, "Content-Type") == "application/ld+json");
    for (const auto& dataset : catalogue["dcat:dataset"]) {
        CAPTURE(dataset["@id"]);
        CHECK_FALSE(dataset["dcterms:description"].get<std::string>().empty());
        CHECK(dataset["dcterms:publisher"]["foaf:name"] == "Office");
        CHECK(dataset["dcterms:license"]["@id"] == "https://spdx.org/licenses/CC-BY-4.0");
        downloads += dataset["dcat:distribution"].size();
    }
    CHECK(downloads == face.package["resources"].size());
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
