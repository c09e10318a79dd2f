#include "collector/intake/csv_entries.hpp"

namespace collector::intake {
namespace {

std::string in_short(const CsvRow& row)
{
    constexpr std::size_t kShownOctets = 80;
    std::string text;
    for (const auto& cell : row.cells) {
        text += (text.empty() ? "" : ",") + cell;
    }
    return text.substr(0, kShownOctets);
}

/// Columns of a table without titles are known by number alone.
std::vector<std::string> titles_of(const CsvTable& table, Layout layout)
{
    if (table.rows.empty()) {
        return {};
    }
    const auto& first = table.rows.front().cells;
    return layout == Layout::csv ? first : std::vector<std::string>(first.size());
}

Entry entry_of(const CsvRow& row, const Columns& columns, const Format& format)
{
    Entry entry{.line = row.line,
                .name = columns.cell(row, "name"),
                .organisation = columns.cell(row, "organisation"),
                .sector = columns.cell(row, "sector"),
                .tier = columns.cell(row, "tier")};
    if (format.tier_of != nullptr && !entry.tier.empty()) {
        entry.tier = format.tier_of(entry.tier);
    }
    return entry;
}

void take_row(const CsvRow& row, const Columns& columns, const Format& format, Entries& into)
{
    auto entry = entry_of(row, columns, format);
    if (entry.name.empty()) {
        into.refused.push_back({.line = row.line, .reason = "no name in the row", .text = in_short(row)});
    } else {
        into.entries.push_back(std::move(entry));
    }
}

}  // namespace

measure::Result<Entries> read_csv_entries(std::string_view octets, const Format& format)
{
    auto table = read_csv(octets);
    if (table.rows.empty()) {
        return measure::error("the list is empty", {}, "look at the file");
    }
    const auto titles = titles_of(table, format.layout);
    const auto columns = Columns::find(format.columns, titles);
    if (!columns) {
        return tl::unexpected(columns.error());
    }
    std::optional<std::size_t> chosen_by;
    if (!format.only.column.empty()) {
        const auto place = Columns::place_of(format.only.column, titles);
        if (!place) {
            return tl::unexpected(place.error());
        }
        chosen_by = *place;
    }
    Entries found{.title = {}, .entries = {}, .refused = std::move(table.refused)};
    for (std::size_t i = format.layout == Layout::csv ? 1 : 0; i < table.rows.size(); ++i) {
        const auto& row = table.rows[i];
        if (chosen_by && (*chosen_by >= row.cells.size() || row.cells[*chosen_by] != format.only.value)) {
            ++found.left_out;
        } else {
            take_row(row, *columns, format, found);
        }
    }
    return found;
}

}  // namespace collector::intake
