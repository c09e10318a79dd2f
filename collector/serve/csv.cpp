#include "collector/serve/csv.hpp"

#include "collector/serve/text.hpp"

#include <charconv>

namespace collector::serve {
namespace {

bool is_number(std::string_view text)
{
    double number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failed == std::errc{} && end == text.data() + text.size();
}

bool looks_like_formula(std::string_view text)
{
    const auto first = text.find_first_not_of(' ');
    return first != std::string_view::npos && std::string_view("=+-@").find(text[first]) != std::string_view::npos &&
           !is_number(text);
}

std::string in_quotes(const std::string& text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
        return text;
    }
    std::string cell = "\"";
    for (const char c : text) {
        cell += c;
        if (c == '"') {
            cell += '"';
        }
    }
    return cell + '"';
}

}  // namespace

std::string_view csv_mark(CsvReader reader)
{
    return reader == CsvReader::spreadsheet ? "\xEF\xBB\xBF" : "";
}

std::string csv_row(const std::vector<std::string>& cells, CsvReader reader)
{
    std::string row;
    for (const auto& cell : cells) {
        auto text = clean_text(cell);
        if (reader == CsvReader::spreadsheet && looks_like_formula(text)) {
            text.insert(0, 1, '\'');
        }
        row += row.empty() && &cell == &cells.front() ? "" : ",";
        row += in_quotes(text);
    }
    return row + "\r\n";
}

}  // namespace collector::serve
