#include "codec/digest.hpp"
#include "collector/methodology/by_catalogue.hpp"
#include "collector/methodology/methodology_file.hpp"
#include "tests/fakes/reference_edition.hpp"

#include <catch2/catch.hpp>

namespace {

const std::string kShipped = "config/methodologies/irs-1.toml";

std::string shipped_with(const std::string& from, const std::string& to)
{
    auto toml = collector::read_methodology_file(kShipped).toml;
    const auto at = toml.find(from);
    REQUIRE(at != std::string::npos);
    return toml.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("The shipped methodology is read, and its hash is that of its bytes", "[methodology]")
{
    const auto file = collector::read_methodology_file(kShipped);

    CHECK(file.errors.empty());
    CHECK(file.rules.id == "IRS-1.1.1");
    CHECK(file.rules.sha256 == codec::sha256(file.toml));
}

namespace {

void alike(const score::RoleRules& one, const score::RoleRules& other)
{
    CHECK(one.base == other.base);
    REQUIRE(one.components.size() == other.components.size());
    for (std::size_t i = 0; i < one.components.size(); ++i) {
        CAPTURE(one.components[i].id);
        CHECK(one.components[i] == other.components[i]);
    }
}

void alike(const score::BootstrapRules& one, const score::BootstrapRules& other)
{
    CHECK(one.replicates == other.replicates);
    CHECK(one.seed == other.seed);
    CHECK(one.fewest_operators == other.fewest_operators);
}

void alike(const score::RankRules& one, const score::RankRules& other)
{
    CHECK(one.widest_interval == other.widest_interval);
    CHECK(one.fewest_targets == other.fewest_targets);
    CHECK(one.weight_draws == other.weight_draws);
    CHECK(one.weight_spread == other.weight_spread);
}

}  // namespace

TEST_CASE("What tests and made-up worlds are scored by has the numbers of the shipped methodology", "[methodology]")
{
    const auto rules = collector::by_catalogue(collector::read_methodology_file(kShipped).rules);
    const auto reference = score::reference_edition();

    CHECK(rules.time == reference.time);
    CHECK(rules.publication == reference.publication);
    alike(rules.rank, reference.rank);
    alike(rules.bootstrap, reference.bootstrap);
    CHECK(rules.should_value == reference.should_value);
    CHECK(rules.geometric_floor == reference.geometric_floor);
    CHECK(rules.unbalanced_above == reference.unbalanced_above);
    for (const auto& role : reference.roles) {
        alike(*score::rules_for(rules, role.role), role);
    }
    REQUIRE(rules.pillars.size() == reference.pillars.size());
    for (std::size_t i = 0; i < rules.pillars.size(); ++i) {
        CHECK(rules.pillars[i].id == reference.pillars[i].id);
        CHECK(rules.pillars[i].weight == reference.pillars[i].weight);
        CHECK(rules.pillars[i].required == reference.pillars[i].required);
    }
    REQUIRE(rules.strata.size() == reference.strata.size());
    for (std::size_t i = 0; i < rules.strata.size(); ++i) {
        CHECK(rules.strata[i].weight == reference.strata[i].weight);
        CHECK(rules.strata[i].tiers == reference.strata[i].tiers);
    }
}

TEST_CASE("A methodology that cannot be computed with is refused, with a remedy", "[methodology]")
{
    const auto [from, to, part] = GENERATE(table<std::string, std::string, std::string>({
        {"\"dns.tcp6\"", "\"dns.tcp7\"", "no check is called 'dns.tcp7'"},
        {"\"agency\"]", "\"ministry\"]", "the tier agency is in 0 strata"},
        {"from = 7", "from = 2", "the consensus rows are not in order"},
        {"base = 0.40", "base = 4", "'base' is not a number from 0 to 1"},
        {"rule = \"any\"", "rule = \"some\"", "unknown word 'some'"},
        {"window_days = 28", "windows = 28", "time.windows"},
        {"id = \"dns\"", "id = \"web\"", "the pillar web stands twice"},
    }));

    const auto file = collector::read_methodology_text(shipped_with(from, to), "irs.toml");

    REQUIRE_FALSE(file.errors.empty());
    std::string all;
    for (const auto& error : file.errors) {
        all += measure::to_string(error) + "\n";
        CHECK_FALSE(error.remedy.empty());
        CHECK_THAT(error.where, Catch::StartsWith("irs.toml"));
    }
    CHECK_THAT(all, Catch::Contains(part));
}

TEST_CASE("A methodology that is not there is an error with a remedy", "[methodology]")
{
    const auto file = collector::read_methodology_file("no/such/file.toml");

    REQUIRE(file.errors.size() == 1);
    CHECK_FALSE(file.errors[0].remedy.empty());
}
