#include "codec/csv.hpp"

#include <algorithm>
#include <iterator>

namespace codec {
namespace {

std::string without_controls(std::string_view cell)
{
    std::string kept;
    std::copy_if(cell.begin(), cell.end(), std::back_inserter(kept), [](char c) {
        const auto octet = static_cast<unsigned char>(c);
        return (octet >= 0x20 && octet != 0x7f) || c == '\t';
    });
    return kept;
}

bool looks_like_formula(std::string_view cell)
{
    return !cell.empty() && std::string_view("=+-@\t").find(cell.front()) != std::string_view::npos;
}

std::string in_quotes(std::string_view cell)
{
    if (cell.find_first_of(",\"\t") == std::string_view::npos) {
        return std::string(cell);
    }
    std::string text = "\"";
    for (const char c : cell) {
        text += c;
        if (c == '"') {
            text += '"';
        }
    }
    return text + '"';
}

}  // namespace

std::string csv_record(std::span<const std::string> cells, CsvReader reader)
{
    std::string record;
    for (const auto& cell : cells) {
        auto text = without_controls(cell);
        if (reader == CsvReader::spreadsheet && looks_like_formula(text)) {
            text.insert(text.begin(), '\'');
        }
        record += (&cell == cells.data() ? "" : ",") + in_quotes(text);
    }
    return record + "\r\n";
}

}  // namespace codec
