#include "tests/contract/store_contract.hpp"
#include "tests/contract/store_samples.hpp"

#include <catch2/catch.hpp>

namespace contract {

using namespace collector;

namespace {

IndexEntry networks_entry(std::uint64_t position, const std::string& time, std::vector<NetworksRow> rows)
{
    IndexEntry entry;
    entry.position = position;
    entry.at = measure::parse_rfc3339(time).value();
    entry.networks = NetworksImport{.sha256 = "hash-" + std::to_string(position), .rows = std::move(rows)};
    return entry;
}

IndexEntry policies_entry(std::uint64_t position, const std::string& country, const std::vector<std::string>& ids)
{
    IndexEntry entry;
    entry.position = position;
    entry.policies = PoliciesImport{.country = country, .sha256 = "hash-" + std::to_string(position), .policies = {}};
    for (const auto& id : ids) {
        entry.policies->policies.push_back({.country = country,
                                            .id = id,
                                            .title = "title",
                                            .mandate = "mandate",
                                            .scope = "scope",
                                            .figure = "web",
                                            .target = 0.8,
                                            .by = "2027-12-31",
                                            .dated = "2026-01-15",
                                            .source = "source"});
    }
    return entry;
}

ServiceRoute route(const std::string& origins)
{
    return {.target = {},
            .role = ServedRole::web,
            .address = "2001:db8::1",
            .prefix = "2001:db8::/32",
            .origins = origins,
            .validity = "valid",
            .first_round = {},
            .last_round = {}};
}

IndexEntry routed_entry(std::uint64_t position, int day, const std::string& origins)
{
    const auto pass = verdict(measure::Outcome::pass, 1.0);
    auto entry = batch_entry({.position = position, .seq = position, .day = day, .verdict = pass});
    entry.results[0].routes = {route(origins)};
    return entry;
}

void hold_networks(const store::OpenStore& index)
{
    CHECK(index.views->networks().value().empty());
    CHECK(index.store->networks_sha256().value().empty());
    REQUIRE(index.store->apply(
        networks_entry(2, "2026-11-10T00:00:00Z", {{"FR", "2026-11-09", "{}"}, {"KE", "2026-11-09", "{\"old\":1}"}})));
    REQUIRE(index.store->apply(networks_entry(3, "2026-11-20T00:00:00Z", {{"KE", "2026-11-19", "{\"new\":1}"}})));

    const auto at = [&](const char* country, const char* time) {
        return index.store->networks_at(country, measure::parse_rfc3339(time).value()).value();
    };
    CHECK(index.store->networks_sha256().value() == "hash-3");
    CHECK(index.views->networks().value().size() == 1);
    CHECK(index.views->networks("KE").value()->dated == "2026-11-19");
    CHECK_FALSE(index.views->networks("FR").value());
    CHECK_FALSE(at("KE", "2026-11-09T00:00:00Z"));
    CHECK(at("KE", "2026-11-19T00:00:00Z") == "{\"old\":1}");
    CHECK(at("KE", "2026-11-20T00:00:00Z") == "{\"new\":1}");
    CHECK_FALSE(at("FR", "2026-11-20T00:00:00Z"));
}

void hold_documents(const store::OpenStore& index)
{
    using enum DocumentKind;
    REQUIRE(index.store->apply(frame_entry(1, "1", 10)));
    REQUIRE(index.store->apply(policies_entry(2, "KE", {"one", "two"})));
    REQUIRE(index.store->apply(policies_entry(3, "KE", {"three"})));
    REQUIRE(index.store->apply(frame_entry(4, "2", 20)));
    const auto at = [&](DocumentKind kind, const char* country, const char* sha256) {
        return index.views->document(kind, country, sha256).value().value_or(0);
    };

    CHECK(at(frame, "KE", "") == 4);
    CHECK(at(frame, "KE", "frame-1") == 1);
    CHECK(at(frame, "KE", "hash-3") == 0);
    CHECK(at(frame, "FR", "frame-1") == 0);
    CHECK(at(policies, "KE", "") == 3);
    CHECK(at(policies, "KE", "hash-2") == 2);
    CHECK(at(policies, "FR", "") == 0);
    CHECK(at(installed_base, "KE", "") == 0);
}

void hold_policies(const store::OpenStore& index)
{
    REQUIRE(index.store->apply(policies_entry(2, "KE", {"one", "two"})));
    REQUIRE(index.store->apply(policies_entry(3, "KE", {"three", "a"})));
    REQUIRE(index.store->apply(policies_entry(4, "FR", {"other"})));

    const auto policies = index.views->policies("KE").value();
    REQUIRE(policies.size() == 2);
    CHECK(policies[0].id == "three");
    CHECK(policies[1].by == "2027-12-31");
    CHECK(policies[1].target == 0.8);
    CHECK(index.store->policies_sha256("KE").value() == "hash-3");
    CHECK(index.store->policies_sha256("XA").value().empty());
}

PolicyFigure figure(const std::string& policy, std::optional<double> value)
{
    return {.policy = policy, .value = value, .low = 0.25, .high = 0.75, .coverage = 0.5, .targets = 7};
}

void hold_policy_figures(const store::OpenStore& index)
{
    auto import = policies_entry(2, "KE", {"part"});
    import.policies->policies[0].part = {.sectors = {"tax", "health"}, .domains = { "gov.example.test" }};
    REQUIRE(index.store->apply(import));
    const std::vector first{figure("part", 0.5)};
    const std::vector second{figure("part", std::nullopt)};
    REQUIRE(index.store->put_policy_figures("KE", "2026-11-20", std::vector{figure("part", 0.1)}));
    REQUIRE(index.store->put_policy_figures("KE", "2026-11-20", first));
    REQUIRE(index.store->put_policy_figures("KE", "2026-11-21", second));

    CHECK(index.store->policies_of("KE").value().at(0).part == import.policies->policies[0].part);
    const auto figures = index.views->policy_figures("KE", "part", "2026-11-30").value();
    REQUIRE(figures.size() == 2);
    CHECK(figures[0].figure.value == 0.5);
    CHECK(figures[0].figure.targets == 7);
    CHECK_FALSE(figures[1].figure.value);
    CHECK(index.views->policy_figures("KE", "part", "2026-11-20").value().size() == 1);
    REQUIRE(index.store->apply(policies_entry(3, "KE", {"part"})));
    CHECK(index.views->policy_figures("KE", "part", "2026-11-30").value().empty());
}

void hold_figures(const store::OpenStore& index)
{
    auto first = score(20, 0.5);
    first.document = R"({"pillars":{"web":{"value":0.25},"cpe":{"value":null}}})";
    first.methodology_sha256 = "edition";
    first.frame_sha256 = "frame";
    REQUIRE(index.store->put_score(first));
    REQUIRE(index.store->put_score(score(21, 0.6)));

    CHECK(index.views->figures("KE", "index", "2026-11-30").value().size() == 2);
    const auto web = index.views->figures("KE", "web", "2026-11-30").value();
    REQUIRE(web.size() == 1);
    CHECK(web[0].value == 0.25);
    CHECK(web[0].day == first.window_last);
    CHECK(web[0].methodology == first.methodology_sha256);
    CHECK(web[0].frame == first.frame_sha256);
    CHECK(index.views->figures("KE", "cpe", "2026-11-30").value().empty());
    CHECK(index.views->figures("KE", "index", "2026-11-20").value().size() == 1);
}

void hold_service_routes(const store::OpenStore& index)
{
    REQUIRE(index.store->apply(routed_entry(2, 21, "64500")));
    REQUIRE(index.store->apply(routed_entry(3, 20, "64500")));
    REQUIRE(index.store->apply(routed_entry(4, 22, "64501")));

    const auto routes = index.views->service_routes("KE").value();
    REQUIRE(routes.size() == 2);
    CHECK(routes[0].target == "good.example.test");
    CHECK(routes[0].first_round == "2026-11-20");
    CHECK(routes[0].last_round == "2026-11-21");
    CHECK(routes[1].origins == "64501");
    CHECK(index.views->service_routes("FR").value().empty());
}

std::vector<std::string> runs_of(const store::OpenStore& index)
{
    std::vector<std::string> runs;
    const auto routes = index.views->service_routes("KE").value();
    for (const auto& it : routes) {
        runs.push_back(it.first_round.substr(8) + "-" + it.last_round.substr(8) + " " + it.origins);
    }
    return runs;
}

void hold_runs(const store::OpenStore& index)
{
    REQUIRE(index.store->apply(routed_entry(2, 10, "64500")));
    REQUIRE(index.store->apply(routed_entry(3, 13, "64500")));
    REQUIRE(index.store->apply(routed_entry(4, 11, "64666")));
    REQUIRE(index.store->apply(routed_entry(5, 12, "64666")));
    REQUIRE(index.store->apply(routed_entry(6, 12, "64666")));
    CHECK(runs_of(index) == std::vector<std::string>{"10-10 64500", "11-12 64666", "13-13 64500"});

    REQUIRE(index.store->apply(routed_entry(7, 11, "64500")));
    REQUIRE(index.store->apply(routed_entry(8, 12, "64500")));
    CHECK(runs_of(index) == std::vector<std::string>{"10-13 64500", "11-12 64666"});
}

}  // namespace

/// What is known of networks, of promises, and of how services are announced.
void hold_to_network_contract(const OpenStore& open)
{
    const auto index = open();
    REQUIRE(index.store->apply(frame_entry(1, "1", 10)));
    SECTION("networks are those of the newest import, and at a moment those received by then")
    {
        hold_networks(index);
    }
    SECTION("a country's policies are those of its newest import, in its order")
    {
        hold_policies(index);
    }
    SECTION("the newest document of a country is found on the ledger, and by its digest an older one")
    {
        hold_documents(index);
    }
    SECTION("a policy's figures are those of its rounds, until the policies are imported anew")
    {
        hold_policy_figures(index);
    }
    SECTION("figures are those of the days that have one")
    {
        hold_figures(index);
    }
    SECTION("how a service is announced is told from its first round to its last, in whatever order results came")
    {
        hold_service_routes(index);
    }
    SECTION("what was seen, not seen, and seen again is two runs, until the days between come in")
    {
        hold_runs(index);
    }
}

}  // namespace contract
