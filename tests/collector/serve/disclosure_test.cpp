#include "route_walk.hpp"
#include "table_cells.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using Catch::Contains;
using nlohmann::json;

namespace {

/// Stands wherever a finding that exposes leaves a trace, and nowhere else.
const std::string kCanary = "canary-of-port-6379";

measure::Verdict exposed()
{
    measure::Verdict verdict;
    verdict.check = "security.exposure";
    verdict.outcome = measure::Outcome::fail;
    verdict.value = 0;
    verdict.rule = "rule-" + kCanary;
    verdict.cause = measure::Cause::exposure_gap;
    verdict.detail = kCanary;
    return verdict;
}

/// A world in which a port is open on a.example.test, and everything that the collector keeps of it.
class ExposedFace : public serving::PublicFace {
public:
    ExposedFace()
    {
        auto row = views.consensus_rows.front();
        row.check = "security.exposure";
        row.verdict = exposed();
        views.consensus_rows.push_back(row);
        row.check = "security.admin";
        row.verdict.check = "security.admin";
        row.verdict.outcome = measure::Outcome::pass;
        row.passes = row.votes;
        views.consensus_rows.push_back(row);
        views.result_rows.front().result.verdicts.push_back(exposed());
        evidence.batches[7] = {"{\"schema\":1}",
                               R"({"evidence":{"lookups":[{"purpose":"recursion","server_name":")" + kCanary +
                                   R"("},{"purpose":"address"}],)" + R"("ports":[{"port":6379,"note":")" + kCanary +
                                   R"("}],"guarded":[{"url":")" + kCanary + R"("}],"hurried":[{"url":")" + kCanary +
                                   R"("}]},"verdicts":[{"check":"security.exposure","detail":")" + kCanary +
                                   R"("},{"check":"web.http6","detail":"seen"}]})"};
        views.note_rows.push_back(
            {.position = 9,
             .at = views.scores.front().as_of,
             .note = measure::CaseNote{
                 .target = "a.example.test", .country = "XA", .check = "security.exposure", .text = kCanary}});
        views.scores.front().document =
            R"({"pillars":{},"targets":{"a.example.test":{"roles":{"security":{"standing":"present","value":0.271828,)"
            R"("low":0.271828,"high":0.271828},"web":{"value":0.5}}}}})";
        access.open = {{.target = "a.example.test", .country = "XA", .check = "security.exposure", .round = "2026-11-21"}};
        // Reports are made by the same reader's views as everything else.
        reports.octets[std::string(64, 'a')] = ask("/api/v1/countries/XA/report").body;
    }

    /// The country promises something of a part of its frame, and the canary is how the part stands.
    void promise(const std::string& figure, collector::FramePart part)
    {
        auto& policy = views.policy_rows.front();
        policy.figure = figure;
        policy.part = std::move(part);
        views.policy_figure_rows = {
            {.day = "2026-11-20", .figure = {.policy = policy.id, .value = 0.271828, .coverage = 1, .targets = 1}}};
        ++views.at_version;
    }

    json get(const std::string& path, const std::string& token = "")
    {
        return json::parse(ask(path, {}, token.empty() ? std::map<std::string, std::string>{} : bearer(token)).body);
    }

    static std::map<std::string, std::string> bearer(const std::string& token)
    {
        return {{"authorization", "Bearer " + token}};
    }

    /// Everything that one reader is told of the finding, over every address there is.
    std::string all_answers(const std::map<std::string, std::string>& headers = {})
    {
        std::string all;
        for (const auto& route : collector::serve::routes()) {
            if (serving::ends(route)) {
                all += body_of(ask(serving::example_path(route.pattern), {}, headers));
            }
        }
        return all;
    }
};

constexpr auto kVerdicts = "/api/v1/targets/a.example.test/verdicts";
constexpr auto kPolicies = "/api/v1/countries/XA/policies";

}  // namespace

TEST_CASE("a finding that exposes is in no answer to the public, at any address", "[serve][disclosure]")
{
    ExposedFace face;

    const auto all = face.all_answers();

    CHECK_THAT(all, !Contains(kCanary));
    CHECK_THAT(all, !Contains("0.271828"));
    CHECK_THAT(all, Contains("\"withheld\":true"));
}

TEST_CASE("a token of another country, of a laboratory or of nobody shows what the public sees", "[serve][disclosure]")
{
    ExposedFace face;
    const auto token =
        GENERATE(as<std::string>{}, "token-of-stranger", "token-of-lab-1", "token-of-auditor", "token-of-nobody");

    CHECK_THAT(face.all_answers(face.bearer(token)), !Contains(kCanary));
}

TEST_CASE("partner and owner see what is theirs, and nothing of it may be kept by a cache", "[serve][disclosure]")
{
    ExposedFace face;
    const auto token = GENERATE(as<std::string>{}, "token-of-partner", "token-of-owner");
    const auto response = face.ask(kVerdicts, {}, face.bearer(token));

    CHECK_THAT(response.body, Contains(kCanary));
    CHECK(json::parse(response.body).at("withheld") == false);
    CHECK(serving::header_of(response, "Cache-Control") == "no-store");
    CHECK(serving::header_of(response, "ETag").empty());
    CHECK_THAT(face.ask("/api/v1/targets/a.example.test/evidence", {}, face.bearer(token)).body, Contains(kCanary));
}

TEST_CASE("a list marks the targets of which something is withheld, as their own documents do", "[serve][disclosure]")
{
    ExposedFace face;
    const auto [token, first_marked, rest_marked] = GENERATE(table<std::string, bool, bool>({
        {"", true, true},
        {"token-of-stranger", true, true},
        {"token-of-owner", false, true},
        {"token-of-partner", false, false},
    }));
    const auto headers = token.empty() ? std::map<std::string, std::string>{} : face.bearer(token);
    // The views of this test find the same at whatever target they are asked for.
    for (const auto& view : face.views.rows) {
        face.access.open.push_back({view.target.domain, "XA", "security.exposure", "2026-11-21"});
        ++face.views.at_version;
    }
    const auto lines = serving::lines_of(face.body_of(face.ask("/api/v1/exports/targets.ndjson", {}, headers)));
    const auto listed = face.get("/api/v1/targets", token).at("targets");

    CAPTURE(token);
    REQUIRE(lines.size() == listed.size());
    for (std::size_t i = 0; i < listed.size(); ++i) {
        const auto domain = listed[i].at("domain").get<std::string>();
        const auto own = face.get("/api/v1/targets/" + domain, token).at("withheld");
        CAPTURE(domain);
        CHECK(own == (domain == "a.example.test" ? first_marked : rest_marked));
        CHECK(listed[i].at("withheld") == own);
        CHECK(json::parse(lines[i]).at("withheld") == own);
    }
}

TEST_CASE("a token shows nothing of its own from the end of its last day on", "[serve][disclosure]")
{
    ExposedFace face;
    face.people.at("token-of-partner").expires = "2026-11-21";
    face.people.at("token-of-auditor").expires = "2026-11-20";

    CHECK_THAT(face.ask(kVerdicts, {}, face.bearer("token-of-partner")).body, Contains(kCanary));
    CHECK(face.ask("/api/v1/audit", {}, face.bearer("token-of-auditor")).status == 401);
    face.people.at("token-of-partner").expires = "2026-11-20";
    CHECK_THAT(face.all_answers(face.bearer("token-of-partner")), !Contains(kCanary));
}

TEST_CASE("what a reader with a token saw is not told to the next one without", "[serve][disclosure]")
{
    ExposedFace face;
    REQUIRE_THAT(face.all_answers(face.bearer("token-of-partner")), Contains(kCanary) && Contains("0.271828"));

    const auto all = face.all_answers();

    CHECK_THAT(all, !Contains(kCanary));
    CHECK_THAT(all, !Contains("0.271828"));
}

TEST_CASE("what is missing does not tell what is wrong: all exposing checks go, and no other", "[serve][disclosure]")
{
    ExposedFace face;

    const auto consensus = face.get(kVerdicts).at("consensus");

    REQUIRE(consensus.size() == 1);
    CHECK(consensus[0].at("check") == checks::all().front()->id);
    CHECK_THAT(face.body_of(face.ask("/api/v1/exports/verdicts.csv")),
               Contains("a.example.test,XA,2026-11-21,,,,,,,withheld"));
}

TEST_CASE("once the owner was told and the embargo is over, or it was released, the public hears", "[serve][disclosure]")
{
    ExposedFace face;
    const auto [from, check, hears] = GENERATE(table<std::string, std::string, bool>({
        {"2026-11-21", "", true},
        {"2026-11-22", "", false},
        {"2026-11-21", "security.exposure", true},
        {"2026-11-21", "security.recursion", false},
    }));
    face.access.told = {{.word = {.target = "a.example.test",
                                  .check = check,
                                  .told = "2026-08-23",
                                  .public_from = from,
                                  .by = "operator",
                                  .reason = "by letter"}}};
    ++face.views.at_version;

    const auto verdicts = face.get(kVerdicts);

    CHECK((verdicts.dump().find(kCanary) != std::string::npos) == hears);
    CHECK(verdicts.at("withheld") == !hears);
}

TEST_CASE("a hole that was told of, mended and is there again waits anew", "[serve][disclosure]")
{
    ExposedFace face;
    face.access.told = {{.word = {.target = "a.example.test",
                                  .check = "security.exposure",
                                  .told = "2026-01-02",
                                  .public_from = "2026-04-02"},
                         .mended = "2026-05-01"}};
    ++face.views.at_version;

    CHECK_THAT(face.all_answers(), !Contains(kCanary));
}

TEST_CASE("a promise of a part with a withheld target is told without the figures that count security",
          "[serve][disclosure]")
{
    ExposedFace face;
    const auto [figure, domain, tells] = GENERATE(table<std::string, std::string, bool>({
        {"security", "a.example.test", false},
        {"index", "a.example.test", false},
        {"index", "example.test", false},
        {"security", "b.example.test", true},
        {"web", "a.example.test", true},
    }));
    face.promise(figure, {.domains = {domain}});

    const auto policy = face.get(kPolicies).at("policies").at(0);
    const auto partner = face.get(kPolicies, "token-of-partner").at("policies").at(0);
    const auto table = face.ask(std::string(kPolicies) + ".csv").body;

    CHECK(policy.at("withheld") == !tells);
    CHECK(policy.at("value").is_null() == !tells);
    CHECK((table.find("0.271828") != std::string::npos) == tells);
    CHECK(partner.at("withheld") == false);
    CHECK(partner.at("value") == 0.271828);
}

TEST_CASE("while it cannot be read what is withheld, no figure of a part is told", "[serve][disclosure]")
{
    ExposedFace face;
    face.promise("security", {.domains = {"b.example.test"}});
    face.access.broken = true;

    CHECK(face.ask(kPolicies).status == 503);
    CHECK(face.ask("/api/v1/countries/XA").status == 503);
}

TEST_CASE("on the day an embargo ends the public hears, though nothing new was written", "[serve][disclosure]")
{
    ExposedFace face;
    face.access.told = {
        {.word = {.target = "a.example.test", .check = "", .told = "2026-08-24", .public_from = "2026-11-22"}}};
    ++face.views.at_version;
    const auto [path, canary] = GENERATE(table<std::string, std::string>({
        {kVerdicts, kCanary},
        {"/api/v1/countries/XA", "0.271828"},
    }));
    const auto before = face.ask(path);
    const auto tag = serving::header_of(before, "ETag");
    REQUIRE_THAT(before.body, !Contains(canary));
    REQUIRE(face.ask(path, {}, {{"if-none-match", tag}}).status == 304);

    face.now += std::chrono::days(1);

    const auto after = face.ask(path, {}, {{"if-none-match", tag}});
    CHECK(after.status == 200);
    CHECK_THAT(after.body, Contains(canary));
}

TEST_CASE("every read with a token is written down before it is answered, or not answered", "[serve][audit]")
{
    ExposedFace face;
    face.ask(kVerdicts, {}, face.bearer("token-of-owner"));
    face.ask(kVerdicts);

    REQUIRE(face.trail.deeds.size() == 1);
    CHECK(face.trail.deeds[0].who == "ministry");
    CHECK(face.trail.deeds[0].roles == std::vector<std::string>{"owner"});
    CHECK(face.trail.deeds[0].subject == kVerdicts);
    CHECK(face.trail.deeds[0].outcome == "allowed");

    face.trail.full = true;
    const auto refused = face.ask(kVerdicts, {}, face.bearer("token-of-owner"));
    CHECK(refused.status == 503);
    CHECK_THAT(refused.body, !Contains(kCanary));
    CHECK(face.ask(kVerdicts).status == 200);
}

TEST_CASE("the audit trail is for auditors, and who else asked for it stands in it", "[serve][audit]")
{
    ExposedFace face;

    CHECK(face.ask("/api/v1/audit").status == 401);
    CHECK(face.ask("/api/v1/audit", {}, face.bearer("token-of-partner")).status == 403);
    const auto deeds = face.get("/api/v1/audit", "token-of-auditor").at("deeds");

    REQUIRE(deeds.size() == 2);
    CHECK(deeds[0].at("who") == "auditor");
    CHECK(deeds[1].at("who") == "cert-xa");
    CHECK(deeds[1].at("outcome") == "refused");
}
