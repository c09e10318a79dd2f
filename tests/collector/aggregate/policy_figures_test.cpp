#include "collector/aggregate/policy_figures.hpp"
#include "collector/methodology/methodology_file.hpp"

#include <catch2/catch.hpp>

using namespace collector;
using measure::Role;

namespace {

const score::Methodology kRules = read_methodology_file("config/methodologies/irs-1.toml").rules;
const std::string kDay = "2026-11-21";

measure::Target target(const std::string& domain, const std::string& sector, measure::Tier tier)
{
    measure::Target made;
    made.domain = domain;
    made.sector = sector;
    made.tier = tier;
    made.organisation = "Office of " + sector;
    made.roles = {Role::web};
    return made;
}

struct Nation {
    measure::Frame frame{};
    aggregate::History history{};

    void add(const measure::Target& it, double web)
    {
        frame.targets.push_back(it);
        aggregate::TargetRound round;
        round.found.state = web > 0 ? measure::State::operational : measure::State::absent;
        round.roles[Role::web] = {
            .standing = score::Standing::scored, .value = {.value = web, .low = web, .high = web}, .votes = 3};
        history[kDay].targets[it.domain] = round;
    }

    std::vector<PolicyFigure> figures(const Policy& policy) const
    {
        const aggregate::Question question{
            .frame = frame, .history = history, .day = kDay, .rules = kRules, .software = "test"};
        return aggregate::policy_figures(question, {&policy, 1});
    }
};

Nation nation()
{
    Nation made;
    made.frame.country = "XA";
    made.add(target("tax.gov.test", "tax", measure::Tier::ministry), 1);
    made.add(target("toll.gov.test", "tax", measure::Tier::agency), 0.5);
    made.add(target("health.test", "health", measure::Tier::ministry), 0);
    return made;
}

Policy policy(FramePart part)
{
    Policy made;
    made.id = "promise";
    made.figure = "web";
    made.part = std::move(part);
    return made;
}

}  // namespace

TEST_CASE("the part that a policy names is scored alone, by the rules of the whole", "[policy]")
{
    const auto [part, value, targets] = GENERATE(table<FramePart, double, std::uint32_t>({
        {{.sectors = {"tax"}}, (2 * 1 + 1 * 0.5) / 3, 2U},
        {{.sectors = {"tax"}, .tiers = {"agency"}}, 0.5, 1U},
        {{.tiers = {"ministry"}}, 0.5, 2U},
        {{.organisations = {"Office of health"}}, 0.0, 1U},
        {{.domains = {"gov.test"}}, (2 * 1 + 1 * 0.5) / 3, 2U},
    }));

    const auto figures = nation().figures(policy(part));

    REQUIRE(figures.size() == 1);
    CHECK(figures[0].policy == "promise");
    CHECK(figures[0].targets == targets);
    CHECK(figures[0].value.value() == Approx(value));
    CHECK(figures[0].low <= *figures[0].value);
    CHECK(figures[0].high >= *figures[0].value);
}

TEST_CASE("a promise of the whole frame has the country's own figure, and one of nobody has none", "[policy]")
{
    CHECK(nation().figures(policy({})).empty());
    const auto nobody = nation().figures(policy({.tags = {"lighthouse"}}));
    REQUIRE(nobody.size() == 1);
    CHECK_FALSE(nobody[0].value);
    CHECK(nobody[0].targets == 0);
}

TEST_CASE("what is not measured of the part leaves its promise without a figure", "[policy]")
{
    auto country = nation();
    country.frame.targets.push_back(target("new.gov.test", "tax", measure::Tier::ministry));

    const auto figures = country.figures(policy({.sectors = {"tax"}}));

    CHECK_FALSE(figures.at(0).value);
    CHECK(figures.at(0).coverage < 0.8);
}
