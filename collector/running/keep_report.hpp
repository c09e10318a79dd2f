#pragma once

#include "collector/report/folder_reports.hpp"
#include "collector/serve/report_facts.hpp"

#include <optional>

namespace collector::running {

/// Makes the facts of a country's report, compared with the newest kept one of an earlier time, and keeps them. Equal sources give
/// the report that is kept already. nullopt when the country was never scored.
measure::Result<std::optional<KeptReport>> keep_report(report::FolderReports& shelf, const serve::ReportSources& sources,
                                                       const measure::CountryCode& country);

}  // namespace collector::running
