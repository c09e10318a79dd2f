#include "collector/repository/policy_file.hpp"

#include <catch2/catch.hpp>

using collector::repository::read_policy_text;

namespace {

const std::string kHead = "schema = 1\ncountry = \"XA\"\n";

std::string policy(const std::string& lines)
{
    return "[[policy]]\ntitle = \"t\"\nmandate = \"Decree 12\"\nscope = \"all\"\ndated = 2026-01-15\nsource = "
           "\"gazette\"\n" +
           lines;
}

const std::string kGood = policy("id = \"egov\"\nfigure = \"web\"\ntarget = 0.8\nby = 2027-12-31\n");

std::string first_error(const std::string& toml)
{
    const auto file = read_policy_text(toml, "policies.toml");
    return file.errors.empty() ? "" : measure::to_string(file.errors.front());
}

}  // namespace

TEST_CASE("a policy tells who is bound, by what, to which figure by when, and where that is written", "[policy]")
{
    const auto file = read_policy_text(kHead + kGood, "policies.toml");

    REQUIRE(file.errors.empty());
    const auto& it = file.policies.policies.front();
    CHECK(it.country == "XA");
    CHECK(it.id == "egov");
    CHECK(it.figure == "web");
    CHECK(it.target == Approx(0.8));
    CHECK(it.by == "2027-12-31");
    CHECK(it.mandate == "Decree 12");
}

TEST_CASE("a promise that cannot be measured or defended is refused with its reason", "[policy]")
{
    const auto [toml, reason] = GENERATE(table<std::string, std::string>({
        {kHead, "the file has no policies"},
        {kHead + kGood + kGood, "two policies are called egov"},
        {kHead + policy("id = \"a\"\nfigure = \"hope\"\ntarget = 0.8\nby = 2027-12-31\n"), "'hope' is not measured"},
        {kHead + policy("id = \"a\"\nfigure = \"web\"\nby = 2027-12-31\n"), "a has no target"},
        {kHead + policy("id = \"a\"\nfigure = \"web\"\ntarget = 80\nby = 2027-12-31\n"), "target"},
        {kHead + policy("id = \"a\"\nfigure = \"web\"\ntarget = 0.8\nby = 2025-12-31\n"), "ends before it was promised"},
        {kHead + policy("id = \"A b\"\nfigure = \"web\"\ntarget = 0.8\nby = 2027-12-31\n"), "cannot name a policy"},
        {kHead + "[[policy]]\nid = \"a\"\n", "policies.toml"},
        {"schema = 1\ncountry = \"Kenya\"\n" + kGood, "'Kenya' is not a country code"},
    }));

    CHECK_THAT(first_error(toml), Catch::Matchers::Contains(reason));
}
