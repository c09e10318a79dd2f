#include "checks/check.hpp"
#include "collector/serve/to_json.hpp"
#include "measure/words.hpp"

#include <nlohmann/json.hpp>

namespace collector::serve {
namespace {

/// The sentence of a rule; "" when this build does not know the rule (any more).
std::string_view sentence_of(const checks::Check* check, std::string_view id)
{
    if (check != nullptr) {
        for (const auto& rule : check->rules) {
            if (rule.id == id) {
                return rule.sentence;
            }
        }
    }
    return {};
}

Json flags_of(const measure::Verdict& verdict)
{
    Json flags = Json::array();
    for (const auto flag : verdict.flags) {
        flags.push_back(measure::to_word(flag));
    }
    return flags;
}

}  // namespace

Json to_json(const measure::Verdict& verdict)
{
    const auto* check = checks::find(verdict.check);
    Json json;
    json["check"] = verdict.check;
    json["version"] = verdict.version;
    json["question"] = check != nullptr ? check->question : "";
    json["requirement"] = check != nullptr ? check->requirement : "";
    json["outcome"] = measure::to_word(verdict.outcome);
    json["value"] = to_json(verdict.value);
    json["level"] = measure::to_word(verdict.level);
    json["rule"] = verdict.rule;
    json["sentence"] = sentence_of(check, verdict.rule);
    json["cause"] = to_json(verdict.cause);
    json["locus"] = verdict.locus ? Json(measure::to_word(*verdict.locus)) : Json(nullptr);
    json["masked_by"] = verdict.masked_by;
    json["flags"] = flags_of(verdict);
    json["detail"] = verdict.detail;
    json["remedy"] = verdict.cause ? to_json(checks::remedy_for(*verdict.cause)) : Json(nullptr);
    return json;
}

Json to_json(const checks::Remedy& remedy)
{
    return {{"cause", measure::to_word(remedy.cause)},
            {"owner", measure::to_word(remedy.owner)},
            {"sentence", remedy.sentence},
            {"advice", remedy.advice}};
}

Json to_json(const checks::Check& check)
{
    Json json;
    json["id"] = check.id;
    json["catalogue"] = check.catalogue;
    json["area"] = measure::to_word(check.area);
    json["version"] = check.version;
    json["question"] = check.question;
    json["requirement"] = check.requirement;
    json["level"] = measure::to_word(check.level);
    json["needs"] = measure::to_word(check.needs);
    json["shapes_state"] = check.shapes_state;
    json["rules"] = Json::array();
    for (const auto& rule : check.rules) {
        json["rules"].push_back({{"id", rule.id},
                                 {"outcome", measure::to_word(rule.outcome)},
                                 {"sentence", rule.sentence},
                                 {"cause", to_json(rule.cause)}});
    }
    return json;
}

}  // namespace collector::serve
