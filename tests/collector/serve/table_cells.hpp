#pragma once

#include <sstream>
#include <string>
#include <vector>

/// Tables as a program takes them apart again.
namespace serving {

/// The cells of RFC 4180, row by row.
inline std::vector<std::vector<std::string>> cells_of(const std::string& csv)
{
    std::vector<std::vector<std::string>> rows{{""}};
    bool quoted = false;
    for (std::size_t i = 0; i < csv.size(); ++i) {
        if (csv[i] == '"') {
            const bool doubled = quoted && i + 1 < csv.size() && csv[i + 1] == '"';
            quoted = doubled ? quoted : !quoted;
            rows.back().back() += doubled ? "\"" : "";
            i += doubled ? 1 : 0;
        } else if (!quoted && csv[i] == ',') {
            rows.back().emplace_back();
        } else if (!quoted && csv.compare(i, 2, "\r\n") == 0) {
            rows.push_back({""});
            ++i;
        } else {
            rows.back().back() += csv[i];
        }
    }
    rows.pop_back();
    return rows;
}

/// The lines of NDJSON.
inline std::vector<std::string> lines_of(const std::string& ndjson)
{
    std::vector<std::string> lines;
    std::istringstream in(ndjson);
    for (std::string line; std::getline(in, line);) {
        lines.push_back(line);
    }
    return lines;
}

}  // namespace serving
