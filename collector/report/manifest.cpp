#include "collector/report/manifest.hpp"

#include <nlohmann/json.hpp>

namespace collector::report {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const Rendition& rendition)
{
    return {{"name", rendition.name}, {"sha256", rendition.sha256}, {"octets", rendition.octets}};
}

Rendition rendition_of(const Json& json)
{
    return {.name = json.at("name").get<std::string>(),
            .sha256 = json.at("sha256").get<std::string>(),
            .octets = json.at("octets").get<std::uint64_t>()};
}

measure::Timestamp time_in(const Json& json, const char* name)
{
    // value() throws where the text is no time: the caller's one catch tells it.
    return measure::parse_rfc3339(json.at(name).get<std::string>()).value();
}

}  // namespace

std::string manifest_text(const KeptReport& report)
{
    Json json = {{"schema", 1},
                 {"id", report.id},
                 {"country", report.country},
                 {"as_of", measure::to_rfc3339(report.as_of)},
                 {"kept", measure::to_rfc3339(report.kept)},
                 {"renditions", Json::array()}};
    for (const auto& rendition : report.renditions) {
        json["renditions"].push_back(to_json(rendition));
    }
    return json.dump(2) + "\n";
}

measure::Result<KeptReport> read_manifest(const std::string& text, const std::string& where)
{
    try {
        const auto json = Json::parse(text);
        KeptReport report{.id = json.at("id").get<std::string>(),
                          .country = json.at("country").get<std::string>(),
                          .as_of = time_in(json, "as_of"),
                          .kept = time_in(json, "kept"),
                          .renditions = {}};
        for (const auto& rendition : json.at("renditions")) {
            report.renditions.push_back(rendition_of(rendition));
        }
        return report;
    } catch (const std::exception&) {
        return measure::error("the manifest of a kept report cannot be read", where,
                              "restore the folder from a backup; facts.json in it is the report itself");
    }
}

}  // namespace collector::report
