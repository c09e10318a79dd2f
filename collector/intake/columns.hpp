#pragma once

#include "collector/intake/csv_table.hpp"
#include "measure/result.hpp"

#include <map>
#include <string>
#include <string_view>

namespace collector::intake {

/// Which column says what: from one of our words (name, organisation, sector, tier) to the column's title, or its number from 1.
/// "a|b" is a, or b where there is no a; "a|" is a, or none.
using ColumnMap = std::map<std::string, std::string, std::less<>>;

/// Reads "organisation=Agency,tier=3". Fails for a word that is none of ours.
measure::Result<ColumnMap> read_columns(std::string_view text);

/// Which cell of a row says what, for one table.
class Columns {
public:
    /// Fails naming the columns there are when one is not among them.
    static measure::Result<Columns> find(const ColumnMap& wanted, const std::vector<std::string>& titles);

    /// The place of one column, by title (in any case) or number.
    static measure::Result<std::size_t> place_of(std::string_view column, const std::vector<std::string>& titles);

    /// "" where the row has no such cell.
    std::string cell(const CsvRow& row, std::string_view word) const;

private:
    std::map<std::string, std::size_t, std::less<>> places_;
};

}  // namespace collector::intake
