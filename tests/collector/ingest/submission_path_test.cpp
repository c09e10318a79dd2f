#include "collector/ingest/submission_path.hpp"

#include <catch2/catch.hpp>

using namespace collector;
using namespace collector::ingest;

TEST_CASE("a path of submissions names the list, one of them, or a step of one", "[ingest][repository]")
{
    const auto [path, number, step] = GENERATE(table<std::string, std::uint64_t, std::optional<ContributionStep>>({
        {"", 0, std::nullopt},
        {"/7", 7, std::nullopt},
        {"/7/approve", 7, ContributionStep::approved},
        {"/7/return", 7, ContributionStep::returned},
        {"/7/publish", 7, ContributionStep::published},
        {"/7/withdraw", 7, ContributionStep::withdrawn},
    }));
    const auto parsed = parse_submission_path("/v1/repository/submissions" + path);

    CAPTURE(path);
    REQUIRE(parsed);
    CHECK(parsed->number == number);
    CHECK(parsed->step == step);
}

TEST_CASE("whatever else lies near the submissions is nothing", "[ingest][repository]")
{
    const auto path =
        GENERATE(as<std::string>{}, "/v1/repository", "/v1/repository/submissions/0", "/v1/repository/submissions/x",
                 "/v1/repository/submissions/7x", "/v1/repository/submissions/7/submit",
                 "/v1/repository/submissions/7/approve/", "/v1/repository/submissionsx7", "/v1/repository/submissions/");

    CAPTURE(path);
    CHECK_FALSE(parse_submission_path(path));
}
