#include "collector/serve/letter_facts.hpp"

#include "collector/serve/target_meeting.hpp"
#include "collector/serve/to_json.hpp"

#include <nlohmann/json.hpp>

#include <map>

namespace collector::serve {
namespace {

/// Counts in the score, and is not as it should be.
bool is_finding(const ConsensusRow& row)
{
    const auto outcome = row.verdict.outcome;
    return row.counts && (outcome == measure::Outcome::fail || outcome == measure::Outcome::partial);
}

measure::Result<Json> service_json(const ReportSources& sources, const TargetView& view)
{
    const auto& domain = view.target.domain;
    const auto consensus = sources.views.consensus(domain);
    const auto results = sources.views.results(domain);
    if (!consensus || !results) {
        return tl::unexpected(consensus ? results.error() : consensus.error());
    }
    auto json = to_json(view);
    json["findings"] = Json::array();
    for (const auto& row : *consensus) {
        if (is_finding(row)) {
            json["findings"].push_back(to_json(row));
        }
    }
    if (!json["findings"].empty()) {
        add_commands(json["findings"], find_meeting(sources.evidence, domain, *results));
    }
    return json;
}

measure::Result<Letter> letter_to(const std::string& organisation, const std::vector<TargetView>& targets,
                                  const ReportSources& sources, const Json& nation)
{
    Letter letter{.organisation = organisation, .domain = targets.front().target.domain, .to_mend = 0, .facts = {}};
    auto facts = report_head("letter", sources, nation);
    facts["organisation"] = organisation;
    facts["nation"] = nation;
    // The letter is about its reader; the whole document of the nation is the report's.
    facts["nation"].erase("document");
    facts["targets"] = Json::array();
    for (const auto& target : targets) {
        auto service = service_json(sources, target);
        if (!service) {
            return tl::unexpected(service.error());
        }
        letter.to_mend += (*service)["findings"].empty() ? 0 : 1;
        facts["targets"].push_back(*std::move(service));
    }
    letter.facts = one_line(facts) + "\n";
    return letter;
}

}  // namespace

measure::Result<std::vector<Letter>> letters(const ReportSources& sources, const measure::CountryCode& country)
{
    const auto nation = scored_nation(sources.views, country);
    const auto targets = all_targets(sources.views, country);
    if (!nation || !targets) {
        return tl::unexpected(nation ? targets.error() : nation.error());
    }
    std::map<std::string, std::vector<TargetView>> by_organisation;
    for (const auto& target : *targets) {
        if (target.target.opt_out) {
            continue;
        }
        by_organisation[target.target.organisation].push_back(target);
    }
    std::vector<Letter> all;
    for (const auto& [organisation, own] : by_organisation) {
        if (nation->is_null()) {
            break;
        }
        auto letter = letter_to(organisation, own, sources, *nation);
        if (!letter) {
            return tl::unexpected(letter.error());
        }
        all.push_back(*std::move(letter));
    }
    return all;
}

}  // namespace collector::serve
