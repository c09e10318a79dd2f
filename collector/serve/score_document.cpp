#include "collector/serve/score_document.hpp"

#include <nlohmann/json.hpp>

namespace collector::serve {
namespace {

using Json = nlohmann::json;

std::optional<double> number_in(const Json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_number() ? std::optional(found->get<double>()) : std::nullopt;
}

PillarDetails read_pillar(const std::string& name, const Json& pillar)
{
    PillarDetails details;
    details.name = name;
    if (pillar.is_number()) {
        details.value = pillar.get<double>();
        return details;
    }
    if (pillar.is_object()) {
        details.value = pillar.contains("value") ? number_in(pillar, "value") : number_in(pillar, "point");
        details.low = number_in(pillar, "low");
        details.high = number_in(pillar, "high");
        details.coverage = number_in(pillar, "coverage");
    }
    return details;
}

/// The object of that name; an empty one when it is not there.
Json object_in(const Json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_object() ? *found : Json::object();
}

IndexDetails read_index(const Json& document)
{
    const auto index = object_in(document, "index");
    const auto sampling = object_in(index, "sampling");
    const auto bounds = object_in(index, "bounds");
    IndexDetails details{.geometric = number_in(index, "geometric"),
                         .weakest = {},
                         .sampling_low = number_in(sampling, "low"),
                         .sampling_high = number_in(sampling, "high"),
                         .bounds_low = number_in(bounds, "low"),
                         .bounds_high = number_in(bounds, "high"),
                         .seed = number_in(object_in(document, "resampling"), "seed")};
    if (const auto weakest = index.find("weakest"); weakest != index.end() && weakest->is_string()) {
        details.weakest = weakest->get<std::string>();
    }
    return details;
}

void read_frame(const Json& document, ScoreDetails& details)
{
    const auto frame = document.find("frame");
    if (frame == document.end() || !frame->is_object()) {
        return;
    }
    if (const auto reviewed = frame->find("reviewed"); reviewed != frame->end() && reviewed->is_boolean()) {
        details.frame_reviewed = reviewed->get<bool>();
    }
    if (const auto title = frame->find("title"); title != frame->end() && title->is_string()) {
        details.frame_title = title->get<std::string>();
    }
}

}  // namespace

ScoreDetails read_score_document(const std::string& document)
{
    ScoreDetails details;
    const auto parsed = Json::parse(document, nullptr, false);
    if (!parsed.is_object()) {
        return details;
    }
    if (const auto pillars = parsed.find("pillars"); pillars != parsed.end() && pillars->is_object()) {
        for (const auto& [name, pillar] : pillars->items()) {
            details.pillars.push_back(read_pillar(name, pillar));
        }
    }
    details.index = read_index(parsed);
    read_frame(parsed, details);
    return details;
}

}  // namespace collector::serve
