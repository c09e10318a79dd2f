#include "measure/words.hpp"
#include "probe/cli/domain.hpp"
#include "probe/scrape/question.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace probe::scrape;
using measure::Family;
using measure::Role;

namespace {

measure::Result<Question> read(Parameters parameters)
{
    return read_question(parameters, &probe::cli::parse_domain);
}

std::vector<std::string> ids(const Question& question)
{
    std::vector<std::string> all;
    for (const auto* check : question.checks) {
        all.emplace_back(check->id);
    }
    return all;
}

bool holds(const Question& question, const std::string& id)
{
    const auto all = ids(question);
    return std::find(all.begin(), all.end(), id) != all.end();
}

}  // namespace

TEST_CASE("a target alone is asked for its web service over both families", "[scrape]")
{
    const auto question = read({{"target", "https://Example.TEST/path"}});

    REQUIRE(question);
    CHECK(question->domain == "example.test");
    CHECK(!question->family);
    CHECK(!question->single);
    CHECK(question->roles == std::vector{Role::web});
    CHECK(holds(*question, "dns.aaaa"));
    CHECK(holds(*question, "web.tls_parity"));
    CHECK(!holds(*question, "dns.tcp6"));
}

TEST_CASE("a check is named by either id and looks only at what it needs", "[scrape]")
{
    const auto [name, id, role] = GENERATE(table<const char*, const char*, Role>({
        {"W-7", "web.tls6", Role::web},
        {"web.tls6", "web.tls6", Role::web},
        {"D-6", "dns.tcp6", Role::dns},
        {"dns.aaaa", "dns.aaaa", Role::web},
    }));

    const auto question = read({{"target", "a.test"}, {"check", name}});

    REQUIRE(question);
    CHECK(question->single);
    CHECK(ids(*question) == std::vector<std::string>{id});
    CHECK(question->roles == std::vector{role});
}

TEST_CASE("the families 6 and both ask the same: checks are about IPv6", "[scrape]")
{
    const auto six = read({{"target", "a.test"}, {"check", "all"}, {"family", "6"}});
    const auto both = read({{"target", "a.test"}, {"check", "all"}, {"family", "both"}});

    REQUIRE((six && both));
    CHECK(six->family == Family::ipv6);
    CHECK(!both->family);
    CHECK(ids(*six) == ids(*both));
    CHECK(six->roles == std::vector{Role::web, Role::dns});
}

TEST_CASE("what makes a scraper wait half a minute is in no group, what a NAT64 shows is", "[scrape]")
{
    const auto question = read({{"target", "a.test"}, {"check", "web"}});

    REQUIRE(question);
    const auto asked = ids(*question);
    CHECK(std::count(asked.begin(), asked.end(), "web.path_mtu") == 0);
    CHECK(std::count(asked.begin(), asked.end(), "web.nat64") == 1);
}

TEST_CASE("no check of the vantage is in any group", "[scrape]")
{
    const auto* group = GENERATE("web", "dns", "all");

    const auto question = read({{"target", "a.test"}, {"check", group}});

    REQUIRE(question);
    CHECK(!question->checks.empty());
    for (const auto* check : question->checks) {
        CHECK(check->area != checks::Area::vantage);
    }
}

TEST_CASE("what is not understood is refused naming the parameter and what to write", "[scrape]")
{
    const auto [parameters, where] = GENERATE(table<Parameters, const char*>({
        {Parameters{}, "target"},
        {Parameters{{"target", ""}}, "target"},
        {Parameters{{"target", "localhost"}}, "target"},
        {Parameters{{"target", "127.0.0.1"}}, "target"},
        {Parameters{{"target", "2001:db8::1"}}, "target"},
        {Parameters{{"target", "[::1]:80"}}, "target"},
        {Parameters{{"target", std::string(600, 'a') + ".test"}}, "target"},
        {Parameters{{"target", "a.test"}, {"check", "W-99"}}, "check"},
        {Parameters{{"target", "a.test"}, {"check", ""}}, "check"},
        {Parameters{{"target", "a.test"}, {"check", "V-2"}}, "check"},
        {Parameters{{"target", "a.test"}, {"check", "M-3"}}, "check"},
        {Parameters{{"target", "a.test"}, {"check", "S-4"}}, "check"},
        {Parameters{{"target", "a.test"}, {"check", "web.path_mtu"}}, "check"},
        {Parameters{{"target", "a.test"}, {"family", "5"}}, "family"},
        {Parameters{{"target", "a.test"}, {"check", "W-7"}, {"family", "4"}}, "family"},
        {Parameters{{"target", "a.test"}, {"debug", "yes"}}, "debug"},
        {Parameters{{"target", "a.test"}, {"module", "http_2xx"}}, "module"},
    }));
    CAPTURE(where);

    const auto refused = read(parameters);

    REQUIRE(!refused);
    CHECK(refused.error().where == where);
    CHECK(!refused.error().remedy.empty());
}
