#include "collector/context/csv_cells.hpp"

namespace collector::context {
namespace {

/// Takes a quoted cell from the front of the line, its closing quote included; false when it has none.
bool take_quoted(std::string_view& rest, std::string& cell)
{
    rest.remove_prefix(1);
    while (!rest.empty()) {
        const bool is_quote = rest.front() == '"';
        const bool is_doubled = is_quote && rest.size() > 1 && rest[1] == '"';
        if (is_quote && !is_doubled) {
            rest.remove_prefix(1);
            return true;
        }
        cell += rest.front();
        rest.remove_prefix(is_doubled ? 2 : 1);
    }
    return false;
}

}  // namespace

measure::Result<std::vector<std::string>> csv_cells(std::string_view line)
{
    std::vector<std::string> cells;
    bool more = true;
    while (more) {
        std::string cell;
        if (line.starts_with('"') && !take_quoted(line, cell)) {
            return measure::error("a quoted cell does not end");
        }
        const auto end = std::min(line.find(','), line.size());
        if (!cell.empty() && end > 0) {
            return measure::error("text follows a quoted cell");
        }
        cell += line.substr(0, end);
        cells.push_back(std::move(cell));
        more = end < line.size();
        line.remove_prefix(more ? end + 1 : end);
    }
    return cells;
}

std::string csv_cell(std::string_view text)
{
    std::string cell;
    bool quoted = false;
    for (const char c : text) {
        quoted = quoted || c == ',' || c == '"';
        cell += c == '\n' || c == '\r' ? ' ' : c;
        cell += c == '"' ? "\"" : "";
    }
    return quoted ? '"' + cell + '"' : cell;
}

}  // namespace collector::context
