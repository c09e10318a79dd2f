#include "collector/serve/contribution_series.hpp"
#include "public_face.hpp"
#include "tests/fakes/contribution_samples.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using nlohmann::json;
using serving::header_of;
using serving::PublicFace;

TEST_CASE("the repository lists what stands, page by page, and hands its filters on", "[repository]")
{
    PublicFace face;

    const auto first =
        json::parse(face.ask("/api/v1/repository", {{"limit", "1"}, {"q", "d\u00e9ploiement"}, {"kind", "profile"}}).body);
    const auto cursor = first["next"].get<std::string>().substr(std::string("/api/v1/repository?cursor=").size());
    const auto second =
        json::parse(face.ask("/api/v1/repository", {{"limit", "1"}, {"cursor", cursor.substr(0, cursor.find('&'))}}).body);

    CHECK(first["contributions"][0]["contribution"] == "xa-portal");
    CHECK(second["contributions"][0]["contribution"] == "xa");
    CHECK(second["next"].is_null());
    CHECK(face.ask("/api/v1/repository", {{"kind", "poem"}}).status == 400);
}

TEST_CASE("an old version stays under its own address; the newest is what the name alone gives", "[repository]")
{
    PublicFace face;

    const auto now = json::parse(face.ask("/api/v1/repository/xa").body);
    const auto old = face.ask("/api/v1/repository/xa/versions/1/text");

    CHECK(now["version"] == 2);
    CHECK(now["versions"].size() == 2);
    CHECK(now["sections"][0]["blocks"][0]["spans"][0]["text"] == "We tell of policy.");
    CHECK(old.body == "+++\n+++\n");
    CHECK(header_of(old, "Cache-Control").find("immutable") != std::string::npos);
    CHECK(face.ask("/api/v1/repository/xa/versions/3").status == 404);
    CHECK(face.ask("/api/v1/repository/xb").status == 404);
    CHECK(face.ask("/api/v1/repository/xa/versions/2/series").status == 404);
}

TEST_CASE("a case study's figures are the collector's own", "[repository]")
{
    PublicFace face;
    face.views.figure_points = {{"2026-10-30", 0.9}, {"2026-11-02", 0.5}, {"2026-11-03", 0.7}, {"2026-11-12", 0.8}};

    const auto series = json::parse(face.ask("/api/v1/repository/xa-portal/versions/1/series").body);

    CHECK(series["before"]["days"] == 2);
    CHECK(series["before"]["mean"].get<double>() == Approx(0.6));
    CHECK(series["after"]["mean"] == 0.8);
    CHECK(series["difference"].get<double>() == Approx(0.2));
    CHECK(series["points"].size() == 3);
}

TEST_CASE("4.4: values that are means of a window must not hold days of both sides", "[repository]")
{
    collector::repository::Contribution study;
    study.series = {.scope = collector::repository::SeriesScope::country,
                    .figure = "web",
                    .sector = "",
                    .target = "",
                    .before = {"2026-02-01", "2026-02-28"},
                    .after = {"2026-04-12", "2026-05-11"}};
    study.actions = {{"one", "2026-03-01"}, {"two", "2026-03-15"}};
    using collector::serve::is_blurred;
    CHECK_FALSE(is_blurred(study, 28));
    CHECK(is_blurred(study, 29));

    study.actions.front().dated = "2026-02-28";
    CHECK(is_blurred(study, 28));

    study.series.figure = "users";
    CHECK_FALSE(is_blurred(study, 28));
    study.series.figure = "web";
    study.series.scope = collector::repository::SeriesScope::sector;
    CHECK_FALSE(is_blurred(study, 28));
}

TEST_CASE("a case study whose windows touch is told to be blurred", "[repository]")
{
    PublicFace face;
    face.rules.time.window_days = 28;

    const auto series = json::parse(face.ask("/api/v1/repository/xa-portal/versions/1/series").body);

    CHECK(series["blurred"] == true);
    CHECK(series["mean_of_days"] == 28);
}

TEST_CASE("a case study has no figures of a target in another country's frame", "[repository]")
{
    PublicFace face;
    face.contributions.rounds = {{"2026-11-02", 0.5, 1}};
    auto& target = face.views.rows.front().target;
    for (auto& [number, text] : face.contributions.texts) {
        if (text.find("case_study") != std::string::npos) {
            text = samples::with(text, "\"country\"\nfigure", "\"target\"\ntarget = \"" + target.domain + "\"\nfigure");
        }
    }
    const auto points = [&face] {
        ++face.views.at_version;
        return json::parse(face.ask("/api/v1/repository/xa-portal/versions/1/series").body)["points"].size();
    };

    CHECK(points() == 1);
    target.country = "XB";
    CHECK(points() == 0);
}

TEST_CASE("a window without a value has no figure, never a zero", "[repository]")
{
    const auto figure = collector::serve::figure_in({"2026-11-01", "2026-11-09"}, {{.day = "2026-11-10", .value = 0.5}});

    CHECK(figure.days == 0);
    CHECK(!figure.mean);
}

TEST_CASE("what changed in the score itself between the windows is told by the collector", "[repository]")
{
    const collector::repository::Window before{"2026-11-01", "2026-11-09"};
    const collector::repository::Window after{"2026-11-11", "2026-11-20"};
    collector::ScoreRow one;
    one.window_last = "2026-11-02";
    one.methodology_sha256 = "m1";
    one.frame_sha256 = "f1";
    auto two = one;
    two.window_last = "2026-11-12";
    two.frame_sha256 = "f2";
    auto outside = one;
    outside.window_last = "2026-11-10";
    outside.methodology_sha256 = "m2";

    CHECK(collector::serve::changed_between(before, after, {one, outside, two}) == std::vector<std::string>{"frame"});
    CHECK(collector::serve::changed_between(before, after, {one, outside}).empty());
}

TEST_CASE("the feed of publications is Atom whatever their titles say", "[repository]")
{
    PublicFace face;

    const auto feed = face.ask("/api/v1/repository.atom").body;
    const auto none = face.ask("/api/v1/repository.atom", {{"country", "XB"}}).body;

    CHECK(feed.find("<id>urn:sextant:contribution:xa:2</id>") != std::string::npos);
    CHECK(feed.find("=&lt;b&gt;A title&lt;/b&gt;") != std::string::npos);
    CHECK(feed.find("https://example.test/repository/xa/versions/2") != std::string::npos);
    CHECK(none.find("<entry") == std::string::npos);
}

TEST_CASE("the archive holds every version, an index and a data package", "[repository]")
{
    PublicFace face;

    const auto tar = face.ask("/api/v1/exports/repository.tar").body;

    CHECK(tar.size() % 512 == 0);
    CHECK(tar.substr(257, 5) == "ustar");
    for (const auto* name :
         {"README.md", "datapackage.json", "index.ndjson", "contributions/xa/1.md", "contributions/xa/2.md"}) {
        CHECK(tar.find(name) != std::string::npos);
    }
    CHECK(tar.find(samples::profile_text()) != std::string::npos);
    CHECK(tar == face.ask("/api/v1/exports/repository.tar").body);
}
