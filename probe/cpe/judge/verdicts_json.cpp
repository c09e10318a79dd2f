#include "probe/cpe/judge/verdicts_json.hpp"

#include "measure/time.hpp"

#include <nlohmann/json.hpp>

namespace cpe::judge {
namespace {

using Json = nlohmann::ordered_json;

std::string rfc3339(Time time)
{
    return measure::to_rfc3339(std::chrono::time_point_cast<std::chrono::microseconds>(time));
}

std::string device_of(const capture::Manifest& manifest)
{
    return manifest.maker + "/" + manifest.model + "/" + manifest.firmware;
}

/// One decimal: a vector is read by people.
double minutes_of(const Verdicts& verdicts)
{
    const auto tenths = std::chrono::round<std::chrono::duration<std::int64_t, std::ratio<6>>>(verdicts.lasted).count();
    return static_cast<double>(tenths) / 10;
}

Json row_json(const Judged& judged, const std::map<const Row*, ByProfile>& by_profile)
{
    const auto& [row, finding] = judged;
    Json json;
    json["check"] = check_id(*row);
    json["document"] = row->document;
    json["level"] = to_string(row->level);
    json["verdict"] = to_string(finding.verdict);
    if (const auto said = by_profile.find(row); said != by_profile.end()) {
        json["counts"] = said->second.counts;
        json["by_rule"] = to_string(said->second.by_rule);
    }
    json["reason"] = finding.reason;
    json["packets"] = finding.packets;
    if (finding.stimulus) {
        json["stimulus_at"] = rfc3339(*finding.stimulus);
        json["waited_seconds"] = static_cast<double>(finding.waited.count()) / 1000;
    }
    return json;
}

std::string dump(const Json& json, int indent)
{
    return json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string to_json(const Verdicts& verdicts)
{
    Json json;
    json["schema"] = 1;
    const auto& manifest = verdicts.manifest;
    json["device"] = {{"maker", manifest.maker}, {"model", manifest.model}, {"firmware", manifest.firmware}};
    json["profile"] = manifest.profile;
    json["laboratory"] = manifest.laboratory;
    json["began"] = rfc3339(verdicts.began);
    json["minutes"] = minutes_of(verdicts);
    json["capture"] = {{"file", "capture.pcapng"}, {"packets", verdicts.packets}, {"sha256_of_frames", verdicts.digest}};
    if (verdicts.dropped) {
        json["capture"]["dropped"] = {{"lan", verdicts.dropped->lan}, {"wan", verdicts.dropped->wan}};
    }
    for (const auto word : kVerdictWords) {
        json["counts"][std::string(word)] = 0;
    }
    for (const auto& judged : verdicts.rows) {
        const auto said = verdicts.by_profile.find(judged.row);
        const bool counts = said == verdicts.by_profile.end() || said->second.counts;
        auto& count = json["counts"][std::string(to_string(judged.finding.verdict))];
        count = count.get<int>() + (counts ? 1 : 0);
        json["rows"][std::string(judged.row->id)] = row_json(judged, verdicts.by_profile);
    }
    return dump(json, 2);
}

std::string to_vector(const Verdicts& verdicts, const std::string& capture_path)
{
    Json json;
    json["device"] = device_of(verdicts.manifest);
    json["profile"] = verdicts.manifest.profile;
    json["minutes"] = minutes_of(verdicts);
    for (const auto& [row, finding] : verdicts.rows) {
        json["rows"][std::string(row->id)] = to_string(finding.verdict);
    }
    json["capture"] = capture_path;
    return dump(json, -1);
}

measure::Result<std::map<std::string, std::string>> read_vector(std::string_view text)
{
    const auto json = Json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("rows") || !json["rows"].is_object()) {
        return measure::error("this is no verdicts.json", {}, "make it with sextant-cpe judge DIR");
    }
    std::map<std::string, std::string> vector;
    for (const auto& [id, row] : json["rows"].items()) {
        if (row.is_object() && row.contains("verdict") && row["verdict"].is_string()) {
            vector[id] = row["verdict"].get<std::string>();
        }
    }
    return vector;
}

}  // namespace cpe::judge
