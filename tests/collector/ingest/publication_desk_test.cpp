#include "collector/ingest/publication_desk.hpp"
#include "tests/collector/ingest/office_samples.hpp"

#include <catch2/catch.hpp>

using namespace collector;
using namespace collector::ingest;
using Catch::Contains;

namespace {

/// A desk with one report to be had, and who may or may not have it made.
class ReportOffice {
public:
    Backroom back;
    bool broken = false;
    std::vector<measure::CountryCode> made;
    PublicationDesk desk{PublicationEdge{
        .office = back.edge(),
        .keep = [this](const measure::CountryCode& country) -> measure::Result<std::optional<KeptReport>> {
            if (broken) {
                return measure::error("the disk is damaged");
            }
            made.push_back(country);
            const auto then = measure::Timestamp(std::chrono::seconds(1'700'000'000));
            const KeptReport report{.id = std::string(64, 'a'), .country = "KE", .as_of = then, .kept = then};
            return country == "KE" ? std::optional(report) : std::nullopt;
        }}};

    ReportOffice()
    {
        back.people = {{"ke", somebody("keeper-ke", {PersonRole::regulator}, "KE")},
                       {"all", somebody("keeper", {PersonRole::regulator}, "*")},
                       {"cert", somebody("cert-ke", {PersonRole::partner}, "KE")}};
    }

    http::Response post(const std::string& path, const std::string& token, const std::string& body = {})
    {
        return answer_of(desk, request_of("POST", path, token, body));
    }
};

}  // namespace

TEST_CASE("a country's regulator has its report made, and is told where it is kept", "[ingest][report]")
{
    ReportOffice office;

    const auto response = office.post("/v1/reports/KE", "ke");

    CHECK(response.status == 200);
    CHECK_THAT(response.body, Contains(R"("report":")" + std::string(64, 'a')));
    CHECK_THAT(response.body, Contains(R"("as_of":"2023-11-14T22:13:20.000000Z")"));
    CHECK(office.made == std::vector<measure::CountryCode>{"KE"});
    CHECK(office.back.deeds() == std::vector<std::string>{"keeper-ke write /v1/reports/KE allowed"});
}

TEST_CASE("whose country it is not has no report made, and that is on record", "[ingest][report]")
{
    ReportOffice office;

    CHECK(office.post("/v1/reports/FR", "ke").status == 403);
    CHECK(office.post("/v1/reports/KE", "cert").status == 403);
    CHECK(office.post("/v1/reports/KE", "nobody").status == 401);

    CHECK(office.made.empty());
    CHECK(office.back.deeds() ==
          std::vector<std::string>{"keeper-ke write /v1/reports/FR refused", "cert-ke write /v1/reports/KE refused"});
}

TEST_CASE("what cannot be made a report of is said", "[ingest][report]")
{
    ReportOffice office;

    CHECK_THAT(office.post("/v1/reports/FR", "all").body, Contains("No score of this country was made yet"));
    CHECK(office.post("/v1/reports/FR", "all").status == 404);
    CHECK(office.post("/v1/reports/ke", "all").status == 404);
    CHECK(office.post("/v1/reports/KE", "all", "{}").status == 413);
    CHECK(answer_of(office.desk, request_of("GET", "/v1/reports/KE", "all")).status == 405);
}

TEST_CASE("a report is made neither unwritten nor of a damaged disk", "[ingest][report]")
{
    ReportOffice office;
    office.broken = true;
    CHECK(office.post("/v1/reports/KE", "ke").status == 503);

    ReportOffice silent;
    silent.back.trail.full = true;
    CHECK(silent.post("/v1/reports/KE", "ke").status == 503);
    CHECK(silent.made.empty());
}

TEST_CASE("reports come few at a time", "[ingest][report]")
{
    ReportOffice office;
    std::vector<int> answers;
    for (int i = 0; i < 7; ++i) {
        answers.push_back(office.post("/v1/reports/KE", "ke").status);
    }
    CHECK(answers == std::vector<int>{200, 200, 200, 200, 200, 200, 429});
}
