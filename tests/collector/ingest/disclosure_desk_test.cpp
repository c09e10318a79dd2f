#include "collector/ingest/disclosure_desk.hpp"
#include "tests/collector/ingest/office_samples.hpp"

#include <catch2/catch.hpp>

using namespace collector;
using namespace collector::ingest;
using Catch::Contains;

namespace {

constexpr auto kTelling = R"({"step":"tell","target":"health.go.ke","reason":"letter of today"})";

/// A desk with one finding in each of two countries, and the regulators of both.
class DisclosureOffice {
public:
    Backroom back;
    fakes::FakeAccess access;
    bool broken = false;
    DisclosureDesk desk{DisclosureEdge{
        .office = back.edge(),
        .access = access,
        .country_of = [this](const std::string& target) -> measure::Result<std::optional<measure::CountryCode>> {
            if (broken) {
                return measure::error("the index file is damaged");
            }
            const auto found = std::ranges::find(access.open, target, &OpenFinding::target);
            return found == access.open.end() ? std::nullopt : std::optional(found->country);
        },
        .embargo = std::chrono::days(90)}};

    DisclosureOffice()
    {
        access.open = {{"health.go.ke", "KE", "security.exposure", "2023-11-14"},
                       {"sante.example.fr", "FR", "security.recursion", "2023-11-14"}};
        back.people = {{"ke", somebody("keeper-ke", {PersonRole::regulator}, "KE")},
                       {"fr", somebody("keeper-fr", {PersonRole::regulator}, "FR")},
                       {"all", somebody("keeper", {PersonRole::regulator}, "*")},
                       {"editor", somebody("ann", {PersonRole::frame_editor}, "KE")}};
    }

    http::Response post(const std::string& body, const std::string& token = "ke")
    {
        return answer_of(desk, request_of("POST", "/v1/disclosures", token, body));
    }
    http::Response get(const std::string& token) { return answer_of(desk, request_of("GET", "/v1/disclosures", token)); }
};

}  // namespace

TEST_CASE("a regulator says that an owner was told, and hears from when the public may know", "[ingest][access]")
{
    DisclosureOffice office;

    const auto response = office.post(kTelling);

    CHECK(response.status == 200);
    CHECK_THAT(response.body, Contains("\"public_from\":\"2024-02-12\""));
    REQUIRE(office.back.ledger.entries.size() == 1);
    const auto& kept = std::get<Disclosure>(office.back.ledger.entries[0].fact);
    CHECK(kept.target == "health.go.ke");
    CHECK(kept.check == "security.exposure");
    CHECK(kept.told == "2023-11-14");
    CHECK(kept.by == "keeper-ke");
    CHECK(kept.reason == "letter of today");
    CHECK(office.back.deeds() == std::vector<std::string>{"keeper-ke telling health.go.ke security.exposure allowed"});
}

TEST_CASE("each finding of a target is told by a fact of its own", "[ingest][access]")
{
    DisclosureOffice office;
    office.access.open.push_back({"health.go.ke", "KE", "security.recursion", "2023-11-14"});

    CHECK_THAT(office.post(kTelling).body, Contains(R"("checks":["security.exposure","security.recursion"])"));

    REQUIRE(office.back.ledger.entries.size() == 2);
    CHECK(std::get<Disclosure>(office.back.ledger.entries[1].fact).check == "security.recursion");
}

TEST_CASE("a release of one check on one day is kept as such", "[ingest][access]")
{
    DisclosureOffice office;

    CHECK(
        office
            .post(R"({"step":"release","target":"health.go.ke","check":"security.exposure","on":"2023-12-01","reason":"x"})")
            .status == 200);

    const auto& kept = std::get<Disclosure>(office.back.ledger.entries.at(0).fact);
    CHECK(kept.told.empty());
    CHECK(kept.check == "security.exposure");
    CHECK(kept.public_from == "2023-12-01");
}

TEST_CASE("who may not tell is told so before anything of the findings is", "[ingest][access]")
{
    DisclosureOffice office;

    CHECK(office.post(kTelling, "fr").status == 403);
    CHECK(office.post(kTelling, "editor").status == 403);
    CHECK(office.post(R"({"step":"tell","target":"nobody.go.ke","reason":"x"})", "ke").status == 403);
    CHECK(office.post(R"({"step":"tell","target":"nobody.go.ke","reason":"x"})", "all").status == 422);
    CHECK(office.post(kTelling, "nobody").status == 401);
    CHECK(office.back.ledger.entries.empty());
    CHECK(office.back.deeds().front() == "keeper-fr write /v1/disclosures refused");
}

TEST_CASE("what is wrong with a body is named, and nothing is kept", "[ingest][access]")
{
    const auto [body, says] = GENERATE(table<std::string, std::string>({
        {"", "an object of JSON"},
        {"[]", "an object of JSON"},
        {R"({"step":"tell","target":"health.go.ke"})", "`reason`"},
        {R"({"step":"forget","target":"health.go.ke","reason":"x"})", "`step`"},
        {R"({"step":"tell","target":7,"reason":"x"})", "`target` is text"},
        {R"({"step":"tell","target":"health.go.ke","reason":"x","when":"now"})", "when"},
        {R"({"step":"tell","target":"health.go.ke","reason":"x","on":"2023-11-15"})", "still to come"},
        {R"({"step":"tell","target":"health.go.ke","reason":"x","on":"yesterday"})", "is no day"},
        {R"({"step":"tell","target":"health.go.ke","reason":"x","check":"web.http6"})", "nothing of this check"},
        {R"({"step":"tell","target":"health.go.ke","reason":"x","check":"security.admin"})",
         "nothing of this kind is found"},
    }));
    DisclosureOffice office;

    const auto response = office.post(body);

    CAPTURE(body);
    CHECK(response.status == 422);
    CHECK_THAT(response.body, Contains(says));
    CHECK(office.back.ledger.entries.empty());
}

TEST_CASE("a regulator reads the findings of the own countries, and the reading is written down", "[ingest][access]")
{
    DisclosureOffice office;
    office.access.told = {
        {.word = {.target = "health.go.ke", .check = "", .told = "2023-11-01", .public_from = "2024-01-30"}}};

    const auto seen = office.get("ke");

    CHECK(seen.status == 200);
    CHECK_THAT(seen.body, Contains("health.go.ke") && Contains("2024-01-30") && !Contains("sante.example.fr"));
    CHECK_THAT(office.get("fr").body, Contains("\"public_from\":null") && !Contains("health.go.ke"));
    CHECK_THAT(office.get("all").body, Contains("health.go.ke") && Contains("sante.example.fr"));
    CHECK(office.get("editor").status == 403);
    CHECK(office.get("nobody").status == 401);
    CHECK(office.back.deeds().front() == "keeper-ke read /v1/disclosures allowed");
}

TEST_CASE("what cannot be looked up or written down is not done", "[ingest][access]")
{
    DisclosureOffice office;
    office.broken = true;
    CHECK(office.post(kTelling).status == 503);
    office.broken = false;
    office.back.trail.full = true;

    CHECK(office.post(kTelling).status == 503);
    CHECK(office.get("ke").status == 503);
    CHECK(office.back.ledger.entries.empty());
    CHECK(answer_of(office.desk, request_of("PUT", "/v1/disclosures", "ke")).status == 405);
    CHECK(answer_of(office.desk, request_of("GET", "/v1/disclosures/7", "ke")).status == 404);
}

TEST_CASE("a token whose last day is over is refused like a revoked one, and told so", "[ingest][access]")
{
    DisclosureOffice office;
    office.back.people.at("ke").expires = "2023-11-13";
    office.back.people.at("all").expires = "2023-11-14";

    const auto refused = office.post(kTelling);

    CHECK(refused.status == 401);
    CHECK_THAT(refused.body, Contains("token_expired") && Contains("2023-11-13") && Contains("ask the operator"));
    CHECK(office.back.observed == std::vector<std::string>{"token_expired"});
    CHECK(office.back.deeds().empty());
    CHECK(office.back.ledger.entries.empty());
    CHECK(office.get("all").status == 200);
}
