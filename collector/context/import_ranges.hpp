#pragma once

#include "collector/context/sealed_table.hpp"

#include <istream>
#include <span>

namespace collector::context {

/// A text to import, with the name that errors tell.
struct Source {
    std::string name;
    std::istream& text;
};

/// A table of ranges, and how many of them had to be shortened.
struct ImportedRanges {
    SealedTable table;
    std::size_t shortened = 0;
};

/// Makes a table of networks or countries of CSV files as @ip-location-db publishes them: rows as range_table.hpp
/// describes, one family a file or both in one, in any order.
///
/// Where two ranges overlap, the one that begins later tells: published files have such rows, one or two of half a million.
/// A damaged row, two ranges with one beginning, or more overlaps than a slip explains refuse the whole with file, line and
/// reason.
measure::Result<ImportedRanges> import_ranges(TableKind kind, measure::Timestamp dated, std::span<const Source> sources);

}  // namespace collector::context
