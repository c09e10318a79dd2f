#pragma once

#include "collector/intake/entry.hpp"

#include <string_view>

namespace collector::intake {

struct CsvRow {
    std::size_t line = 0;  ///< Where the record begins, from 1.
    std::vector<std::string> cells;
};

struct CsvTable {
    std::vector<CsvRow> rows;
    std::vector<Refusal> refused;
};

/// Reads CSV by libcsv.
///
/// Wire format  RFC 4180; also a byte-order mark, bare LF, and spaces around cells, as public lists have them.
/// A record with a misplaced quote is refused, and reading goes on with the line after the one it began on, so that a quote
/// that is never closed costs one line and not the rest of the file.
CsvTable read_csv(std::string_view octets);

}  // namespace collector::intake
