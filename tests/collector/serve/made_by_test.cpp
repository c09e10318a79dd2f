#include "public_face.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace {

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
    for (const auto* path :
         {"/api/v1/targets", "/api/v1/targets?country=XA", "/api/v1/targets/a.example.test", "/api/v1/sectors"}) {
        const std::string whole(path);
        const auto mark = whole.find('?');
        const auto document =
            mark == std::string::npos ? read(whole) : json::parse(face.ask(whole.substr(0, mark), {{"country", "XA"}}).body);
        complete(document.at("made_by").at("XA"));
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

TEST_CASE("Tables and metrics say it, too", "[serve][origin]")
{
    serving::PublicFace face;

    const auto targets = face.body_of(face.ask("/api/v1/exports/targets.csv"));
    const auto scores = face.body_of(face.ask("/api/v1/exports/scores.csv"));
    const auto metrics = face.ask("/metrics").body;

    for (const auto* name : {"methodology", "methodology_sha256", "frame_sha256", "window_last", "software"}) {
        CHECK(targets.substr(0, targets.find('\n')).find(name) != std::string::npos);
        CHECK(scores.substr(0, scores.find('\n')).find(name) != std::string::npos);
        CHECK(metrics.find(std::string(name) + "=") != std::string::npos);
    }
    CHECK(targets.find("IRS-1.0.0") != std::string::npos);
}
