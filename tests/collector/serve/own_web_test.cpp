#include "collector/serve/own_web.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>

using collector::serve::OwnWeb;
using collector::serve::WebFile;

namespace {

constexpr std::array<WebFile, 2> kShipped{{{"base/api.js", "a", "let a;", "gz"}, {"map/world.json", "b", "{}", "gz"}}};

const std::string kMap =
    R"({"schema": 1, "box": [0, 0, 10, 5], "shapes": {"KE": "M1,2l3,-4 5.5,6z"}, "points": {"MT": [1, 2]}})";

const WebFile* find(const OwnWeb& web, std::string_view path)
{
    const auto files = web.files();
    const auto found = std::find_if(files.begin(), files.end(), [path](const WebFile& it) { return it.path == path; });
    return found == files.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("an operator's map stands in the place of ours, under a digest of its own", "[serve][web]")
{
    OwnWeb web(kShipped);

    REQUIRE(web.use_map(kMap));
    const auto moved = std::move(web);

    CHECK(moved.files().size() == 2);
    CHECK(find(moved, "map/world.json")->plain == kMap);
    CHECK(find(moved, "map/world.json")->digest.size() == 16);
    CHECK(find(moved, "map/world.json")->compressed.starts_with("\x1f\x8b"));
    CHECK(find(moved, "base/api.js")->plain == "let a;");
}

TEST_CASE("names of countries come beside what was shipped", "[serve][web]")
{
    OwnWeb web(kShipped);

    REQUIRE(web.use_names(R"({"fr": {"KE": "République du Kenya"}, "en": {}})"));

    CHECK(find(web, "names/own.json")->plain.find("République du Kenya") != std::string_view::npos);
}

TEST_CASE("a map or names that no view could show are refused, with the place", "[serve][web]")
{
    const auto [map, where] = GENERATE(table<std::string, std::string>({
        {"", ""},
        {"[]", ""},
        {R"({"schema": 2, "box": [0, 0, 1, 1], "shapes": {}})", ""},
        {R"({"schema": 1, "box": [0, 0, 1], "shapes": {}})", ""},
        {R"({"schema": 1, "box": [0, 0, 1, 1]})", ""},
        {R"x({"schema": 1, "box": [0, 0, 1, 1], "shapes": {"KE": "M1,2url(x)"}})x", "KE"},
        {R"({"schema": 1, "box": [0, 0, 1, 1], "shapes": {"ken": "M1,2"}})", "ken"},
        {R"({"schema": 1, "box": [0, 0, 1, 1], "shapes": {}, "points": {"MT": [1]}})", "MT"},
    }));
    OwnWeb web(kShipped);

    const auto used = web.use_map(map);

    CAPTURE(map);
    REQUIRE_FALSE(used);
    CHECK(used.error().where == where);
    CHECK(find(web, "map/world.json")->plain == "{}");
    CHECK_FALSE(web.use_map(std::string(3U << 20U, ' ')));
    CHECK(web.use_names(R"({"fr": []})").error().where == "fr");
    CHECK(web.use_names(R"({"fr": {"KE": ""}})").error().where == "KE");
}
