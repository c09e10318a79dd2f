#pragma once

#include "codec/device_run.hpp"
#include "probe/cpe/judge/judge.hpp"

#include <filesystem>

namespace cpe::submission {

/// A judged run as collectors know it. Pure.
measure::DeviceRun record_of(const capture::Run& run, const judge::Verdicts& verdicts);

/// The files of the run's directory that judging reads, so that the verdicts can be made again from what the collector keeps.
measure::Result<std::vector<codec::AttachedFile>> files_of(const std::filesystem::path& folder);

}  // namespace cpe::submission
