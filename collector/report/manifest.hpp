#pragma once

#include "collector/ports/reports.hpp"

#include <string>

namespace collector::report {

/// What stands beside the facts of a kept report: what it is of, and what was printed of it.
std::string manifest_text(const KeptReport& report);

/// The inverse; an error when the file is not ours or was damaged.
measure::Result<KeptReport> read_manifest(const std::string& text, const std::string& where);

}  // namespace collector::report
