#include "daemon/console.hpp"
#include "probe/cpe/judge/exposure.hpp"
#include "probe/cpe/report/report.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace cpe::report {
namespace {

using judge::Row;
using judge::Status;

std::string status_of(const Row& row)
{
    return std::string(judge::kStatusWords[static_cast<std::size_t>(row.status)]);
}

std::string status_with_reason(const Row& row)
{
    const auto more = row.why.empty() ? row.note : row.why;
    return status_of(row) + (more.empty() ? "" : ": " + std::string(more));
}

/// A bar would end the cell.
std::string cell(std::string_view text)
{
    std::string safe;
    for (const char letter : text) {
        safe += letter == '|' ? "\\|" : std::string(1, letter);
    }
    return safe;
}

}  // namespace

std::string requirements_markdown()
{
    const auto rows = judge::all_rows();
    std::string text = "# What sextant-cpe asks of a home router\n\n";
    for (const auto status :
         {Status::automated, Status::planned, Status::manual, Status::not_observable, Status::excepted}) {
        const auto count = std::ranges::count(rows, status, [](const Row* row) { return row->status; });
        text +=
            "- " + std::to_string(count) + " " + std::string(judge::kStatusWords[static_cast<std::size_t>(status)]) + "\n";
    }
    text += "\n`sextant-cpe explain ROW` says more. Vantage: L from the LAN, W from the WAN, B from both at once, P with "
            "hands, X across a "
            "line in service.\n\n| Row | Requirement | Document | Level | Vantage | Phases | Status |\n| --- | --- | --- | "
            "--- | --- | --- | "
            "--- |\n";
    for (const auto* row : rows) {
        text += "| " + cell(row->id) + " | " + cell(row->requirement) + " | " + cell(row->document) + " | " +
                std::string(to_string(row->level)) + " | " + cell(row->vantage) + " | " + cell(row->phases) + " | " +
                cell(status_with_reason(*row)) + " |\n";
    }
    return text;
}

std::string requirements_text()
{
    std::vector<std::vector<std::string>> table{{"row", "level", "vantage", "phases", "status", "document"}};
    for (const auto* row : judge::all_rows()) {
        table.push_back({std::string(row->id), std::string(to_string(row->level)), std::string(row->vantage),
                         std::string(row->phases), status_of(*row), std::string(row->document)});
    }
    return daemons::as_table(table);
}

std::string requirements_json()
{
    std::string text;
    for (const auto* row : judge::all_rows()) {
        const nlohmann::ordered_json json = {{"row", row->id},
                                             {"check", judge::check_id(*row)},
                                             {"requirement", row->requirement},
                                             {"document", row->document},
                                             {"level", to_string(row->level)},
                                             {"vantage", row->vantage},
                                             {"phases", row->phases},
                                             {"status", status_of(*row)},
                                             {"why", row->why},
                                             {"note", row->note},
                                             {"guards_users", judge::guards_users(*row)}};
        // A row a line: two who change two rows do not meet.
        text += (text.empty() ? "[\n" : ",\n") + json.dump();
    }
    return text + "\n]\n";
}

std::string explanation(const Row& row)
{
    return std::string(row.id) + " (" + judge::check_id(row) + ")\n  requirement  " + std::string(row.requirement) +
           "\n  document     " + std::string(row.document) + "\n  level        " + std::string(to_string(row.level)) +
           "\n  vantage      " + std::string(row.vantage) + "\n  phases       " + std::string(row.phases) +
           "\n  status       " + status_with_reason(row) + "\n";
}

}  // namespace cpe::report
