#include "collector/aggregate/cases.hpp"

#include "collector/aggregate/rounds.hpp"
#include "measure/words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace collector::aggregate {
namespace {

using Json = nlohmann::json;
using measure::CaseStep;

Case* find_open(std::vector<Case>& cases, std::uint64_t number)
{
    const auto found =
        std::find_if(cases.begin(), cases.end(), [&](const Case& it) { return it.number == number && it.is_open(); });
    return found == cases.end() ? nullptr : &*found;
}

ErratumLine line_of(const Case& it)
{
    const auto& dispute = it.dispute();
    const auto& answer = it.steps.back();
    return {.at = answer.at,
            .erratum = {.dated = day_of(answer.at),
                        .country = dispute.country,
                        .what = "the verdict of " + dispute.check + " on " + dispute.target + " was corrected",
                        .numbers = answer.note.numbers,
                        .why = answer.note.text},
            .number = it.number,
            .target = dispute.target,
            .check = dispute.check};
}

Json step_json(const DatedStep& it)
{
    return {{"at", measure::to_rfc3339(it.at)},
            {"position", it.position},
            {"step", measure::to_word(it.note.step)},
            {"by", it.note.by},
            {"text", it.note.text},
            {"numbers", it.note.numbers}};
}

Json verdict_json(const ConsensusRow& row)
{
    return {{"round", row.round},
            {"outcome", measure::to_word(row.verdict.outcome)},
            {"value", row.verdict.value ? Json(*row.verdict.value) : Json()},
            {"rule", row.verdict.rule},
            {"detail", row.verdict.detail},
            {"votes", row.votes},
            {"passes", row.passes}};
}

Json recheck_json(const RecheckFinding& it)
{
    return {{"probe", it.probe},
            {"as_number", it.as_number},
            {"country", it.probe_country},
            {"at", measure::to_rfc3339(it.started)},
            {"outcome", measure::to_word(it.verdict.outcome)},
            {"value", it.verdict.value ? Json(*it.verdict.value) : Json()},
            {"rule", it.verdict.rule},
            {"detail", it.verdict.detail}};
}

/// Strangers' text may hold anything.
std::string dump(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::vector<Case> fold_cases(std::span<const DatedNote> notes)
{
    std::vector<Case> cases;
    for (const auto& it : notes) {
        const auto* note = std::get_if<measure::CaseNote>(&it.note);
        if (note == nullptr) {
            continue;
        }
        const DatedStep step{.position = it.position, .at = it.at, .note = *note};
        if (note->step == CaseStep::disputed && note->number == 0) {
            cases.push_back({.number = it.position, .steps = {step}});
        } else if (auto* known = find_open(cases, note->number); known != nullptr) {
            known->steps.push_back(step);
        }
    }
    return cases;
}

std::vector<ErratumLine> list_errata(std::span<const DatedNote> notes)
{
    std::vector<ErratumLine> lines;
    for (const auto& it : notes) {
        if (const auto* erratum = std::get_if<measure::Erratum>(&it.note)) {
            lines.push_back({.at = it.at, .erratum = *erratum});
        }
    }
    for (const auto& it : fold_cases(notes)) {
        if (it.status() == CaseStep::corrected) {
            lines.push_back(line_of(it));
        }
    }
    std::stable_sort(lines.begin(), lines.end(), [](const ErratumLine& a, const ErratumLine& b) { return a.at > b.at; });
    return lines;
}

std::string case_json(const Case& it, std::span<const ConsensusRow> since, std::span<const RecheckFinding> rechecks)
{
    const auto& dispute = it.dispute();
    Json json = {{"case", it.number},
                 {"target", dispute.target},
                 {"country", dispute.country},
                 {"check", dispute.check},
                 {"status", measure::to_word(it.status())},
                 {"open", it.is_open()},
                 {"disputed", {{"round", dispute.round}, {"outcome", dispute.outcome}, {"rule", dispute.rule}}},
                 {"steps", Json::array()},
                 {"since", Json::array()},
                 {"rechecks", Json::array()}};
    for (const auto& step : it.steps) {
        json["steps"].push_back(step_json(step));
    }
    for (const auto& row : since) {
        json["since"].push_back(verdict_json(row));
    }
    for (const auto& finding : rechecks) {
        json["rechecks"].push_back(recheck_json(finding));
    }
    return dump(json);
}

std::string erratum_json(const ErratumLine& line)
{
    const auto& it = line.erratum;
    return dump({{"at", measure::to_rfc3339(line.at)},
                 {"dated", it.dated},
                 {"country", it.country},
                 {"what", it.what},
                 {"numbers", it.numbers},
                 {"why", it.why},
                 {"methodology", it.methodology},
                 {"case", line.number == 0 ? Json() : Json(line.number)},
                 {"target", line.target},
                 {"check", line.check}});
}

}  // namespace collector::aggregate
