#pragma once

#include "measure/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace collector::context {

/// The cells of one line of CSV (RFC 4180): a cell in quotes may hold commas, and quotes doubled. No cell spans lines.
/// An error says what of the line is wrong. Pure.
measure::Result<std::vector<std::string>> csv_cells(std::string_view line);

/// The cell as csv_cells() reads it, in quotes where it must be; line ends become spaces.
std::string csv_cell(std::string_view text);

}  // namespace collector::context
