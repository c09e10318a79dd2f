#pragma once

#include <span>
#include <string>
#include <string_view>

namespace codec {

/// How a CSV is written: for programs, or guarded for spreadsheets that run cells as formulas.
enum class CsvReader { program, spreadsheet };

/// One RFC 4180 record with CRLF. Control characters other than tab are dropped: cells come from strangers.
/// For a spreadsheet a cell that begins with = + - @ or tab gets a leading apostrophe.
std::string csv_record(std::span<const std::string> cells, CsvReader reader = CsvReader::program);

}  // namespace codec
