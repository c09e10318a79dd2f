#include "collector/aggregate/fixes_document.hpp"

#include "checks/check.hpp"
#include "measure/words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace collector::aggregate {
namespace {

/// Sorts its keys: that is what makes the document canonical.
using Json = nlohmann::json;

Json remedy_json(const checks::Remedy& remedy)
{
    return {{"cause", measure::to_word(remedy.cause)},
            {"owner", measure::to_word(remedy.owner)},
            {"sentence", remedy.sentence},
            {"advice", remedy.advice}};
}

Json fix_json(const Fix& fix, std::size_t rank, const measure::CountryCode& country)
{
    const auto& remedy = checks::remedy_for(fix.cause);
    const auto named = std::min(fix.targets.size(), kMostNamed);
    const std::string cause(measure::to_word(fix.cause));
    return {
        {"rank", rank},
        {"cause", cause},
        {"at", fix.site.name},
        {"at_kind", measure::to_word(fix.site.kind)},
        {"mender", measure::to_word(remedy.owner)},
        {"remedy", remedy_json(remedy)},
        {"target_count", fix.targets.size()},
        {"targets", std::vector<std::string>(fix.targets.begin(), fix.targets.begin() + static_cast<std::ptrdiff_t>(named))},
        {"all_targets", "/api/v1/targets?country=" + country + "&cause=" + cause},
        {"gain", fix.gain ? Json(*fix.gain) : Json()}};
}

}  // namespace

std::string fixes_document(const Question& question, const NationalScore& score, const std::vector<Fix>& fixes)
{
    auto list = Json::array();
    for (const auto& fix : fixes) {
        list.push_back(fix_json(fix, list.size() + 1, question.frame.country));
    }
    const Json document = {{"schema", 1},
                           {"country", question.frame.country},
                           {"as_of", measure::to_rfc3339(score.as_of)},
                           {"round", question.day},
                           {"methodology", question.rules.id},
                           {"fixes", list},
                           {"methodology_sha256", question.rules.sha256},
                           {"frame_sha256", question.frame.sha256},
                           {"software", question.software},
                           {"window", {{"first", score.window_first}, {"last", question.day}}}};
    return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace collector::aggregate
