#include "collector/aggregate/leverage_document.hpp"
#include "collector/methodology/methodology_file.hpp"
#include "tests/collector/aggregate/consensus_rows.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace {

using namespace collector;
using namespace collector::aggregate;
using namespace sites;
using measure::Cause;
using measure::Outcome;
using measure::State;

using Blockers = std::map<std::string, std::vector<Blocker>>;

const FaultSite kCdn{SiteKind::third_party, "cdn.test"};
const FaultSite kServer{SiteKind::name_server, "ns1.dns.test"};

Blocker cdn(const std::string& operator_name = "AS64501 Cdn")
{
    return {.check = "web.dependencies", .kind = kCdn.kind, .name = kCdn.name, .operator_name = operator_name};
}

Blocker server(const std::string& operator_name = "AS64502 Dns")
{
    return {.check = "dns.tcp6", .kind = kServer.kind, .name = kServer.name, .operator_name = operator_name};
}

/// A nation of six: two blocked by a host that pages need, one by a name server, one by both; two are whole.
struct Nation {
    measure::Frame frame = frame_of(6);
    std::vector<ConsensusRow> rows = all_healthy(frame);
    Blockers blockers;

    Nation()
    {
        for (const auto* target : {"t0.example.test", "t1.example.test", "t3.example.test"}) {
            rows.push_back(failing(target, "web.dependencies", Cause::third_party_v4only));
            blockers[target].push_back(cdn());
        }
        for (const auto* target : {"t2.example.test", "t3.example.test"}) {
            replace(rows, failing(target, "dns.tcp6", Cause::dns_no_tcp));
            blockers[target].push_back(server());
        }
        std::ranges::stable_sort(rows, {}, &ConsensusRow::target);
    }
};

struct Answer {
    Leverage leverage;
    std::string document;
};

Answer leverage_of(const Nation& nation)
{
    static const auto rules = read_methodology_file("config/methodologies/irs-1.toml").rules;
    History history{{kDay, conclude_round(nation.rows, {}, rules)}};
    for (auto& [domain, round] : history[kDay].targets) {
        const bool blocked = nation.blockers.contains(domain);
        round.found.state = blocked ? State::partial : State::operational;
    }
    const Question question{.frame = nation.frame, .history = history, .day = kDay, .rules = rules, .software = "test"};
    const auto score = score_country(question);
    auto leverage = find_leverage(nation.rows, score, nation.blockers, {});
    auto document = leverage_document(question, score, leverage);
    return {std::move(leverage), std::move(document)};
}

}  // namespace

TEST_CASE("The thing that blocks most services comes first, with those that it alone blocks", "[aggregate][leverage]")
{
    const auto leverage = leverage_of(Nation()).leverage;

    CHECK(leverage.services == 6);
    CHECK(leverage.whole == 2);
    REQUIRE(leverage.by_thing.points.size() == 2);
    const auto& first = leverage.by_thing.points[0];
    CHECK(first.site == kCdn);
    CHECK(first.operator_name == "AS64501 Cdn");
    CHECK(first.targets == std::vector<std::string>{"t0.example.test", "t1.example.test", "t3.example.test"});
    CHECK(first.alone == 2);
    CHECK(first.causes == std::set{Cause::third_party_v4only});
    CHECK(leverage.by_thing.points[1].alone == 1);
}

TEST_CASE("Mend these, and so many services become whole: one blocked twice waits for both", "[aggregate][leverage]")
{
    const auto steps = leverage_of(Nation()).leverage.by_thing.steps;

    REQUIRE(steps.size() == 2);
    CHECK(steps[0].mend == std::vector{kCdn});
    CHECK(steps[0].gained == 2);
    CHECK(steps[0].whole == 4);
    CHECK(steps[1].mend == std::vector{kServer});
    CHECK(steps[1].gained == 2);
    CHECK(steps[1].mended == 2);
    CHECK(steps[1].whole == 6);
}

TEST_CASE("By operator: who runs both blocks all of them with one name", "[aggregate][leverage]")
{
    Nation nation;
    for (auto& [target, blockers] : nation.blockers) {
        for (auto& blocker : blockers) {
            blocker.operator_name = "AS64500 Everything";
        }
    }

    const auto table = leverage_of(nation).leverage.by_operator;

    REQUIRE(table.points.size() == 1);
    CHECK(table.points[0].site == FaultSite{SiteKind::network, "AS64500 Everything"});
    CHECK(table.points[0].alone == 4);
    REQUIRE(table.steps.size() == 1);
    CHECK(table.steps[0].whole == 6);
}

TEST_CASE("A check of which no result says what blocks it is blocked by what its verdict names", "[aggregate][leverage]")
{
    Nation nation;
    nation.blockers["t2.example.test"].clear();

    const auto points = leverage_of(nation).leverage.by_thing.points;

    CHECK(std::ranges::any_of(points, [](const auto& it) {
        return it.site == FaultSite{SiteKind::target, "t2.example.test"};
    }));
}

TEST_CASE("Blockers of a check that passes by consensus block nothing", "[aggregate][leverage]")
{
    Nation nation;
    replace(nation.rows, row("t2.example.test", "dns.tcp6", Outcome::pass));

    const auto points = leverage_of(nation).leverage.by_thing.points;

    const auto server = std::ranges::find_if(points, [](const auto& it) { return it.site == kServer; });
    REQUIRE(server != points.end());
    CHECK(server->targets == std::vector<std::string>{"t3.example.test"});
}

TEST_CASE("The document of leverage is canonical and tells the same", "[aggregate][leverage]")
{
    const auto document = leverage_of(Nation()).document;

    CHECK(document == leverage_of(Nation()).document);
    const auto json = nlohmann::json::parse(document);
    CHECK(json["by_thing"]["points"][0]["name"] == "cdn.test");
    CHECK(json["by_thing"]["points"][0]["target_count"] == 3);
    CHECK(json["by_thing"]["steps"][1]["whole"] == 6);
    CHECK(json["whole"] == 2);
}
