#include "collector/serve/letter_facts.hpp"
#include "public_face.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using nlohmann::json;
using serving::PublicFace;

namespace {

const std::string kOut = "b.example.test";

/// As the store tells such a target: listed, and nothing of it measured.
void opt_out(PublicFace& face)
{
    for (auto& row : face.views.rows) {
        if (row.target.domain == kOut) {
            row = {.target = row.target};
            row.target.opt_out = true;
            row.target.opted_out = {.by = "ICT office", .on = "2026-11-20"};
        }
    }
}

}  // namespace

TEST_CASE("the figures of a country leave out who opted out, and say how many those are", "[serve][optout]")
{
    PublicFace whole;
    PublicFace face;
    opt_out(face);
    const auto read = [](PublicFace& it) { return json::parse(it.ask("/api/v1/countries/XA").body); };

    const auto before = read(whole);
    const auto after = read(face);

    const auto targets = before["targets"].get<int>();
    CHECK(after["targets"] == targets - 1);
    CHECK(before["opted_out"] == 0);
    CHECK(after["opted_out"] == 1);
    int counted = 0;
    for (const auto& [state, count] : after["states"].items()) {
        counted += count.get<int>();
    }
    CHECK(counted == targets - 1);
    CHECK(after["states"]["unknown"] == before["states"]["unknown"]);
}

TEST_CASE("who opted out is marked in tables and on a badge, without a state", "[serve][optout]")
{
    PublicFace face;
    opt_out(face);

    const auto badge = face.ask("/api/v1/targets/" + kOut + "/badge.svg").body;
    const auto targets = face.body_of(face.ask("/api/v1/exports/targets.csv"));
    const auto services = face.body_of(face.ask("/api/v1/exports/services.csv"));

    CHECK(badge.find("opted out") != std::string::npos);
    CHECK(targets.find("mail_score,opt_out,withheld,ipv6_networks") != std::string::npos);
    CHECK(targets.find(",unknown,,,,,,,1,") != std::string::npos);
    CHECK(services.find("class,opt_out\r\n") != std::string::npos);
    CHECK(json::parse(face.ask("/api/v1/targets/" + kOut).body)["opted_out"]["on"] == "2026-11-20");
}

TEST_CASE("no letter speaks of a service whose owner opted out", "[serve][optout]")
{
    PublicFace face;
    const auto letters = [&face] {
        const collector::serve::ReportSources sources{face.views, face.evidence, face.methodology, face.publisher};
        return collector::serve::letters(sources, "XA").value();
    };
    const auto services = json::parse(letters().at(0).facts)["targets"].size();
    opt_out(face);

    CHECK(json::parse(letters().at(0).facts)["targets"].size() == services - 1);
    for (auto& row : face.views.rows) {
        row.target.opt_out = true;
    }
    CHECK(letters().empty());
}
