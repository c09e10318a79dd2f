#include "collector/aggregate/cases.hpp"
#include "collector/serve/handlers.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

/// What was said in public about the numbers: errata, and disputed verdicts with their answers.
namespace collector::serve {
namespace {

/// A window of rounds beside the dispute.
constexpr std::size_t kRoundsSince = 28;
/// Of one case: some dozens of vantages, asked a few times.
constexpr std::size_t kMostRechecks = 200;
/// Steps that are looked through for a page of cases.
constexpr std::size_t kMostNotes = 10 * kLargestPage;

/// Newest first; a list is always bounded.
std::vector<aggregate::Case> newest_cases(const std::vector<DatedNote>& notes)
{
    auto cases = aggregate::fold_cases(notes);
    std::reverse(cases.begin(), cases.end());
    cases.resize(std::min(cases.size(), kLargestPage));
    return cases;
}

measure::Result<std::vector<ConsensusRow>> measured_since(const Call& call, const aggregate::Case& it)
{
    const auto& dispute = it.dispute();
    return call.site.views.check_history(dispute.target, dispute.check, dispute.round, kRoundsSince);
}

}  // namespace

Answer answer_errata(const Call& call)
{
    const auto notes = call.site.views.notes({.country = call.parameter("country")}, kMostNotes);
    if (!notes) {
        return failed(call, notes.error());
    }
    auto lines = aggregate::list_errata(*notes);
    lines.resize(std::min(lines.size(), kLargestPage));
    auto document = new_document();
    document["errata"] = Json::array();
    for (const auto& line : lines) {
        document["errata"].push_back(Json::parse(aggregate::erratum_json(line)));
    }
    return answer_json(document);
}

Answer answer_corrections(const Call& call)
{
    const auto notes = call.site.views.notes({.kind = "case", .country = call.parameter("country")}, kMostNotes);
    if (!notes) {
        return failed(call, notes.error());
    }
    auto document = new_document();
    document["corrections"] = Json::array();
    for (const auto& it : newest_cases(*notes)) {
        document["corrections"].push_back(Json::parse(aggregate::case_json(it, {})));
    }
    return answer_json(document);
}

Answer answer_target_corrections(const Call& call)
{
    const auto notes = call.site.views.notes({.kind = "case", .target = call.names.at("domain")}, kMostNotes);
    if (!notes) {
        return failed(call, notes.error());
    }
    auto document = new_document();
    document["corrections"] = Json::array();
    for (const auto& it : newest_cases(*notes)) {
        const auto since = measured_since(call, it);
        const auto rechecks =
            call.site.views.rechecks(it.dispute().target, it.dispute().check, it.steps.front().at, kMostRechecks);
        if (!since || !rechecks) {
            return failed(call, since ? rechecks.error() : since.error());
        }
        document["corrections"].push_back(Json::parse(aggregate::case_json(it, *since, *rechecks)));
    }
    return answer_json(document);
}

}  // namespace collector::serve
