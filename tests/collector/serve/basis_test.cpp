#include "public_face.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using nlohmann::json;
using serving::PublicFace;

namespace {

/// Another methodology in the newest round, another list of targets in the one before.
void change_basis(PublicFace& face)
{
    face.views.change_rows.push_back(
        {.target = "b.example.test", .country = "XA", .round = "2026-11-20", .before = {}, .after = {}});
    face.views.basis_rows = {{.country = "XA",
                              .round = "2026-11-21",
                              .methodology_before = "IRS-1.0.0",
                              .methodology = "IRS-1.1.0",
                              .other_rules = true,
                              .other_frame = false},
                             {.country = "XA",
                              .round = "2026-11-20",
                              .methodology_before = "IRS-1.0.0",
                              .methodology = "IRS-1.0.0",
                              .other_rules = false,
                              .other_frame = true}};
}

std::vector<std::string> rounds_of(const json& page)
{
    std::vector<std::string> rounds;
    for (const auto& it : page["basis"]) {
        rounds.push_back(it["round"]);
    }
    return rounds;
}

}  // namespace

TEST_CASE("changes tell of the rounds on their page which were made otherwise", "[serve][basis]")
{
    PublicFace face;
    change_basis(face);

    const auto whole = json::parse(face.ask("/api/v1/changes").body);
    const auto first = json::parse(face.ask("/api/v1/changes", {{"limit", "1"}}).body);

    CHECK(rounds_of(whole) == std::vector<std::string>{"2026-11-21", "2026-11-20"});
    CHECK(whole["basis"][0]["methodology"] == "IRS-1.1.0");
    CHECK(rounds_of(first) == std::vector<std::string>{"2026-11-21"});
}

TEST_CASE("the feed tells of a round made otherwise before its changes", "[serve][basis]")
{
    PublicFace face;
    change_basis(face);

    const auto feed = face.ask("/api/v1/changes.atom").body;

    const auto rules = feed.find("XA: methodology IRS-1.0.0 -&gt; IRS-1.1.0");
    const auto change = feed.find("a.example.test: ");
    const auto frame = feed.find("XA: another list of targets");
    REQUIRE(rules != std::string::npos);
    REQUIRE(frame != std::string::npos);
    CHECK(rules < change);
    CHECK(change < frame);
    CHECK(feed.find("urn:sextant:basis:2026-11-21:XA") != std::string::npos);
}
