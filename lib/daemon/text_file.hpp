#pragma once

#include "measure/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace daemons {

/// All of a file that somebody named, octet for octet; an empty one is no error. `what` says in the error what cannot be read,
/// "the policies", and `remedy` what to do.
measure::Result<std::string> read_text(const std::filesystem::path& file, std::string_view what,
                                       std::string_view remedy = "check that the file exists and may be read");

}  // namespace daemons
