#pragma once

#include "measure/result.hpp"
#include "probe/cpe/judge/profile.hpp"

#include <filesystem>
#include <string_view>
#include <utility>
#include <vector>

namespace cpe::profiles {

/// Those of config/cpe-profiles by name, as they were when the program was built.
const std::vector<std::pair<std::string_view, std::string_view>>& embedded();

/// The text of a profile: one that travels in the program, else of a file.
measure::Result<std::string> text_of(const std::string& name_or_file);

/// Reads one; `name` stands for the file in errors.
measure::Result<judge::Profile> read(std::string_view text, const std::string& name);

/// The profile of a recorded run: the file that was copied into its directory, else the one that its manifest names. A name that
/// nobody knows changes no verdict.
measure::Result<judge::Profile> of_run(const std::filesystem::path& folder, const std::string& named);

/// The copy in the directory of a run.
constexpr auto kCopy = "profile.toml";

}  // namespace cpe::profiles
