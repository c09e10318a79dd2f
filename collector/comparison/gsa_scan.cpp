#include "collector/comparison/readers.hpp"
#include "collector/intake/columns.hpp"

#include <algorithm>
#include <cctype>
#include <optional>

namespace collector::comparison {
namespace {

/// Snapshots of different years write it as JSON does, as spreadsheets do, and as Python does.
std::optional<Finding> finding_of(std::string cell)
{
    std::transform(cell.begin(), cell.end(), cell.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (cell == "true" || cell == "t") {
        return Finding::pass;
    }
    return cell == "false" || cell == "f" ? std::optional(Finding::fail) : std::nullopt;
}

/// A name that does not resolve has no address of either family: that its scan of DNS was completed says nothing of IPv6.
bool speaks(const std::string& dns_status, const std::string& primary_status)
{
    return (dns_status.empty() || dns_status == "completed") && primary_status != "dns_resolution_error";
}

}  // namespace

measure::Result<ForeignReport> read_gsa_scan(std::string_view octets)
{
    const auto table = intake::read_csv(octets);
    if (table.rows.empty()) {
        return measure::error("the table has no row", "", "give a snapshot as CSV with its line of titles");
    }
    const auto columns = intake::Columns::find(
        // Until 2025 the name that was scanned stood in `target_url`, beside the registered domain above it.
        {{"domain", "initial_domain|target_url|domain"},
         {"ipv6", "ipv6"},
         {"status", "dns_scan_status|"},
         {"primary", "primary_scan_status|"},
         {"date", "scan_date|"}},
        table.rows.front().cells);
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
        } else if (const auto finding = finding_of(word); finding && speaks(status, columns->cell(row, "primary"))) {
            report.findings.push_back({.domain = domain, .test = "ipv6", .finding = *finding, .word = word});
            widen(report.days, columns->cell(row, "date"));
        } else {
            ++report.silent;
        }
    }
    return report;
}

}  // namespace collector::comparison
