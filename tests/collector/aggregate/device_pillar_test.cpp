#include "collector/aggregate/national_score.hpp"
#include "tests/collector/aggregate/sample_frame.hpp"
#include "tests/fakes/reference_edition.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace collector;
using measure::Role;

namespace {

const std::string kDay = "2026-11-20";

score::Methodology edition()
{
    auto rules = score::reference_edition();
    for (auto& pillar : rules.pillars) {
        if (pillar.id == "cpe") {
            pillar.source = score::PillarSource::devices;
        }
    }
    return rules;
}

/// One round in which every service is worth a half.
aggregate::History halves(const measure::Frame& frame)
{
    aggregate::History history;
    const aggregate::RoleRound half{
        .standing = score::Standing::scored, .value = {.value = 0.5, .low = 0.5, .high = 0.5}, .votes = 2};
    for (const auto& target : frame.targets) {
        auto& round = history[kDay].targets[target.domain];
        round.found.state = measure::State::operational;
        round.roles = {{Role::web, half}, {Role::dns, half}};
    }
    return history;
}

/// A device worth 0.7 in nine of ten homes; of the tenth nobody knows.
aggregate::DeviceMarket market()
{
    const score::CpeModel known{.gate = true,
                                .connectivity = {.value = 1.0, .low = 1, .high = 1},
                                .security = {.value = 0.0, .low = 0, .high = 0},
                                .installed = 0.9};
    aggregate::DeviceMarket market;
    market.by_installed_base = true;
    market.models = {known, {.gate = {}, .connectivity = {}, .security = {}, .installed = 0.1}};
    market.measured = 1;
    market.received = measure::parse_rfc3339("2026-11-20T20:00:00Z").value();
    market.dated = "2026-09-30";
    market.sources = {"Report"};
    return market;
}

aggregate::Question question(const measure::Frame& frame, const aggregate::History& history, const score::Methodology& rules,
                             const aggregate::DeviceMarket* of_country)
{
    return {.frame = frame, .history = history, .day = kDay, .rules = rules, .software = "test", .market = of_country};
}

}  // namespace

TEST_CASE("home routers make a pillar of the index, with what nobody measured at 0 and at 1", "[aggregate][cpe]")
{
    const auto frame = collector::sites::frame_of(20);
    const auto history = halves(frame);
    const auto rules = edition();
    const auto of_country = market();

    const auto asked = question(frame, history, rules, &of_country);
    const auto scored = aggregate::score_country(asked);
    const auto row = aggregate::score_row(asked, scored);
    const auto pillar = nlohmann::json::parse(row.document).at("pillars").at("cpe");

    CHECK(*row.index == Approx((0.45 * 0.5 + 0.15 * 0.7) / 0.60));
    CHECK(pillar.at("value").get<double>() == Approx(0.7));
    CHECK(pillar.at("low").get<double>() == Approx(0.63));
    CHECK(pillar.at("high").get<double>() == Approx(0.73));
    CHECK(pillar.at("coverage").get<double>() == Approx(0.9));
    CHECK(pillar.at("interval_method") == "bounds");
    CHECK(pillar.at("measured") == true);
    CHECK(pillar.at("market").at("by_installed_base") == true);
    CHECK(pillar.at("market").at("sources").at(0) == "Report");
    CHECK(row.as_of == of_country.received);
}

TEST_CASE("what mending a service would gain is asked beside the routers as they are", "[aggregate][cpe]")
{
    const auto frame = collector::sites::frame_of(20);
    const auto history = halves(frame);
    const auto rules = edition();
    const auto of_country = market();

    const auto scored = aggregate::score_country(question(frame, history, rules, &of_country));

    CHECK(*aggregate::index_of(scored.targets, scored.pillars, rules).arithmetic.value ==
          Approx(*scored.index.arithmetic.value));
}

TEST_CASE("without a known router the pillar is missing, not zero", "[aggregate][cpe]")
{
    const auto frame = collector::sites::frame_of(20);
    const auto history = halves(frame);
    const auto rules = edition();

    const auto row = aggregate::score_row(question(frame, history, rules, nullptr),
                                          aggregate::score_country(question(frame, history, rules, nullptr)));
    const auto pillar = nlohmann::json::parse(row.document).at("pillars").at("cpe");

    CHECK(*row.index == Approx(0.5));
    CHECK(pillar.at("value").is_null());
    CHECK(pillar.at("measured") == false);
    CHECK_FALSE(pillar.contains("market"));
}
