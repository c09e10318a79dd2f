#include "collector/intake/columns.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace collector::intake {
namespace {

using measure::Result;

constexpr std::array<std::string_view, 4> kWords{"name", "organisation", "sector", "tier"};

bool equal_in_any_case(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

std::optional<std::size_t> number_of(std::string_view column, std::size_t columns)
{
    std::size_t number = 0;
    const auto [end, fault] = std::from_chars(column.data(), column.data() + column.size(), number);
    const bool whole = fault == std::errc{} && end == column.data() + column.size();
    return whole && number >= 1 && number <= columns ? std::optional(number - 1) : std::nullopt;
}

std::string joined(const std::vector<std::string>& titles)
{
    std::string text;
    for (const auto& title : titles) {
        text += (text.empty() ? "'" : ", '") + title + "'";
    }
    return text;
}

}  // namespace

Result<ColumnMap> read_columns(std::string_view text)
{
    ColumnMap map;
    while (!text.empty()) {
        const auto pair = text.substr(0, text.find(','));
        const auto equals = pair.find('=');
        const auto word = pair.substr(0, equals);
        if (equals == std::string_view::npos || std::find(kWords.begin(), kWords.end(), word) == kWords.end()) {
            return measure::error(
                "'" + std::string(pair) + "' maps no column", "--map",
                "write name=COLUMN, organisation=COLUMN, sector=COLUMN or tier=COLUMN, with commas between");
        }
        map[std::string(word)] = pair.substr(equals + 1);
        text.remove_prefix(std::min(pair.size() + 1, text.size()));
    }
    return map;
}

Result<std::size_t> Columns::place_of(std::string_view column, const std::vector<std::string>& titles)
{
    for (auto left = column; !left.empty();) {
        const auto one = left.substr(0, left.find('|'));
        const auto found =
            std::find_if(titles.begin(), titles.end(), [&](const auto& title) { return equal_in_any_case(title, one); });
        if (found != titles.end()) {
            return static_cast<std::size_t>(found - titles.begin());
        }
        if (const auto number = number_of(one, titles.size())) {
            return *number;
        }
        left.remove_prefix(std::min(one.size() + 1, left.size()));
    }
    return measure::error("there is no column '" + std::string(column) + "'", "line 1",
                          "name one of " + joined(titles) + " with --map, or its number");
}

Result<Columns> Columns::find(const ColumnMap& wanted, const std::vector<std::string>& titles)
{
    Columns columns;
    for (const auto& [word, column] : wanted) {
        const auto place = place_of(column, titles);
        if (place) {
            columns.places_[word] = *place;
        } else if (!column.ends_with('|')) {
            return tl::unexpected(place.error());
        }
    }
    return columns;
}

std::string Columns::cell(const CsvRow& row, std::string_view word) const
{
    const auto place = places_.find(word);
    return place == places_.end() || place->second >= row.cells.size() ? std::string() : row.cells[place->second];
}

}  // namespace collector::intake
