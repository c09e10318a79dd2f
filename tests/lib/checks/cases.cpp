#include "tests/lib/checks/cases.hpp"

#include "checks/check.hpp"
#include "measure/words.hpp"

#include <catch2/catch.hpp>

namespace cases {
namespace {

std::string word_of(const std::optional<measure::Cause>& cause)
{
    return cause ? std::string(measure::to_word(*cause)) : "no cause";
}

}  // namespace

std::string check_of(const std::string& rule)
{
    auto id = rule.substr(0, rule.find('.'));
    id[id.find('_')] = '.';
    return id;
}

std::vector<Case> joined(std::initializer_list<std::vector<Case> (*)()> tables)
{
    std::vector<Case> together;
    for (const auto table : tables) {
        const auto cases = table();
        together.insert(together.end(), cases.begin(), cases.end());
    }
    return together;
}

std::vector<Case> all()
{
    return joined({&vantage,    &dns_names,   &dns_servers,  &dns_chain,  &dns_around,    &web_addresses, &web_answers,
                   &web_tls,    &web_content, &web_versions, &mail_hosts, &mail_policies, &security,      &paths,
                   &translated, &exposure,    &consented,    &mail_chain, &national,      &routes});
}

void hold(const std::vector<Case>& table)
{
    for (const auto& expected : table) {
        const auto* check = checks::find(check_of(expected.rule));
        INFO(expected.rule << ": " << expected.sentence);
        REQUIRE(check != nullptr);
        const auto verdict = checks::judge(*check, evidence_builder::observe(expected.plan), expected.plan.context);
        INFO("detail: " << verdict.detail << " masked by: " << verdict.masked_by);
        CHECK(verdict.rule == expected.rule);
        CHECK(measure::to_word(verdict.outcome) == measure::to_word(expected.outcome));
        CHECK(word_of(verdict.cause) == word_of(expected.cause));
    }
}

}  // namespace cases
