#include "codec/verdict_json.hpp"

#include "codec/fields.hpp"
#include "measure/words.hpp"

#include <nlohmann/json.hpp>

namespace codec {

using measure::to_word;

namespace {

constexpr std::size_t kKeys = 12;

}  // namespace

nlohmann::ordered_json to_json(const measure::Verdict& verdict)
{
    auto json = nlohmann::ordered_json::object();
    json.get_ref<nlohmann::ordered_json::object_t&>().reserve(kKeys);
    json["check"] = verdict.check;
    json["version"] = verdict.version;
    json["outcome"] = to_word(verdict.outcome);
    if (verdict.value) {
        json["value"] = *verdict.value;
    }
    json["level"] = to_word(verdict.level);
    json["rule"] = verdict.rule;
    if (verdict.cause) {
        json["cause"] = to_word(*verdict.cause);
    }
    if (verdict.locus) {
        json["locus"] = to_word(*verdict.locus);
    }
    if (!verdict.masked_by.empty()) {
        json["masked_by"] = verdict.masked_by;
    }
    for (const auto flag : verdict.flags) {
        json["flags"].push_back(std::string(to_word(flag)));
    }
    if (!verdict.detail.empty()) {
        json["detail"] = verdict.detail;
    }
    return json;
}

nlohmann::ordered_json to_json(const measure::TargetState& state)
{
    nlohmann::ordered_json json;
    json["state"] = to_word(state.state);
    json["cause"] = state.cause ? to_word(*state.cause) : std::string_view{};
    json["check"] = state.check;
    return json;
}

measure::Verdict read_verdict(const Fields& fields)
{
    measure::Verdict verdict{.check = fields.text("check"),
                             .version = fields.integer_or("version", 1),
                             .outcome = fields.word<measure::Outcome>("outcome"),
                             .level = fields.word<measure::Level>("level"),
                             .rule = fields.text("rule"),
                             .masked_by = fields.text_or("masked_by", ""),
                             .flags = fields.words_or_none<measure::Flag>("flags"),
                             .detail = fields.text_or("detail", "")};
    if (fields.has("value")) {
        verdict.value = fields.real("value");
    }
    if (fields.has("cause")) {
        verdict.cause = fields.word<measure::Cause>("cause");
    }
    if (fields.has("locus")) {
        verdict.locus = fields.word<measure::Locus>("locus");
    }
    return verdict;
}

}  // namespace codec
