#include "collector/repository/policy_csv.hpp"

#include <catch2/catch.hpp>

using collector::repository::read_policy_csv;
using collector::repository::read_policy_text;

namespace {

const std::string kHead = "country,id,title,mandate,scope,figure,target,by,dated,source,sectors,tiers,domains\n";
const std::string kRow = "XA,tax,\"Tax, over \"\"IPv6\"\"\",Decree 12,tax offices,web,0.8,2027-12-31,2026-01-15,gazette,tax,"
                         "ministry; agency,gov.example.test\n";

std::string errors_of(const std::string& csv)
{
    std::string all;
    for (const auto& error : read_policy_csv(csv, "p.csv").errors) {
        all += measure::to_string(error) + "\n";
    }
    return all;
}

}  // namespace

TEST_CASE("a table of policies says the same as its TOML, which is what the ledger keeps", "[policy]")
{
    const auto read = read_policy_csv(kHead + kRow, "p.csv");

    REQUIRE(read.errors.empty());
    const auto& policy = read.policies.policies.at(0);
    CHECK(policy.country == "XA");
    CHECK(policy.title == "Tax, over \"IPv6\"");
    CHECK(policy.target == Approx(0.8));
    CHECK(policy.part.sectors == std::vector<std::string>{"tax"});
    CHECK(policy.part.tiers == std::vector<std::string>{"ministry", "agency"});
    CHECK(policy.part.domains == std::vector<std::string>{"gov.example.test"});
    const auto again = read_policy_text(read.toml, "ledger");
    REQUIRE(again.errors.empty());
    CHECK(again.policies.sha256 == read.policies.sha256);
    CHECK(again.policies.policies.at(0).part == policy.part);
}

TEST_CASE("a refused row says its line and why", "[policy]")
{
    const auto [csv, reason] = GENERATE(table<std::string, std::string>({
        {kHead + kRow + "XA,b,t,m,s,hope,0.8,2027-12-31,2026-01-15,g,,,\n",
         "p.csv, line 3: 'figure': 'hope' is not measured"},
        {kHead + kRow + "XB,b,t,m,s,web,0.8,2027-12-31,2026-01-15,g,,,\n", "line 3: the row is of 'XB'"},
        {kHead + "XA,b,t,m,s,web,0.8,2027-12-31\n", "line 2: the row has 8 cells, the first one 13"},
        {kHead + "XA,b,t,m,s,web,\"1\nfigure = 2\",2027-12-31,2026-01-15,g,,,\n", "line 2"},
        {kHead + "XA,b,t,m,s,web,0.8,2027-12-31,2026-01-15,g,bakeries,,\n", "'bakeries' is no sector"},
        {kHead + "XA,b,t,m,s,web,0.8,2027-12-31,2026-01-15,g,,dukedom,\n", "'dukedom' is no kind"},
        {kHead + "XA,b,t,m,s,users,0.8,2027-12-31,2026-01-15,g,tax,,\n", "b asks for users of a part"},
        {"country,id,colour\nXA,b,red\n", "line 1: no policy has a column 'colour'"},
        {"country,id\nXA,b\n", "line 1: the column 'title' is missing"},
        {"", "is not a country code"},
    }));

    CAPTURE(csv);
    CHECK_THAT(errors_of(csv), Catch::Matchers::Contains(reason));
}
