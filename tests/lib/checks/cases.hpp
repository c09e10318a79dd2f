#pragma once

#include "measure/verdict.hpp"
#include "tests/lib/checks/evidence_builder.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

/// Recorded evidence and the rule it must lead to: one table a group of checks, all of them together for rule coverage.
namespace cases {

struct Case {
    std::string sentence;
    evidence_builder::Plan plan;
    std::string rule;  ///< "web_http6.dead"; names the check too.
    measure::Outcome outcome = measure::Outcome::pass;
    std::optional<measure::Cause> cause{};
};

std::vector<Case> vantage();
std::vector<Case> dns_names();
std::vector<Case> dns_servers();
std::vector<Case> dns_chain();
std::vector<Case> dns_around();
std::vector<Case> web_addresses();
std::vector<Case> web_answers();
std::vector<Case> web_tls();
std::vector<Case> web_content();
std::vector<Case> web_versions();
std::vector<Case> mail_hosts();
std::vector<Case> mail_policies();
std::vector<Case> security();
std::vector<Case> paths();
std::vector<Case> translated();
std::vector<Case> exposure();
std::vector<Case> consented();
std::vector<Case> mail_chain();
std::vector<Case> national();
std::vector<Case> routes();
std::vector<Case> all();

std::vector<Case> joined(std::initializer_list<std::vector<Case> (*)()> tables);

/// The id of the check that a rule belongs to: "web.http6" of "web_http6.dead".
std::string check_of(const std::string& rule);

/// Judges every case; one CHECK for each promise of its row.
void hold(const std::vector<Case>& table);

}  // namespace cases
