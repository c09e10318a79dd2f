#include "codec/digest.hpp"
#include "collector/ingest/contribution_desk.hpp"
#include "tests/collector/ingest/office_samples.hpp"
#include "tests/fakes/contribution_samples.hpp"
#include "tests/fakes/fake_contributions.hpp"

#include <catch2/catch.hpp>

using namespace collector;
using namespace collector::ingest;
using Catch::Contains;

namespace {

const std::string kRoot = "/v1/repository/submissions";

/// A desk with everything it needs: ann writes and reviews for XA, bob reviews for XA, eve for XB; old bob was revoked.
class Desk {
public:
    Backroom room;
    fakes::FakeContributions contributions;
    bool broken = false;  ///< The index, to whoever asks it for a target.
    std::map<std::string, measure::CountryCode> frames{{"portal.example.test", "XA"}, {"elsewhere.example.test", "XB"}};
    ContributionDesk desk{
        ContributionEdge{
            .office = room.edge(),
            .contributions = contributions,
            .country_of = [this](const std::string& target) -> measure::Result<std::optional<measure::CountryCode>> {
                if (broken) {
                    return measure::error("the index file is damaged");
                }
                const auto found = frames.find(target);
                return found == frames.end() ? std::nullopt : std::optional(found->second);
            }},
        QuotaLimits{}};
    MemoryLedger& ledger = room.ledger;

    Desk()
    {
        using enum PersonRole;
        room.people = {{"ann", somebody("ann", {author, reviewer}, "XA")},
                       {"bob", somebody("bob", {reviewer}, "XA")},
                       {"eve", somebody("eve", {author, reviewer}, "XB")},
                       {"old", somebody("old-bob", {author, reviewer}, "XA")}};
        room.people.at("old").revoked = true;
        Submission waiting{.position = 7, .at = {}, .contribution = "xa", .by = "ann", .sha256 = "00"};
        waiting.card.country = "XA";
        contributions.submitted = {waiting};
        contributions.texts[7] = "the text";
    }

    http::Response ask(const std::string& method, const std::string& path, const std::string& token, std::string body = {})
    {
        return answer_of(desk, request_of(method, path, token, std::move(body)));
    }

    const ContributionFact& kept() { return std::get<ContributionFact>(ledger.entries.back().fact); }
};

}  // namespace

TEST_CASE("a study of a target is taken when its country's frame holds the target", "[ingest][repository]")
{
    const auto [target, status] = GENERATE(table<std::string, int>(
        {{"portal.example.test", 200}, {"elsewhere.example.test", 422}, {"nobody.example.test", 422}}));
    Desk it;
    const auto text =
        samples::with(samples::case_text(), "\"country\"\nfigure", "\"target\"\ntarget = \"" + target + "\"\nfigure");

    CAPTURE(target);
    CHECK(it.ask("POST", kRoot, "ann", text).status == status);
    CHECK(it.ledger.entries.size() == (status == 200 ? 1 : 0));
}

TEST_CASE("the index is asked for the country of a target by a study of one alone", "[ingest][repository]")
{
    Desk it;
    it.broken = true;
    const auto of_target =
        samples::with(samples::case_text(), "\"country\"\nfigure", "\"target\"\ntarget = \"portal.example.test\"\nfigure");

    CHECK(it.ask("POST", kRoot, "ann", samples::profile_text()).status == 200);
    CHECK(it.ask("POST", kRoot, "ann", samples::case_text()).status == 200);
    CHECK(it.ask("POST", kRoot, "ann", of_target).status == 503);
}

TEST_CASE("a text is handed in by an author of its country and is on the ledger octet for octet", "[ingest][repository]")
{
    Desk it;

    const auto response = it.ask("POST", kRoot, "ann", samples::profile_text());

    CHECK(response.status == 200);
    CHECK_THAT(response.body, Contains("\"contribution\":\"xa\"") && Contains("\"step\":\"submitted\""));
    REQUIRE(it.ledger.entries.size() == 1);
    CHECK(it.kept().text == samples::profile_text());
    CHECK(it.kept().sha256 == codec::sha256(samples::profile_text()));
    CHECK(it.kept().by == "ann");
}

TEST_CASE("who is not the author of a country submits nothing for it", "[ingest][repository]")
{
    Desk it;

    CHECK(it.ask("POST", kRoot, "eve", samples::profile_text()).status == 403);
    CHECK(it.ask("POST", kRoot, "bob", samples::profile_text()).status == 403);
    CHECK(it.ask("POST", kRoot, "nobody", samples::profile_text()).status == 401);
    CHECK(it.ledger.entries.empty());
}

TEST_CASE("every error of a text is told at once", "[ingest][repository]")
{
    Desk it;
    const auto text = samples::with(samples::with(samples::profile_text(), "In short.", ""), "We tell of plan.", "<b>");

    const auto response = it.ask("POST", kRoot, "ann", text);

    CHECK(response.status == 422);
    CHECK_THAT(response.body, Contains("'summary': it is empty") && Contains("raw HTML is not shown"));
}

TEST_CASE("a reviewer of the country takes steps, in their turn and never on his own text", "[ingest][repository]")
{
    Desk it;
    const auto approve = kRoot + "/7/approve";

    CHECK(it.ask("POST", approve, "ann").status == 403);
    CHECK(it.ask("POST", approve, "eve").status == 403);
    CHECK(it.ask("POST", kRoot + "/7/publish", "bob").status == 409);
    CHECK(it.ask("POST", approve, "bob", R"({"why":"x"})").status == 422);
    CHECK(it.ask("POST", approve, "bob", R"({"reason":"well told"})").status == 200);
    CHECK(it.kept().step == ContributionStep::approved);
    CHECK(it.kept().submission == 7);
    CHECK(it.kept().reason == "well told");
    CHECK(it.ledger.entries.size() == 1);
}

TEST_CASE("what is not public yet is seen by its author and those who may review it", "[ingest][repository]")
{
    Desk it;

    CHECK_THAT(it.ask("GET", kRoot, "bob").body, Contains("\"submission\":7"));
    CHECK_THAT(it.ask("GET", kRoot + "/7", "ann").body, Contains("the text"));
    CHECK_THAT(it.ask("GET", kRoot, "eve").body, Contains("\"submissions\":[]"));
    CHECK(it.ask("GET", kRoot + "/7", "eve").status == 404);
}

TEST_CASE("an author finds his own below however many newer ones of others", "[ingest][repository]")
{
    Desk it;
    auto other = it.contributions.submitted.front();
    other.by = "someone";
    other.card.country = "XC";
    it.contributions.submitted.insert(it.contributions.submitted.begin(), 200, other);

    CHECK_THAT(it.ask("GET", kRoot, "ann").body, Contains("\"submission\":7") && !Contains("XC"));
}

TEST_CASE("other paths and methods of the repository are refused", "[ingest][repository]")
{
    const auto [method, path, status] = GENERATE(table<std::string, std::string, int>({
        {"POST", "/v1/repository", 404},
        {"POST", "/v1/repository/submissions/7/eat", 404},
        {"GET", "/v1/repository/submissions/0", 404},
        {"GET", "/v1/repository/submissions/x", 404},
        {"GET", "/v1/repository/submissions/7/approve", 405},
        {"POST", "/v1/repository/submissions/7", 405},
        {"DELETE", "/v1/repository/submissions", 405},
        {"GET", "/v1/repository/submissions/9", 503},
    }));
    Desk it;

    CHECK(it.ask(method, path, "bob").status == status);
}

TEST_CASE("somebody revoked is nobody at the desk of contributions, whatever he asks for", "[ingest][repository][access]")
{
    Desk it;

    CHECK(it.ask("POST", kRoot, "old", samples::profile_text()).status == 401);
    CHECK(it.ask("POST", kRoot + "/7/approve", "old").status == 401);
    CHECK(it.ask("GET", kRoot + "/7", "old").status == 401);
    CHECK(it.ledger.entries.empty());
}

TEST_CASE("every step with a contribution is in the audit trail, and every refusal by role", "[ingest][repository][audit]")
{
    Desk it;

    it.ask("POST", kRoot, "ann", samples::profile_text());
    it.ask("POST", kRoot, "eve", samples::profile_text());
    it.ask("POST", kRoot + "/7/approve", "ann");
    it.ask("POST", kRoot + "/7/approve", "bob");
    it.ask("GET", kRoot + "/7", "bob");
    it.ask("GET", kRoot + "/7", "eve");

    CHECK(it.room.deeds() ==
          std::vector<std::string>{"ann contribution_submitted xa allowed", "eve write /v1/repository/submissions refused",
                                   "ann write /v1/repository/submissions/7/approve refused",
                                   "bob contribution_approved xa allowed", "bob read /v1/repository/submissions/7 allowed",
                                   "eve read /v1/repository/submissions/7 refused"});
    CHECK(it.room.trail.deeds.front().roles == std::vector<std::string>{"author", "reviewer"});
    CHECK(it.room.trail.deeds.front().from == "2001:db8::7");
}

TEST_CASE("what cannot be written down is not done with a contribution", "[ingest][repository][audit]")
{
    Desk it;
    it.room.trail.full = true;

    const auto response = it.ask("POST", kRoot, "ann", samples::profile_text());

    CHECK(response.status == 503);
    CHECK_THAT(response.body, Contains("audit_unavailable"));
    CHECK(it.ask("GET", kRoot + "/7", "bob").status == 503);
    CHECK(it.ask("POST", kRoot, "eve", samples::profile_text()).status == 503);
    CHECK(it.ledger.entries.empty());
}
