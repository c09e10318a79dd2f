#include "collector/serve/csv.hpp"
#include "collector/serve/cursor.hpp"
#include "collector/serve/entity_tag.hpp"
#include "collector/serve/template.hpp"
#include "collector/serve/text.hpp"
#include "public_face.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace collector::serve;

TEST_CASE("text of strangers becomes one line of valid UTF-8 in its true order", "[serve]")
{
    const auto [raw, clean] = GENERATE(table<std::string, std::string>({
        {"plain", "plain"},
        {"a\r\nb\tc", "a  b c"},
        {"\xff", "\xEF\xBF\xBD"},
        {"\xC0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"\xE2\x82", "\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"a\xE2\x80\xAE"
         "b",
         "ab"},
        {"\xD9\x85\xD8\xB5\xD8\xB1", "\xD9\x85\xD8\xB5\xD8\xB1"},
        {"\xF0\x9F\x8C\x8D", "\xF0\x9F\x8C\x8D"},
    }));

    CHECK(clean_text(raw) == clean);
}

TEST_CASE("a template's values are never placeholders or markup", "[serve]")
{
    Values values;
    values.text = {{"name", "<b>{{other}}</b>"}, {"other", "x"}};
    values.html = {{"raw", "<i>"}};

    CHECK(fill("{{name}}|{{{raw}}}|{{other}}", values) == "&lt;b&gt;{{other}}&lt;/b&gt;|<i>|x");
}

TEST_CASE("RFC 4180: cells are quoted where they must be", "[serve]")
{
    CHECK(csv_row({"a", "b,c", "say \"x\"", ""}, CsvReader::program) == "a,\"b,c\",\"say \"\"x\"\"\",\r\n");
    CHECK(csv_row({"", ""}, CsvReader::program) == ",\r\n");
}

TEST_CASE("formulas are disarmed for spreadsheets alone, numbers are left alone", "[serve]")
{
    CHECK(csv_row({"=1+1", "@x", " -x", "-0.5", "+a"}, CsvReader::spreadsheet) == "'=1+1,'@x,' -x,-0.5,'+a\r\n");
    CHECK(csv_row({"=1+1"}, CsvReader::program) == "=1+1\r\n");
}

TEST_CASE("a cursor comes back as it went, and no other is taken", "[serve]")
{
    const auto key = GENERATE(as<std::string>{}, "", "a", "ab", "abc", "example.test", "\xff\x01");

    const auto cursor = make_cursor(CursorKind::change, key);
    CHECK(read_cursor(CursorKind::change, cursor) == key);
    CHECK_FALSE(read_cursor(CursorKind::gate, cursor));
    CHECK_FALSE(read_cursor(CursorKind::change, cursor + "A="));
    CHECK(is_cursor(cursor));
    CHECK_FALSE(is_cursor(cursor + "A="));
    CHECK_FALSE(is_cursor(""));
}

TEST_CASE("RFC 9110 13.1.2: If-None-Match is a list, weakly compared", "[serve]")
{
    const auto tag = make_entity_tag(7, "0.1.0 \"x\"", "");

    CHECK(tag == "\"7-0.1.0x\"");
    CHECK(make_entity_tag(7, "0.1.0", "gzip") == "\"7-0.1.0-gzip\"");
    CHECK(names_tag("*", tag));
    CHECK(names_tag("\"1\" , W/" + tag, tag));
    CHECK_FALSE(names_tag("\"7\"", tag));
    CHECK_FALSE(names_tag("", tag));
}

TEST_CASE("hostile facts reach no page, file or document unharmed", "[serve]")
{
    serving::PublicFace face;

    const auto page = face.ask("/plain").body;
    const auto csv = face.body_of(face.ask("/api/v1/exports/targets.csv", {{"excel", "1"}}));
    const auto json = face.ask("/api/v1/targets").body;

    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("<b>Exampleland") == std::string::npos);
    CHECK(page.find("&lt;b&gt;Exampleland") != std::string::npos);
    CHECK(clean_text(csv).find("'=<script>") != std::string::npos);
    CHECK(csv.starts_with("\xEF\xBB\xBF"
                          "domain,"));
    CHECK(nlohmann::json::accept(json));
    for (const auto* text : {&page, &csv, &json}) {
        CHECK(text->find('\xff') == std::string::npos);
    }
}

TEST_CASE("the page tells what people come for", "[serve]")
{
    serving::PublicFace face;

    const auto page = face.ask("/plain").body;

    for (const auto* part :
         {"58.6", "26.4 to 81.4", "Provisional", "90 %", "62.0", "80.0", "<b>3</b> Broken", "not reviewed", "3 services",
          "no IPv6 control answered", "lang=\"en\"", "<caption", "scope=\"col\""}) {
        CAPTURE(part);
        CHECK(page.find(part) != std::string::npos);
    }
    CHECK(page.find("style=\"") == std::string::npos);
    CHECK(page.find("{{") == std::string::npos);
}

TEST_CASE("an export has one row a target or verdict, in stable columns", "[serve]")
{
    serving::PublicFace face;

    const auto targets = face.body_of(face.ask("/api/v1/exports/targets.csv"));
    const auto verdicts = face.body_of(face.ask("/api/v1/exports/verdicts.csv", {{"country", "XA"}}));
    const auto scores = face.body_of(face.ask("/api/v1/exports/scores.csv"));

    CHECK(std::count(targets.begin(), targets.end(), '\n') == 4);
    CHECK(std::count(verdicts.begin(), verdicts.end(), '\n') == 4);
    CHECK(scores.find(
              "XA,2026-11-21T04:00:00.000000Z,2026-10-25,2026-11-21,IRS-1.0.0,,,,0.586,0.2637,0.8137,provisional,0.9") !=
          std::string::npos);
}
