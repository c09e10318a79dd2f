#pragma once

#include "measure/result.hpp"
#include "probe/cpe/cli/live_run.hpp"
#include "probe/cpe/judge/judge.hpp"

#include <filesystem>
#include <string>

namespace cpe::cli {

enum class Format { text, json, markdown };

/// Plays, records, and then judges what was recorded: a live run has no other verdicts than `judge` of its directory.
int run_router(const RunOptions& options);

/// Judges a directory, writes verdicts.json into it and comments into its capture, and prints.
int judge_folder(const std::filesystem::path& folder, Format format);

/// report.html and report.xml (JUnit) into the directory.
int report_folder(const std::filesystem::path& folder);

/// Exit code 4 when two runs differ.
int compare_folders(const std::filesystem::path& before, const std::filesystem::path& now);

int list_rows(Format format);
int list_phases();
int explain_row(const std::string& id);

/// Reads and judges.
measure::Result<judge::Verdicts> verdicts_of(const std::filesystem::path& folder);

}  // namespace cpe::cli
