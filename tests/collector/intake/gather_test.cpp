#include "collector/intake/gather.hpp"
#include "frames/frame_file.hpp"
#include "frames/frame_text.hpp"

#include <catch2/catch.hpp>

using namespace collector::intake;

namespace {

Wishes wishes()
{
    return {.country = "KE", .dated = "2026-11-21", .source = "s"};
}

measure::Result<Gathered> read(const std::string& format, const std::string& octets, const Wishes& its_wishes = wishes())
{
    return gather_list(octets, find_format(format).value(), its_wishes);
}

std::vector<std::string> domains(const Gathered& gathered)
{
    std::vector<std::string> names;
    for (const auto& target : gathered.frame.targets) {
        names.push_back(target.domain);
    }
    return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("A plain list: comments, URLs and names of any script; the same name is merged and counted", "[intake]")
{
    const auto it =
        read("list", "# names\nexample.test\r\n\n https://www.example.test/a#b  # again\nbücher.test\nXN--BCHER-KVA.test\n");

    REQUIRE(it);
    CHECK(domains(*it) == Names{"example.test", "xn--bcher-kva.test"});
    CHECK(it->frame.targets[1].unicode == "bücher.test");
    CHECK(it->frame.targets[1].organisation == "bücher.test");
    CHECK(it->duplicates == 2);
    CHECK(it->refused.empty());
}

TEST_CASE("Hosts belong to the registrable domain of the public suffix list, never to the last two labels", "[intake]")
{
    const auto it = read("list", "itax.kra.go.ke\nkra.go.ke\nhealth.go.ke\nwww.health.go.ke\na.b.gov.uk\n");

    REQUIRE(it);
    CHECK(domains(*it) == Names{"kra.go.ke", "health.go.ke", "b.gov.uk"});
    CHECK(it->frame.targets[0].hosts == Names{"itax.kra.go.ke"});
    CHECK(it->frame.targets[2].hosts == Names{"a.b.gov.uk"});
    CHECK(it->hosts == 2);
    CHECK(it->duplicates == 2);
}

TEST_CASE("Every line that cannot be used is told with its number and reason", "[intake]")
{
    const auto it =
        read("csv", "domain,organisation,sector,tier\na.test,A,tax,ministry\n,B,,\nno name,C,,\nb.test,D,tacks,\n"
                    "c.test,E,,big\n\"open,F\n");
    auto format = find_format("csv").value();
    format.columns["sector"] = "sector";
    format.columns["tier"] = "4";
    format.columns["organisation"] = "ORGANISATION";
    const auto mapped =
        gather_list("domain,organisation,sector,tier\na.test,A,tax,ministry\n,B,,\nno name,C,,\nb.test,D,tacks,\n"
                    "c.test,E,,big\n\"open,F\n",
                    format, wishes());

    REQUIRE(it);
    REQUIRE(mapped);
    REQUIRE(mapped->frame.targets.size() == 1);
    CHECK(mapped->frame.targets[0].organisation == "A");
    CHECK(mapped->frame.targets[0].sector == "tax");
    CHECK(mapped->frame.targets[0].tier == measure::Tier::ministry);
    std::vector<std::size_t> lines;
    for (const auto& refusal : mapped->refused) {
        lines.push_back(refusal.line);
        CHECK_FALSE(refusal.reason.empty());
    }
    CHECK(lines == std::vector<std::size_t>{3, 4, 5, 6, 7});
    CHECK(it->frame.targets.size() == 3);
}

TEST_CASE("dotgov: name, organisation, and a tier from the kind of body", "[intake]")
{
    const auto it =
        read("dotgov", "Domain name,Domain type,Organization name,Suborganization name,City,State,Security contact "
                       "email\r\nspringfield-example.gov,City,\"City of Springfield, Example\",,Springfield,EX,(blank)\r\n"
                       "bureau-example.gov,Federal - Executive,Bureau of Examples,,Town,EX,x@bureau-example.gov\r\n"
                       "state-example.gov,State,State of Example,,Town,EX,(blank)\r\n");

    REQUIRE(it);
    REQUIRE(it->frame.targets.size() == 3);
    CHECK(it->frame.targets[0].organisation == "City of Springfield, Example");
    CHECK(it->frame.targets[0].tier == measure::Tier::municipal);
    CHECK(it->frame.targets[1].tier == measure::Tier::agency);
    CHECK(it->frame.targets[2].tier == measure::Tier::regional);
}

TEST_CASE("gsa: the daily table and the list of target URLs", "[intake]")
{
    const auto octets = GENERATE(
        as<std::string>{},
        "name,initial_url,initial_domain,initial_base_domain,url,domain,agency,bureau\n"
        "x,https://login.bureau-example.gov,login.bureau-example.gov,bureau-example.gov,,,Department of Examples,Bureau\n",
        "initial_url,base_domain,agency\nlogin.bureau-example.gov,bureau-example.gov,Department of Examples\n",
        "target_url,agency\nhttps://login.bureau-example.gov/,Department of Examples\n");

    const auto it = read("gsa", octets);

    REQUIRE(it);
    REQUIRE(it->frame.targets.size() == 1);
    CHECK(it->frame.targets[0].domain == "bureau-example.gov");
    CHECK(it->frame.targets[0].hosts == Names{"login.bureau-example.gov"});
    CHECK(it->frame.targets[0].organisation == "Department of Examples");
}

TEST_CASE("whynoipv6: a campaign gives its title and its names", "[intake]")
{
    const auto it =
        read("whynoipv6", "title: Example Banks\ndescription: 'invented: all of them'\nuuid: 0-0\nextra:\n  - deep: [1, 2]\n"
                          "domains:\n    - bank.example.test\n    - https://other.test/\n    - [no]\n    - 'ab c'\n");

    REQUIRE(it);
    CHECK(it->frame.title == "Example Banks");
    CHECK(domains(*it) == Names{"example.test", "other.test"});
    REQUIRE(it->refused.size() == 2);
    CHECK(it->refused[0].line == 9);
    CHECK(it->refused[1].line == 10);
}

TEST_CASE("whynoipv6: what is no campaign says where", "[intake]")
{
    const auto octets = GENERATE(as<std::string>{}, "", "- a.test\n", "title: x\n", "domains: a.test\n",
                                 "domains:\n  - [a\n", "domains: &a\n  - *a\nx: }\n", "\xff\xfe");

    const auto it = read("whynoipv6", octets);

    REQUIRE_FALSE(it);
    CHECK_FALSE(it.error().remedy.empty());
}

TEST_CASE("citizenlab: the URLs of category GOVT; the others are counted", "[intake]")
{
    const auto it = read("citizenlab", "url,category_code,category_description,date_added,source,notes\n"
                                       "https://www.ministry-example.test/a/b,GOVT,Government,some day,invented,\n"
                                       "http://news-example.test/,NEWS,News Media,some day,invented,\n");

    REQUIRE(it);
    CHECK(domains(*it) == Names{"ministry-example.test"});
    CHECK(it->left_out == 1);
}

TEST_CASE("tranco: rank and domain without titles, of which those below a suffix are wanted", "[intake]")
{
    auto its_wishes = wishes();
    its_wishes.under = {"go.ke"};

    const auto it = read("tranco", "1,popular-example.test\r\n2,health.go.ke\r\n3,cargo.ke\r\n4,go.ke\r\n", its_wishes);

    REQUIRE(it);
    CHECK(domains(*it) == Names{"health.go.ke", "go.ke"});
    CHECK(it->left_out == 2);
}

TEST_CASE("One name never brings a thousand hosts: those beyond the cap are refused, not lost", "[intake]")
{
    std::string octets;
    for (int i = 0; i < 40; ++i) {
        octets += "h" + std::to_string(i) + ".example.test\n";
    }
    auto apart = wishes();
    apart.apart = true;

    const auto it = read("list", octets);

    REQUIRE(it);
    CHECK(it->frame.targets.size() == 1);
    CHECK(it->frame.targets[0].hosts.size() + it->refused.size() == 40);
    CHECK(read("list", octets, apart)->frame.targets.size() == 40);
}

TEST_CASE("A text that is no UTF-8 cannot stand in a frame and is refused", "[intake]")
{
    auto format = find_format("csv").value();
    format.columns["organisation"] = "organisation";

    const auto it = gather_list("domain,organisation\na.test,caf\xe9\nb.test,caf\u00e9\n", format, wishes());

    REQUIRE(it);
    CHECK(domains(*it) == Names{"b.test"});
    REQUIRE(it->refused.size() == 1);
    CHECK(it->refused[0].line == 2);
}

TEST_CASE("What is gathered is a frame that reads back", "[intake]")
{
    const auto it = read("list", "b\u00fccher.test\nexample.test\n");

    const auto file = frames::read_frame_text(frames::frame_text(it->frame, ""), "f");

    CHECK(file.errors.empty());
    CHECK(file.frame.targets.size() == 2);
}

TEST_CASE("A column or a format that is not there is named, with those that are", "[intake]")
{
    CHECK(find_format("xlsx").error().remedy.find("citizenlab") != std::string::npos);
    CHECK(read("dotgov", "a,b\n1,2\n").error().remedy.find("'a', 'b'") != std::string::npos);
    CHECK_FALSE(read_columns("organisation"));
    CHECK_FALSE(read_columns("shoe=size"));
    CHECK(read_columns("name=URL,organisation=3")->at("organisation") == "3");
}
