#include "collector/ingest/dispute_desk.hpp"
#include "tests/collector/ingest/reception.hpp"

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

/// A desk with a ledger, one open case (7) about www.example.test, and one token.
class Office {
public:
    MemoryLedger ledger;
    StandingIndex index;
    bool room = true;
    DisputeDesk desk{DisputeEdge{
        .ledger = ledger,
        .index = index,
        .now = [] { return measure::Timestamp(std::chrono::seconds(1'700'000'000)); },
        .has_room = [this] { return room; },
        .bearer_of = [](const std::string& token) { return token == "good" ? std::optional(owner()) : std::nullopt; },
        .describe = [](const std::string& target, const std::string& check) -> measure::Result<CaseNote> {
            if (target != "www.example.test" && target != "www.other.test") {
                return measure::error("no frame holds this target", target);
            }
            return CaseNote{
                .target = target, .country = "AA", .check = check.empty() ? "web.http6" : check, .round = "2026-11-21"};
        },
        .describe_step = [](std::uint64_t number, CaseStep step) -> measure::Result<CaseNote> {
            if (number != 7) {
                return measure::error("no case has this number");
            }
            return CaseNote{.number = 7, .step = step, .target = "www.example.test", .country = "AA", .check = "web.http6"};
        }}};

    http::Response post(const std::string& path, const std::string& body, const std::string& token = "good")
    {
        http::Request request{
            .method = "POST", .path = path, .headers = {{"authorization", "Bearer " + token}}, .body = body};
        if (auto refused = desk.admit(request)) {
            return *refused;
        }
        http::Response response;
        boost::asio::io_context loop;
        boost::asio::co_spawn(loop, desk.receive(std::move(request)),
                              [&](std::exception_ptr, http::Response answered) { response = std::move(answered); });
        loop.run();
        return response;
    }

    CaseNote note(std::size_t place) const
    {
        return std::get<CaseNote>(std::get<measure::PublicNote>(ledger.entries.at(place).fact));
    }
};

}  // namespace

TEST_CASE("an organisation disputes a verdict about its own service, and asks for a re-check", "[ingest]")
{
    Office office;

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
    Office office;

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
        {"/v1/disputes", R"({"target":"www.example.test","why":"x"})", "bad", 401},
        {"/v1/disputes", R"({"target":"www.example.test"})", "good", 422},
        {"/v1/disputes", "[]", "good", 422},
        {"/v1/disputes", "", "good", 422},
        {"/v1/disputes/x/recheck", R"({"why":"x"})", "good", 404},
        {"/v1/disputes/7", R"({"why":"x"})", "good", 404},
    }));
    Office office;

    CAPTURE(path, body);
    CHECK(office.post(path, body, token).status == status);
    CHECK(office.ledger.entries.empty());
}

TEST_CASE("a full disk and a flood are told so before the body is read", "[ingest]")
{
    Office office;
    http::Request request{.method = "POST", .path = "/v1/disputes", .headers = {{"authorization", "Bearer good"}}};
    office.room = false;
    CHECK(office.desk.admit(request)->status == 503);
    office.room = true;
    for (int i = 0; i < 10; ++i) {
        CHECK_FALSE(office.desk.admit(request));
    }

    CHECK(office.desk.admit(request)->status == 429);
}
