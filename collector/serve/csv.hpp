#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace collector::serve {

/// Who opens the file.
enum class CsvReader { program, spreadsheet };

/// What a file begins with: a byte-order mark for spreadsheets, nothing for programs.
std::string_view csv_mark(CsvReader reader);

/// One row, RFC 4180: CRLF, quoted where needed. For a spreadsheet a cell that it would take for a formula
/// (= + - @, also behind spaces) is preceded by an apostrophe; a plain number is left alone.
std::string csv_row(const std::vector<std::string>& cells, CsvReader reader);

}  // namespace collector::serve
