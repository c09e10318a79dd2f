#include "codec/note_json.hpp"

#include "measure/words.hpp"

#include <nlohmann/json.hpp>

#include <array>

namespace codec {
namespace {

using Json = nlohmann::json;
using measure::CaseNote;
using measure::EditionInForce;
using measure::Erratum;
using measure::ParallelMethodology;

/// In the order of PublicNote's alternatives.
constexpr std::array<std::string_view, 4> kKinds{"erratum", "case", "methodology", "edition"};

Json to_json(const Erratum& it)
{
    return {{"dated", it.dated},     {"country", it.country}, {"what", it.what},
            {"numbers", it.numbers}, {"why", it.why},         {"methodology", it.methodology}};
}

Json to_json(const CaseNote& it)
{
    return {{"number", it.number}, {"step", measure::to_word(it.step)},
            {"target", it.target}, {"country", it.country},
            {"check", it.check},   {"by", it.by},
            {"text", it.text},     {"numbers", it.numbers},
            {"round", it.round},   {"outcome", it.outcome},
            {"rule", it.rule}};
}

Json to_json(const ParallelMethodology& it)
{
    return {{"id", it.id},   {"sha256", it.sha256}, {"first_day", it.first_day}, {"last_day", it.last_day},
            {"why", it.why}, {"toml", it.toml}};
}

Json to_json(const EditionInForce& it)
{
    return {{"id", it.id}, {"sha256", it.sha256}, {"first_day", it.first_day}, {"toml", it.toml}};
}

Erratum erratum_from(const Json& json)
{
    return {.dated = json.at("dated"),
            .country = json.at("country"),
            .what = json.at("what"),
            .numbers = json.at("numbers"),
            .why = json.at("why"),
            .methodology = json.at("methodology")};
}

CaseNote case_from(const Json& json)
{
    return {.number = json.at("number"),
            .step = measure::from_word<measure::CaseStep>(json.at("step").get<std::string>()).value(),
            .target = json.at("target"),
            .country = json.at("country"),
            .check = json.at("check"),
            .by = json.at("by"),
            .text = json.at("text"),
            .numbers = json.at("numbers"),
            .round = json.at("round"),
            .outcome = json.at("outcome"),
            .rule = json.at("rule")};
}

ParallelMethodology methodology_from(const Json& json)
{
    return {.id = json.at("id"),
            .sha256 = json.at("sha256"),
            .first_day = json.at("first_day"),
            .last_day = json.at("last_day"),
            .why = json.at("why"),
            .toml = json.at("toml")};
}

EditionInForce edition_from(const Json& json)
{
    return {.id = json.at("id"), .sha256 = json.at("sha256"), .first_day = json.at("first_day"), .toml = json.at("toml")};
}

}  // namespace

std::string_view kind_of(const measure::PublicNote& note)
{
    return kKinds.at(note.index());
}

std::string note_text(const measure::PublicNote& note)
{
    auto json = std::visit([](const auto& it) { return to_json(it); }, note);
    json["kind"] = kind_of(note);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

measure::Result<measure::PublicNote> read_note(std::string_view text)
{
    try {
        const auto json = Json::parse(text);
        const auto kind = json.at("kind").get<std::string>();
        if (kind == "erratum") {
            return erratum_from(json);
        }
        if (kind == "case") {
            return case_from(json);
        }
        if (kind == "methodology") {
            return methodology_from(json);
        }
        if (kind == "edition") {
            return edition_from(json);
        }
        return measure::error("a note of a kind that this program does not know: " + kind, "",
                              "install a version of sextant-collector that knows it");
    } catch (const std::exception& refusal) {
        return measure::error(std::string("the note cannot be read: ") + refusal.what());
    }
}

}  // namespace codec
