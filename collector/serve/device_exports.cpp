#include "collector/serve/device_json.hpp"
#include "collector/serve/handlers.hpp"
#include "collector/serve/requirement_shares.hpp"
#include "collector/serve/table.hpp"
#include "measure/words.hpp"

#include <cstdio>

/// Home routers as tables: bounded by how many devices laboratories have brought.
namespace collector::serve {
namespace {

using Cells = std::vector<std::string>;
using Rows = std::vector<Cells>;

std::string number(const std::optional<double>& value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", value.value_or(0));
    return value ? text : "";
}

Cells name_cells(const aggregate::StandingDevice& device)
{
    return {device.id, device.device.maker, device.device.model, device.device.firmware};
}

void add(Cells& cells, const Cells& more)
{
    cells.insert(cells.end(), more.begin(), more.end());
}

Cells bounded_cells(const score::Bounded& value)
{
    return {number(value.value), number(value.low), number(value.high)};
}

Cells device_cells(const DeviceFacts& facts, const ShownDevice& shown)
{
    const auto& device = *shown.device;
    const auto model = model_of(facts, shown);
    auto counts = counts_of(shown);
    auto cells = name_cells(device);
    add(cells, {measure::to_rfc3339(device.runs.front()->run.began), std::to_string(device.runs.size()),
                device.runs.front()->run.profile, gate_word(facts, device), model ? number(model->connectivity.value) : "",
                model ? number(model->security.value) : ""});
    add(cells, model ? bounded_cells(score::score_cpe_model(*model, facts.rules->cpe)) : Cells{"", "", ""});
    for (const auto word : words_of(measure::RowVerdict{})) {
        cells.push_back(std::to_string(counts[std::string(word)]));
    }
    cells.push_back(shown.withheld.until);
    return cells;
}

Rows verdict_rows(const ShownDevice& shown)
{
    Rows rows;
    for (const auto& row : shown.device->rows) {
        const auto& finding = row.finding;
        const bool withheld = shown.withheld.rows.contains(finding.row);
        auto cells = name_cells(*shown.device);
        add(cells,
            {finding.row, finding.document, std::string(measure::to_word(finding.level)), shown_verdict(shown, finding),
             withheld ? "" : finding.reason, !withheld && row.dissent ? "1" : "0", row.run});
        rows.push_back(std::move(cells));
    }
    return rows;
}

/// A table with the head that it begins with.
Answer table(const Call& call, const std::string& name, const Cells& head,
             const std::function<Rows(const DeviceFacts&)>& fill)
{
    const auto facts = read_devices(call);
    if (!facts) {
        return failed(call, facts.error());
    }
    auto rows = fill(*facts);
    rows.insert(rows.begin(), head);
    return answer_table(call, name, rows);
}

}  // namespace

Answer answer_devices_table(const Call& call)
{
    return table(call, "devices",
                 {"id",           "maker",        "model",          "firmware",      "newest_run", "runs", "profile", "gate",
                  "connectivity", "security",     "score",          "low",           "high",       "pass", "fail",    "warn",
                  "info",         "not_observed", "not_applicable", "withheld_until"},
                 [](const DeviceFacts& facts) {
                     Rows rows;
                     for (const auto& device : facts.devices) {
                         rows.push_back(device_cells(facts, show(facts, device)));
                     }
                     return rows;
                 });
}

Answer answer_device_rows_table(const Call& call)
{
    return table(call, "device-rows",
                 {"id", "maker", "model", "firmware", "row", "document", "level", "verdict", "reason", "dissent", "run"},
                 [](const DeviceFacts& facts) {
                     Rows rows;
                     for (const auto& device : facts.devices) {
                         auto more = verdict_rows(show(facts, device));
                         rows.insert(rows.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
                     }
                     return rows;
                 });
}

Answer answer_requirements_table(const Call& call)
{
    return table(call, "requirements",
                 {"row", "requirement", "document", "level", "status", "passed", "warned", "failed", "withheld", "share"},
                 [](const DeviceFacts& facts) {
                     Rows rows;
                     for (const auto& it : requirement_shares(facts)) {
                         const auto& row = *it.requirement;
                         rows.push_back({row.row, row.requirement, row.document, row.level, row.status,
                                         std::to_string(it.passed), std::to_string(it.warned), std::to_string(it.failed),
                                         std::to_string(it.withheld), number(it.share())});
                     }
                     return rows;
                 });
}

}  // namespace collector::serve
