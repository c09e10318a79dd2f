#include "collector/aggregate/judge_batch.hpp"
#include "tests/collector/aggregate/site_evidence.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace {

using namespace collector;
using measure::Outcome;
using measure::State;
using sites::Site;

const measure::Timestamp kReceived = measure::parse_rfc3339("2026-11-20T13:00:00Z").value();

ReceivedBatch received()
{
    ReceivedBatch batch;
    batch.batch.id = {.probe = "one", .stream = "00ff", .seq = 1};
    batch.sender = {.probe = "one", .laboratory = "lab", .as_number = 64500, .country = "KE", .token_sha256 = "aa"};
    return batch;
}

IndexEntry judged(const std::vector<measure::BatchLine>& lines, const ReceivedBatch& batch = received())
{
    const measure::BatchHeader header{.id = batch.batch.id};
    return aggregate::judge_batch(7, kReceived, {.received = batch, .header = header, .lines = lines});
}

const measure::Verdict& verdict(const JudgedResult& result, const std::string& check)
{
    return *std::ranges::find_if(result.verdicts, [&](const measure::Verdict& it) { return it.check == check; });
}

}  // namespace

TEST_CASE("A result is judged from its evidence, whatever its probe thought of it", "[aggregate]")
{
    const auto [site, state] = GENERATE(table<Site, State>({
        {Site{}, State::operational},
        {Site{.publishes_ipv6 = false}, State::absent},
        {Site{.answers_ipv6 = false}, State::broken},
        {Site{.answers_ipv6 = false, .answers_ipv4 = false}, State::down},
        {Site{.vantage_has_ipv6 = false}, State::unknown},
    }));

    const auto entry = judged({sites::line_of(site)});

    REQUIRE(entry.results.size() == 1);
    for (const auto& it : entry.results[0].verdicts) {
        UNSCOPED_INFO(it.check << " " << it.rule << " " << it.detail);
    }
    CHECK(entry.results[0].state.state == state);
}

TEST_CASE("A vantage without IPv6 says nothing about targets, and the trouble is called local", "[aggregate]")
{
    const auto entry = judged({sites::line_of(Site{.vantage_has_ipv6 = false})});

    const auto& answer = verdict(entry.results.at(0), "web.http6");
    CHECK(answer.outcome == Outcome::not_testable);
    CHECK(answer.locus == measure::Locus::local);
    CHECK_FALSE(entry.results[0].qualified_ipv6);
    CHECK(entry.vantages.at(0).masked_by == "vantage.address");
    CHECK_FALSE(entry.vantages[0].reason.empty());
}

TEST_CASE("A probe's network is that of its source address, else the one it was registered with", "[aggregate]")
{
    auto batch = received();
    CHECK(judged({sites::line_of(Site{})}, batch).results.at(0).as_number == 64500);

    batch.context.addresses = {
        {.address = measure::parse_address("2a01:4f8:9::1").value(), .as_number = 64777, .as_name = {}, .country = {}}};

    CHECK(judged({sites::line_of(Site{})}, batch).results.at(0).as_number == 64777);
}

TEST_CASE("The operator is told by network, else by prefix", "[aggregate]")
{
    auto batch = received();
    CHECK(judged({sites::line_of(Site{})}, batch).results.at(0).operator_cluster == "2a01:4f8:3::/48");

    batch.context.addresses = {
        {.address = measure::parse_address("2a01:4f8:3::80").value(), .as_number = 64800, .as_name = {}, .country = {}}};

    CHECK(judged({sites::line_of(Site{})}, batch).results.at(0).operator_cluster == "AS64800");
}

TEST_CASE("What the tables of the day said of addresses is judged with the evidence", "[aggregate]")
{
    auto batch = received();
    const auto dead = sites::line_of(Site{.answers_ipv6 = false});
    CHECK(verdict(judged({dead}, batch).results.at(0), "web.routed").rule == "web_routed.no_table");

    batch.context.routes_seen = "2026-11-20T00:00:00Z";
    batch.context.addresses = {{.address = measure::parse_address("2a01:4f8:3::80").value(), .as_name = {}, .country = {}}};

    const auto result = judged({dead}, batch).results.at(0);
    CHECK(verdict(result, "web.routed").outcome == Outcome::fail);
    CHECK(result.state.cause == measure::Cause::not_routed);
}

TEST_CASE("A round that is no day or lies in the future is left out", "[aggregate]")
{
    const auto entry = judged({sites::line_of(Site{.round = "2026-11-22"}), sites::line_of(Site{.round = "2026-11-21"})});

    REQUIRE(entry.results.size() == 1);
    CHECK(entry.results[0].round == "2026-11-21");
    CHECK(entry.results[0].key.line == 2);
}

TEST_CASE("Results of one gate share its vantage row; a probe that measured nothing has one too", "[aggregate]")
{
    auto report = measure::VantageReport{
        .vantage = sites::evidence_of(Site{.round = "2026-11-19"}).vantage, .round = "2026-11-19", .verdicts = {}};

    const auto entry = judged({sites::line_of(Site{}), sites::line_of(Site{.domain = "other.example.test"}), report});

    CHECK(entry.results.size() == 2);
    REQUIRE(entry.vantages.size() == 2);
    CHECK(entry.vantages[1].round == "2026-11-19");
    CHECK_FALSE(entry.gates.empty());
    CHECK(entry.gates[0].probe == "one");
}
