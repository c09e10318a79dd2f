#pragma once

#include "collector/serve/csv.hpp"
#include "collector/serve/route.hpp"

#include <string>
#include <vector>

namespace collector::serve {

/// Who opens what is asked for: a program or, with ?excel=1, a spreadsheet.
CsvReader reader_of(const Call& call);

/// The head and the first row of a table to be kept as sextant-NAME.csv; its other rows follow.
http::Response begin_csv(const Call& call, const std::string& name, const std::vector<std::string>& columns);

/// A whole table, its columns first.
Answer answer_csv(const Call& call, const std::string& name, const std::vector<std::vector<std::string>>& rows);

}  // namespace collector::serve
