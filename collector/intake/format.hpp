#pragma once

#include "collector/intake/columns.hpp"

#include <span>

namespace collector::intake {

/// A filter "COLUMN=VALUE": only rows whose cell is the value.
struct Only {
    std::string column;  ///< "": every row.
    std::string value;
};

/// How a list is laid out.
enum class Layout { csv, csv_without_titles, lines, campaign };

/// A form in which public lists come.
struct Format {
    std::string_view word;  ///< For the command line.
    std::string_view what;
    Layout layout = Layout::csv;
    ColumnMap columns;
    Only only;
    std::string (*tier_of)(std::string_view) = nullptr;  ///< From the list's own word for the kind of body to a tier of ours.
};

std::span<const Format> formats();

/// Fails naming the formats there are.
measure::Result<Format> find_format(std::string_view word);

}  // namespace collector::intake
