#include "collector/comparison/readers.hpp"
#include "collector/intake/columns.hpp"

#include <optional>

namespace collector::comparison {
namespace {

std::optional<Finding> finding_of(const std::string& cell)
{
    if (cell == "true" || cell == "TRUE" || cell == "t") {
        return Finding::pass;
    }
    return cell == "false" || cell == "FALSE" || cell == "f" ? std::optional(Finding::fail) : std::nullopt;
}

}  // namespace

measure::Result<ForeignReport> read_gsa_scan(std::string_view octets)
{
    const auto table = intake::read_csv(octets);
    if (table.rows.empty()) {
        return measure::error("the table has no row", "", "give a snapshot as CSV with its line of titles");
    }
    const auto columns = intake::Columns::find(
        {{"domain", "initial_domain|domain"}, {"ipv6", "ipv6"}, {"status", "dns_scan_status|"}}, table.rows.front().cells);
    if (!columns) {
        return tl::unexpected(columns.error());
    }
    ForeignReport report;
    for (const auto& refused : table.refused) {
        report.refused.push_back({.where = "line " + std::to_string(refused.line), .reason = refused.reason});
    }
    for (std::size_t i = 1; i < table.rows.size(); ++i) {
        const auto& row = table.rows[i];
        const auto domain = columns->cell(row, "domain");
        const auto word = columns->cell(row, "ipv6");
        const auto status = columns->cell(row, "status");
        if (domain.empty()) {
            report.refused.push_back({.where = "line " + std::to_string(row.line), .reason = "it names no domain"});
        } else if (const auto finding = finding_of(word); finding && (status.empty() || status == "completed")) {
            report.findings.push_back({.domain = domain, .test = "ipv6", .finding = *finding, .word = word});
        } else {
            ++report.silent;
        }
    }
    return report;
}

}  // namespace collector::comparison
