#pragma once

#include "measure/result.hpp"

#include <string>

namespace collector::cli {

/// All of the file that a command line names, "-" for standard input.
measure::Result<std::string> read_text_file(const std::string& name);

}  // namespace collector::cli
