#include "described.hpp"
#include "public_face.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace {

using Catch::Contains;
using nlohmann::json;

/// Everything by which a number can be made again.
void complete(const json& origin)
{
    for (const auto* name : {"methodology", "methodology_sha256", "frame_sha256", "software", "window", "as_of"}) {
        CAPTURE(name, origin.dump());
        CHECK(origin.contains(name));
    }
}

}  // namespace

TEST_CASE("Every published number says by which methodology, frame, window and program it was made", "[serve][origin]")
{
    serving::PublicFace face;
    const auto read = [&](const std::string& path) { return json::parse(face.ask(path).body); };

    complete(read("/api/v1/countries").at("countries").at(0));
    complete(read("/api/v1/countries/XA"));
    complete(read("/api/v1/countries/XA/history").at("scores").at(0));
    complete(read("/api/v1/countries/XA/methodologies").at("scores").at(0));
    complete(read("/api/v1/methodologies").at("beside").at(0).at("scores").at(0));
    for (const auto* path : {"/api/v1/targets", "/api/v1/targets?country=XA", "/api/v1/targets/a.example.test",
                             "/api/v1/sectors", "/api/v1/countries/XA/policies"}) {
        const std::string whole(path);
        const auto mark = whole.find('?');
        const auto document =
            mark == std::string::npos ? read(whole) : json::parse(face.ask(whole.substr(0, mark), {{"country", "XA"}}).body);
        complete(document.at("made_by").at("XA"));
        CHECK(document.at("made_by").at("XA").at("frame_reviewed") == false);
    }
}

TEST_CASE("The editions that are in force stand in public with their text, none from a day before it came in",
          "[serve][origin]")
{
    serving::PublicFace face;

    const auto document = json::parse(face.ask("/api/v1/methodologies").body);

    REQUIRE(document.at("editions").size() == 1);
    const auto& edition = document.at("editions").at(0);
    CHECK(edition.at("sha256") == document.at("in_force").at("sha256"));
    CHECK_FALSE(edition.at("toml").get<std::string>().empty());
    CHECK(edition.at("first_day") == edition.at("announced").get<std::string>().substr(0, 10));
    CHECK(document.at("beside").size() == 1);
}

TEST_CASE("What was answered before an edition came into force is not repeated after it", "[serve][origin]")
{
    serving::PublicFace face;
    const auto path = GENERATE(as<std::string>{}, "/api/v1/methodologies", "/api/v1/methodology");
    const auto tag = serving::header_of(face.ask(path), "ETag");
    REQUIRE(face.ask(path, {}, {{"if-none-match", tag}}).status == 304);

    face.methodology = {.id = "IRS-2.0.0", .sha256 = "11", .toml = "weight = 2"};

    const auto after = face.ask(path, {}, {{"if-none-match", tag}});
    CHECK(after.status == 200);
    CHECK_THAT(after.body, Contains("IRS-2.0.0"));
    CHECK_THAT(face.ask(path).body, Contains("IRS-2.0.0"));
}

TEST_CASE("Tables and metrics say it, too", "[serve][origin]")
{
    serving::PublicFace face;

    const auto targets = face.body_of(face.ask("/api/v1/exports/targets.csv"));
    const auto scores = face.body_of(face.ask("/api/v1/exports/scores.csv"));
    const auto metrics = face.ask("/metrics").body;

    const auto policies = face.body_of(face.ask("/api/v1/countries/XA/policies.csv"));
    const auto observations = face.body_of(face.ask("/api/v1/exports/observations.csv"));
    const auto first_line = [](const std::string& table) { return table.substr(0, table.find('\n')); };

    for (const std::string name :
         {"methodology", "methodology_sha256", "frame_sha256", "window_first", "software", "frame_reviewed"}) {
        CAPTURE(name);
        CHECK_THAT(first_line(targets), Contains(name));
        CHECK_THAT(first_line(scores), Contains(name));
        CHECK_THAT(first_line(policies), Contains(name));
        CHECK_THAT(first_line(observations), Contains(name, Catch::CaseSensitive::No));
        CHECK_THAT(metrics, Contains(name + "="));
    }
    CHECK_THAT(targets, Contains("IRS-1.0.0"));
    CHECK_THAT(policies, Contains("IRS-1.0.0"));
}

TEST_CASE("What stands on pages of others says it, and that the list of targets was not reviewed", "[serve][origin]")
{
    serving::PublicFace face;
    auto& score = face.views.scores.front();
    score.methodology_sha256 = "methodology-hash";
    score.frame_sha256 = "frame-hash";
    score.software = "program-9";
    ++face.views.at_version;

    const auto badge = face.ask("/api/v1/countries/XA/badge.svg").body;
    const auto framed = face.ask("/embed/XA").body;

    for (const std::string words :
         {"IRS-1.0.0", "methodology-hash", "frame-hash", "2026-10-25 to 2026-11-21", "program-9"}) {
        CHECK_THAT(badge, Contains(words));
        CHECK_THAT(framed, Contains(words));
    }
    CHECK_THAT(badge, Contains("list not reviewed"));
    CHECK_THAT(framed, Contains("Nobody in the country has reviewed"));
}

TEST_CASE("A reviewed list is not called unreviewed", "[serve][origin]")
{
    serving::PublicFace face;
    face.views.scores.front().document = R"({"frame":{"title":"X","reviewed":true}})";
    ++face.views.at_version;

    CHECK_THAT(face.ask("/api/v1/countries/XA/badge.svg").body, !Contains("reviewed"));
    CHECK_THAT(face.ask("/embed/XA").body, !Contains("reviewed"));
    CHECK_THAT(face.body_of(face.ask("/api/v1/exports/scores.csv")), Contains(",true"));
}
