#include "collector/ingest/dispute_desk.hpp"
#include "tests/collector/ingest/office_samples.hpp"

#include <catch2/catch.hpp>

using namespace collector;
using namespace collector::ingest;
using Catch::Contains;
using measure::CaseNote;
using measure::CaseStep;

namespace {

Person owner()
{
    Person person;
    person.name = "examples";
    person.roles = {PersonRole::owner};
    person.organisation = "Ministry of Examples";
    person.domains = {"example.test"};
    return person;
}

/// A desk with a ledger, one open case (7) about www.example.test, one token, and one that was revoked.
class DisputeOffice {
public:
    Backroom back;
    MemoryLedger& ledger = back.ledger;
    DisputeDesk desk{DisputeEdge{
        .office = back.edge(),
        .describe = [](const std::string& target, const std::string& check,
                       const std::string& round) -> measure::Result<CaseNote> {
            if (target != "www.example.test" && target != "www.other.test") {
                return measure::error("no frame holds this target", target);
            }
            return CaseNote{.target = target,
                            .country = "AA",
                            .check = check.empty() ? "web.http6" : check,
                            .round = round.empty() ? "2026-11-21" : round};
        },
        .describe_step = [](std::uint64_t number, CaseStep step) -> measure::Result<CaseNote> {
            if (number != 7) {
                return measure::error("no case has this number");
            }
            return CaseNote{.number = 7, .step = step, .target = "www.example.test", .country = "AA", .check = "web.http6"};
        },
        .country_of = [](const std::string& target) -> measure::Result<std::optional<measure::CountryCode>> {
            return target == "unmeasured.test" ? std::optional<measure::CountryCode>("AA") : std::nullopt;
        }}};

    DisputeOffice()
    {
        back.people = {{"good", owner()},
                       {"old", owner()},
                       {"aa", somebody("aa", {PersonRole::regulator}, "AA")},
                       {"bb", somebody("bb", {PersonRole::regulator}, "BB")}};
        back.people.at("old").revoked = true;
    }

    http::Response post(const std::string& path, const std::string& body, const std::string& token = "good")
    {
        return answer_of(desk, request_of("POST", path, token, body));
    }

    CaseNote note(std::size_t place) const
    {
        return std::get<CaseNote>(std::get<measure::PublicNote>(ledger.entries.at(place).fact));
    }
};

}  // namespace

TEST_CASE("an organisation disputes the verdict of a round it names", "[ingest]")
{
    DisputeOffice office;

    const auto response =
        office.post("/v1/disputes", R"({"target":"www.example.test","why":"repaired since","round":"2026-11-03"})");

    REQUIRE(response.status == 200);
    CHECK(office.note(0).round == "2026-11-03");
}

TEST_CASE("an organisation disputes a verdict about its own service, and asks for a re-check", "[ingest]")
{
    DisputeOffice office;

    const auto response =
        office.post("/v1/disputes", R"({"target":"www.example.test","why":"it was repaired","recheck":true})");

    REQUIRE(response.status == 200);
    CHECK_THAT(response.body, Contains("\"case\":1"));
    REQUIRE(office.ledger.entries.size() == 2);
    CHECK(office.note(0).step == CaseStep::disputed);
    CHECK(office.note(0).by == "Ministry of Examples");
    CHECK(office.note(0).text == "it was repaired");
    CHECK(office.note(1).step == CaseStep::recheck_asked);
    CHECK(office.note(1).number == 1);
}

TEST_CASE("a re-check of an open case is asked for later, too", "[ingest]")
{
    DisputeOffice office;

    CHECK(office.post("/v1/disputes/7/recheck", R"({"why":"in place again"})").status == 200);
    CHECK(office.note(0).number == 7);
    CHECK(office.note(0).step == CaseStep::recheck_asked);
    CHECK(office.post("/v1/disputes/8/recheck", R"({"why":"in place again"})").status == 422);
}

TEST_CASE("nobody disputes what is not his, and nothing of it is kept", "[ingest]")
{
    const auto [path, body, token, status] = GENERATE(table<std::string, std::string, std::string, int>({
        {"/v1/disputes", R"({"target":"www.other.test","why":"x"})", "good", 403},
        {"/v1/disputes", R"({"target":"nobody.example.test","why":"x"})", "good", 422},
        {"/v1/disputes", R"({"target":"nobody.test","why":"x"})", "good", 403},
        {"/v1/disputes", R"({"target":"unmeasured.test","why":"x"})", "aa", 422},
        {"/v1/disputes", R"({"target":"unmeasured.test","why":"x"})", "bb", 403},
        {"/v1/disputes", R"({"target":"www.example.test","why":"x"})", "bb", 403},
        {"/v1/disputes", R"({"target":"www.example.test","why":"x"})", "bad", 401},
        {"/v1/disputes", R"({"target":"www.example.test"})", "good", 422},
        {"/v1/disputes", "[]", "good", 422},
        {"/v1/disputes", "", "good", 422},
        {"/v1/disputes/x/recheck", R"({"why":"x"})", "good", 404},
        {"/v1/disputes/7", R"({"why":"x"})", "good", 404},
    }));
    DisputeOffice office;

    CAPTURE(path, body);
    CHECK(office.post(path, body, token).status == status);
    CHECK(office.ledger.entries.empty());
}

TEST_CASE("a full disk, a flood and a body of unknown length are told so before it is read", "[ingest]")
{
    DisputeOffice office;
    auto request = request_of("POST", "/v1/disputes", "good");
    office.back.room = false;
    CHECK(office.desk.admit(request)->status == 503);
    office.back.room = true;
    for (int i = 0; i < 10; ++i) {
        CHECK_FALSE(office.desk.admit(request));
    }

    CHECK(office.desk.admit(request)->status == 429);
    request.headers["content-length"] = "16385";
    CHECK(office.desk.admit(request)->status == 413);
    request.headers.erase("content-length");
    CHECK(office.desk.admit(request)->status == 411);
    CHECK(office.back.trail.deeds.empty());
}

TEST_CASE("somebody revoked is nobody at the desk of disputes", "[ingest][access]")
{
    DisputeOffice office;

    CHECK(office.post("/v1/disputes", R"({"target":"www.example.test","why":"x"})", "old").status == 401);
    CHECK(office.ledger.entries.empty());
}

TEST_CASE("every step of a dispute is in the audit trail, and every refusal by role", "[ingest][audit]")
{
    DisputeOffice office;

    office.post("/v1/disputes", R"({"target":"www.example.test","why":"it was repaired","recheck":true})");
    office.post("/v1/disputes", R"({"target":"www.other.test","why":"x"})");

    CHECK(office.back.deeds() == std::vector<std::string>{"examples note www.example.test web.http6 allowed",
                                                          "examples note www.example.test web.http6 allowed",
                                                          "examples write /v1/disputes refused"});
    office.back.trail.full = true;
    CHECK(office.post("/v1/disputes", R"({"target":"www.example.test","why":"x"})").status == 503);
    CHECK(office.ledger.entries.size() == 2);
}
