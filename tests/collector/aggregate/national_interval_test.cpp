#include "collector/aggregate/national_score.hpp"
#include "tests/collector/aggregate/sample_frame.hpp"
#include "tests/fakes/reference_edition.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace {

using namespace collector;
using aggregate::History;
using collector::sites::frame_of;
using measure::Role;

const std::string kDay = "2026-11-20";
const score::Methodology kRules = score::reference_edition();

/// One round in which the targets have these values, in both roles alike.
History round_with(const measure::Frame& frame, const std::vector<double>& values)
{
    History history;
    for (std::size_t i = 0; i < frame.targets.size(); ++i) {
        const aggregate::RoleRound worth{.standing = score::Standing::scored,
                                         .value = {.value = values[i], .low = values[i], .high = values[i]},
                                         .votes = 2};
        history[kDay].targets[frame.targets[i].domain].roles = {{Role::web, worth}, {Role::dns, worth}};
    }
    return history;
}

std::string document_of(const measure::Frame& frame, const History& history)
{
    const aggregate::Question question{.frame = frame, .history = history, .day = kDay, .rules = kRules, .software = "test"};
    return aggregate::score_row(question, aggregate::score_country(question)).document;
}

}  // namespace

TEST_CASE("Targets of one operator count as one for the interval, and its making is published", "[aggregate]")
{
    const auto frame = frame_of(60);
    std::vector<double> values;
    for (std::size_t i = 0; i < 60; ++i) {
        values.push_back(i % 20 < 10 ? 1 : 0);
    }
    auto history = round_with(frame, values);
    for (std::size_t i = 0; i < 60; ++i) {
        history[kDay].targets[frame.targets[i].domain].operator_cluster = "AS" + std::to_string(64496 + i % 20);
    }

    const auto document = nlohmann::json::parse(document_of(frame, history));

    const auto& web = document["pillars"]["web"];
    CHECK(web["interval_method"] == "bootstrap");
    CHECK(web["operators"] == 20);
    // Nineteen draws from twenty, half of which pass: 5 of 19 and 14 of 19 are the ends (binomial, 2.5 %).
    CHECK(web["low"].get<double>() == Approx(5.0 / 19).margin(0.06));
    CHECK(web["high"].get<double>() == Approx(14.0 / 19).margin(0.06));
    CHECK(document["resampling"]["stream"] == "KE");
    CHECK(document["resampling"]["seed"] == kRules.bootstrap.seed);
    CHECK(document["targets"][frame.targets[0].domain]["operator"] == "AS64496");
}

TEST_CASE("The operator of a target is the newest one its window knows", "[aggregate]")
{
    const auto frame = frame_of(1);
    const auto& domain = frame.targets[0].domain;
    History history;
    history["2026-11-18"].targets[domain].operator_cluster = "AS64496";
    history["2026-11-19"].targets[domain].operator_cluster = "AS64497";
    history["2026-11-20"].targets[domain].operator_cluster = "";

    CHECK(aggregate::operator_of(history, domain, kDay, kRules.time) == "AS64497");
    CHECK(aggregate::operator_of(history, domain, "2026-11-18", kRules.time) == "AS64496");
    CHECK(aggregate::operator_of(history, domain, "2026-11-17", kRules.time).empty());
}

TEST_CASE("A country says why it has no rank", "[aggregate]")
{
    const auto frame = frame_of(10);

    const auto document = nlohmann::json::parse(document_of(frame, round_with(frame, std::vector<double>(10, 1.0))));

    CHECK(document["rank"]["eligible"] == false);
    const auto reasons = document["rank"]["reasons"].get<std::vector<std::string>>();
    CHECK(std::count(reasons.begin(), reasons.end(), "the interval of the pillar cpe is wider than 20 points") == 1);
    CHECK(std::count(reasons.begin(), reasons.end(), "the frame has fewer than 20 targets") == 1);
}

TEST_CASE("Equal evidence gives equal bytes, intervals included", "[aggregate]")
{
    const auto frame = frame_of(30);
    std::vector<double> values;
    for (std::size_t i = 0; i < 30; ++i) {
        values.push_back(i % 3 == 0 ? 0.25 : 1);
    }
    const auto history = round_with(frame, values);

    CHECK(document_of(frame, history) == document_of(frame, history));
}
