#include "codec/digest.hpp"
#include "collector/ingest/contribution_desk.hpp"
#include "tests/collector/ingest/reception.hpp"
#include "tests/fakes/contribution_samples.hpp"
#include "tests/fakes/fake_contributions.hpp"

#include <catch2/catch.hpp>

using namespace collector;
using namespace collector::ingest;
using Catch::Contains;

namespace {

const std::string kRoot = "/v1/repository/submissions";

Person somebody(const std::string& name, std::vector<PersonRole> roles, const std::string& country)
{
    return {.name = name, .roles = std::move(roles), .countries = {country}, .organisation = "Office", .domains = {}};
}

/// A desk with everything it needs: ann writes and reviews for XA, bob reviews for XA, eve for XB.
class Desk {
public:
    MemoryLedger ledger;
    fakes::FakeContributions contributions;
    StandingIndex index;
    std::vector<std::string> observed;
    ContributionDesk desk{ContributionEdge{.ledger = ledger,
                                           .contributions = contributions,
                                           .index = index,
                                           .bearer_of = [](const std::string& token) -> std::optional<Person> {
                                               using enum PersonRole;
                                               if (token == "ann") {
                                                   return somebody("ann", {author, reviewer}, "XA");
                                               }
                                               return token == "bob" ? std::optional(somebody("bob", {reviewer}, "XA"))
                                                      : token == "eve"
                                                          ? std::optional(somebody("eve", {author, reviewer}, "XB"))
                                                          : std::nullopt;
                                           },
                                           .now = [] { return measure::Timestamp(std::chrono::seconds(1'700'000'000)); },
                                           .has_room = [] { return true; },
                                           .observe = [this](const Received& it) { observed.emplace_back(it.word); }},
                          QuotaLimits{}};

    Desk()
    {
        Submission waiting{.position = 7, .at = {}, .contribution = "xa", .by = "ann", .sha256 = "00"};
        waiting.card.country = "XA";
        contributions.submitted = {waiting};
        contributions.texts[7] = "the text";
    }

    http::Response ask(const std::string& method, const std::string& path, const std::string& token, std::string body = {})
    {
        http::Request request{
            .method = method,
            .path = path,
            .headers = {{"authorization", "Bearer " + token}, {"content-length", std::to_string(body.size())}},
            .body = std::move(body)};
        if (auto refused = desk.admit(request)) {
            return *std::move(refused);
        }
        boost::asio::io_context io;
        http::Response response;
        const auto keep = [&](const std::exception_ptr&, http::Response it) { response = std::move(it); };
        boost::asio::co_spawn(io, desk.receive(std::move(request)), keep);
        io.run();
        return response;
    }

    const ContributionFact& kept() { return std::get<ContributionFact>(ledger.entries.back().fact); }
};

}  // namespace

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
