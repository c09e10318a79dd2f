#pragma once

#include "measure/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace collector::running {

/// 256 random bits in 43 characters of base64url: nobody guesses it, every shell and header takes it.
std::string draw_token();

/// The token for a probe: the first line of `file` when it is there, else a new one, written to it with mode 0600.
measure::Result<std::string> token_from(const std::filesystem::path& file);

/// Probe names are file names, labels and words on a page: 1 to 63 of a-z, 0-9, "-", beginning and ending with none of "-".
bool is_probe_name(std::string_view name);

}  // namespace collector::running
