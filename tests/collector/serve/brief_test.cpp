#include "collector/serve/brief.hpp"
#include "public_face.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>

using nlohmann::json;
using serving::PublicFace;

namespace {

constexpr int kDays = 1000;

/// A country with a long history, each day with all the digits that arithmetic leaves.
void remember(PublicFace& face)
{
    auto day = face.views.scores.at(0);
    face.views.scores.clear();
    for (int i = 0; i < kDays; ++i) {
        day.index = (i + 1) / 3001.0;
        day.window_last = measure::to_iso_date(measure::Day(std::chrono::year{2024} / 1 / 1) + std::chrono::days{i});
        face.views.scores.push_back(day);
    }
}

std::vector<std::string> days_of(PublicFace& face, const std::string& points)
{
    const auto scores = json::parse(face.ask("/api/v1/countries/XA/history", {{"points", points}}).body)["scores"];
    std::vector<std::string> days;
    for (const auto& score : scores) {
        days.push_back(score["window"]["last"]);
    }
    return days;
}

}  // namespace

TEST_CASE("lists tell fractions to five decimals; whole numbers and words stay", "[serve][brief]")
{
    const json full{{"index", 1 / 3.0}, {"interval", {0.586, nullptr}}, {"seed", 123456789}, {"word", "0.1234567"}};

    CHECK(collector::serve::briefly(full).dump() ==
          R"({"index":0.33333,"interval":[0.586,null],"seed":123456789,"word":"0.1234567"})");
}

TEST_CASE("whoever rounds a figure of a list comes to the same as from the whole figure", "[serve][brief]")
{
    const auto shown = [](double ratio, int decimals) {
        char text[32];
        std::snprintf(text, sizeof text, "%.*f", decimals, ratio * 100);
        return std::string(text);
    };
    // 0.586499..., 0.5865000..1 and their like are what a second rounding gets wrong.
    for (int i = 0; i < 20'000; ++i) {
        const double full = i / 20'000.0 + (i % 2 == 0 ? 1.0 : -1.0) * 1.3e-6;
        const auto brief = collector::serve::briefly(json(std::abs(full))).get<double>();
        REQUIRE(std::abs(brief - std::abs(full)) < 1e-5);
        REQUIRE(shown(brief, 1) == shown(std::abs(full), 1));
        REQUIRE(shown(brief, 0) == shown(std::abs(full), 0));
    }
}

TEST_CASE("the list of countries is brief, the document of one has every digit", "[serve][brief]")
{
    PublicFace face;
    face.views.scores.at(0).index = 2 / 3.0;

    CHECK(json::parse(face.ask("/api/v1/countries").body)["countries"][0]["index"] == 0.66666);
    CHECK(json::parse(face.ask("/api/v1/countries/XA").body)["index"] == 2 / 3.0);
}

TEST_CASE("a long history comes in as many points as were asked for, from its first day to its newest", "[serve][brief]")
{
    PublicFace face;
    remember(face);

    const auto days = days_of(face, "366");
    CHECK(days.size() == 366);
    CHECK(days.front() == "2024-01-01");
    CHECK(days.back() == face.views.scores.back().window_last);
    CHECK(std::is_sorted(days.begin(), days.end()));
    CHECK(std::adjacent_find(days.begin(), days.end()) == days.end());
    CHECK(days_of(face, "1") == std::vector{face.views.scores.back().window_last});
    CHECK(days_of(face, "1000").size() == 1000);
    CHECK(face.ask("/api/v1/countries/XA/history", {{"points", "0"}}).status == 400);
}
