#include "collector/serve/cursor.hpp"
#include "public_face.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using nlohmann::json;
using serving::header_of;
using serving::PublicFace;

namespace {

using Query = std::map<std::string, std::string>;

/// The whole list, page by page, as a reader follows `next`; bounded, for a list that never ends is the fault looked for.
json follow(PublicFace& face, const std::string& path, Query query, const std::string& list)
{
    json rows = json::array();
    for (int page = 0; page < 10; ++page) {
        const auto body = json::parse(face.ask(path, query).body);
        rows.insert(rows.end(), body[list].begin(), body[list].end());
        if (body["next"].is_null()) {
            break;
        }
        const auto next = body["next"].get<std::string>();
        const auto from = next.find("cursor=") + 7;
        query["cursor"] = next.substr(from, next.find('&') - from);
    }
    return rows;
}

std::string cursor_of(PublicFace& face, const std::string& path, Query query)
{
    query["limit"] = "1";
    const auto next = json::parse(face.ask(path, query).body)["next"].get<std::string>();
    const auto from = next.find("cursor=") + 7;
    return next.substr(from, next.find('&') - from);
}

}  // namespace

TEST_CASE("pages follow each other by cursor until the last", "[serve][paging]")
{
    PublicFace face;

    const auto first = face.ask("/api/v1/targets", {{"limit", "2"}, {"country", "XA"}});
    const auto next = json::parse(first.body)["next"].get<std::string>();
    const auto all = follow(face, "/api/v1/targets", {{"limit", "2"}, {"country", "XA"}}, "targets");

    CHECK(header_of(first, "Link") == "<" + next + ">; rel=\"next\"");
    CHECK(next.find("country=XA") != std::string::npos);
    REQUIRE(all.size() == 3);
    CHECK(all[2]["domain"] == "c.example.test");
}

TEST_CASE("a list in another order is paged as well", "[serve][paging]")
{
    PublicFace face;

    const auto all = follow(face, "/api/v1/targets", {{"sort", "-domain"}, {"limit", "2"}}, "targets");

    REQUIRE(all.size() == 3);
    CHECK(all[0]["domain"] == "c.example.test");
    CHECK(all[2]["domain"] == "a.example.test");
    CHECK(face.ask("/api/v1/targets", {{"sort", "colour"}}).status == 400);
}

TEST_CASE("the gates of a probe are paged, newest first", "[serve][paging]")
{
    PublicFace face;

    const auto all = follow(face, "/api/v1/vantages/probe-1/gates", {{"limit", "1"}}, "gates");

    REQUIRE(all.size() == 2);
    CHECK(all[0]["family"] == "ipv6");
    CHECK(all[0]["open"] == false);
    CHECK(all[1]["protocol"] == "dns");
}

TEST_CASE("changes are paged within what was asked", "[serve][paging]")
{
    PublicFace face;
    auto more = face.views.change_rows.at(0);
    more.target = "z.example.test";
    face.views.change_rows.push_back(more);

    const auto all = follow(face, "/api/v1/changes", {{"limit", "1"}, {"since", "2026-11-20"}}, "changes");

    REQUIRE(all.size() == 2);
    CHECK(all[1]["domain"] == "z.example.test");
    CHECK(face.views.asked_changes.first_round == "2026-11-20");
}

TEST_CASE("the cursor of one list is refused by another, and so is a forged one", "[serve][paging]")
{
    PublicFace face;
    const auto by_domain = cursor_of(face, "/api/v1/targets", {});
    const auto ordered = cursor_of(face, "/api/v1/targets", {{"sort", "state"}});
    const auto gates = cursor_of(face, "/api/v1/vantages/probe-1/gates", {});
    const auto forged_rows = collector::serve::make_cursor(collector::serve::CursorKind::rows, "-1");
    const auto forged_gate = collector::serve::make_cursor(collector::serve::CursorKind::gate, "1 2 3");
    const auto forged_change = collector::serve::make_cursor(collector::serve::CursorKind::change, "yesterday XA a");

    const auto refused = [&face](const std::string& path, const Query& query) {
        const auto response = face.ask(path, query);
        return response.status == 400 && json::parse(response.body)["errors"].size() == 1;
    };

    CHECK(refused("/api/v1/targets", {{"cursor", ordered}}));
    CHECK(refused("/api/v1/targets", {{"cursor", by_domain}, {"sort", "state"}}));
    CHECK(refused("/api/v1/targets", {{"cursor", forged_rows}, {"sort", "state"}}));
    CHECK(refused("/api/v1/vantages/probe-1/gates", {{"cursor", by_domain}}));
    CHECK(refused("/api/v1/vantages/probe-1/gates", {{"cursor", forged_gate}}));
    CHECK(refused("/api/v1/changes", {{"cursor", gates}}));
    CHECK(refused("/api/v1/changes", {{"cursor", forged_change}}));
    CHECK(refused("/api/v1/targets", {{"cursor", "forged"}}));
}

TEST_CASE("changes can be asked from a day on, or of the newest round", "[serve][paging]")
{
    PublicFace face;

    CHECK(face.ask("/api/v1/changes", {{"since", "last-round"}}).status == 200);
    CHECK(face.views.asked_changes.newest_round);
    CHECK(face.ask("/api/v1/changes", {{"since", "2026-11-20"}}).status == 200);
    CHECK(face.views.asked_changes.first_round == "2026-11-20");
    CHECK_FALSE(face.views.asked_changes.newest_round);
    CHECK(face.ask("/api/v1/changes", {{"since", "yesterday"}}).status == 400);
}
