#pragma once

#include "collector/serve/csv.hpp"
#include "collector/serve/route.hpp"

#include <optional>
#include <string>
#include <vector>

namespace collector::serve {

/// A table in the form that its address asks for: CSV, for a spreadsheet with ?excel=1, or below .ndjson one JSON object a line.
/// What a cell of an object is (number, boolean, null for nothing) open_data.json tells under the name of the table.
class Table {
public:
    Table(const Call& call, const std::string& name, std::vector<std::string> columns);

    /// Type and file name of the answer, and what stands before the first row.
    http::Response begin() const;

    /// One row; a cell a column.
    std::string row(const std::vector<std::string>& cells) const;

private:
    std::string object(const std::vector<std::string>& cells) const;

    std::optional<CsvReader> reader_;  ///< nullopt: rows are objects.
    std::string name_;
    std::vector<std::string> columns_;
    std::vector<std::string> types_{};  ///< Of the columns, where rows are objects.
};

/// A whole table, its columns first; kept as sextant-NAME.csv or .ndjson.
Answer answer_table(const Call& call, const std::string& name, const std::vector<std::vector<std::string>>& rows);

}  // namespace collector::serve
