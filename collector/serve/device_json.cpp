#include "collector/serve/device_json.hpp"

#include "collector/serve/requirements.hpp"
#include "collector/serve/to_json.hpp"
#include "measure/words.hpp"
#include "score/cpe_rows.hpp"

#include <set>

namespace collector::serve {
namespace {

constexpr auto kWithheld = "withheld";

Json bounded_json(const score::Bounded& value)
{
    return {{"value", to_json(value.value)}, {"low", value.low}, {"high", value.high}};
}

/// Who ran it, as it was told; else whose token brought it.
std::string laboratory_of(const DeviceRunRow& row)
{
    return row.run.laboratory.empty() ? row.probe : row.run.laboratory;
}

Json laboratories_json(const aggregate::StandingDevice& device)
{
    std::set<std::string> names;
    for (const auto* run : device.runs) {
        names.insert(laboratory_of(*run));
    }
    return names;
}

Json homes_json(const std::vector<InstalledRow>& homes)
{
    auto list = Json::array();
    for (const auto& line : homes) {
        list.push_back({{"country", line.country},
                        {"share", line.share},
                        {"every_firmware", line.firmware.empty()},
                        {"dated", line.dated},
                        {"source", line.source}});
    }
    return list;
}

Json score_json(const DeviceFacts& facts, const ShownDevice& shown)
{
    const auto model = model_of(facts, shown);
    if (!model) {
        return {{"connectivity", Json()}, {"security", Json()}, {"score", Json()}};
    }
    return {{"connectivity", bounded_json(model->connectivity)},
            {"security", bounded_json(model->security)},
            {"score", bounded_json(score::score_cpe_model(*model, facts.rules->cpe))}};
}

Json row_json(const ShownDevice& shown, const aggregate::StandingRow& row)
{
    const auto& finding = row.finding;
    const bool withheld = shown.withheld.rows.contains(finding.row);
    const auto* known = find_requirement(finding.row);
    return {{"row", finding.row},
            {"check", known != nullptr ? known->check : ""},
            {"requirement", known != nullptr ? known->requirement : ""},
            {"document", finding.document},
            {"level", measure::to_word(finding.level)},
            {"verdict", shown_verdict(shown, finding)},
            {"reason", withheld ? "" : finding.reason},
            {"packets", withheld ? std::vector<std::uint32_t>{} : finding.packets},
            {"run", row.run},
            {"dissent", !withheld && row.dissent}};
}

Json run_json(const DeviceRunRow& row)
{
    const auto& run = row.run;
    return {{"run", run.frames_sha256},
            {"began", measure::to_rfc3339(run.began)},
            {"received", measure::to_rfc3339(row.received)},
            {"minutes", run.minutes},
            {"packets", run.packets},
            {"laboratory", laboratory_of(row)},
            {"profile", run.profile},
            {"software", run.software},
            {"capture_kept", row.has_capture}};
}

}  // namespace

std::string shown_verdict(const ShownDevice& shown, const measure::RowFinding& finding)
{
    return shown.withheld.rows.contains(finding.row) ? kWithheld : std::string(measure::to_word(finding.verdict));
}

std::map<std::string, std::size_t> counts_of(const ShownDevice& shown)
{
    std::map<std::string, std::size_t> counts{{kWithheld, 0}};
    for (const auto word : words_of(measure::RowVerdict{})) {
        counts[std::string(word)] = 0;
    }
    for (const auto& row : shown.device->rows) {
        ++counts[shown_verdict(shown, row.finding)];
    }
    return counts;
}

std::string gate_word(const DeviceFacts& facts, const aggregate::StandingDevice& device)
{
    const auto wanted = facts.rules == nullptr ? std::vector<measure::GatePart>{} : facts.rules->cpe.gate;
    const auto holds = score::gate_of(device.gate, wanted);
    return !holds ? "unknown" : *holds ? "holds" : "fails";
}

Json summary_json(const DeviceFacts& facts, const ShownDevice& shown)
{
    const auto& device = *shown.device;
    const auto& newest = *device.runs.front();
    Json json = {{"id", device.id},
                 {"maker", device.device.maker},
                 {"model", device.device.model},
                 {"firmware", device.device.firmware},
                 {"laboratories", laboratories_json(device)},
                 {"runs", device.runs.size()},
                 {"newest_run", measure::to_rfc3339(newest.run.began)},
                 {"profile", newest.run.profile},
                 {"gate", gate_word(facts, device)}};
    json.update(score_json(facts, shown));
    json["counts"] = counts_of(shown);
    json["withheld_until"] = shown.withheld.any() ? Json(shown.withheld.until) : Json();
    json["homes"] = homes_json(homes_of(facts, device.device));
    return json;
}

Json device_json(const DeviceFacts& facts, const ShownDevice& shown)
{
    auto json = summary_json(facts, shown);
    json["gate_parts"] = Json::array();
    for (const auto& part : shown.device->gate) {
        json["gate_parts"].push_back(
            {{"part", measure::to_word(part.part)}, {"state", measure::to_word(part.state)}, {"reason", part.reason}});
    }
    json["rows"] = Json::array();
    for (const auto& row : shown.device->rows) {
        json["rows"].push_back(row_json(shown, row));
    }
    json["run_list"] = Json::array();
    for (const auto* run : shown.device->runs) {
        json["run_list"].push_back(run_json(*run));
    }
    return json;
}

}  // namespace collector::serve
