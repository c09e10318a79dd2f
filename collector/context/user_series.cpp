#include "collector/context/user_series.hpp"

#include "collector/context/csv_cells.hpp"
#include "collector/context/sealed_table.hpp"
#include "measure/country_code.hpp"
#include "measure/time.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>

namespace collector::context {
namespace {

using Cells = std::vector<std::string>;

/// Which column is what.
struct Columns {
    std::size_t source = 0;
    std::size_t country = 0;
    std::size_t date = 0;
    std::size_t amount = 0;
    double whole = 1;  ///< What the amount column calls all users.
};

std::optional<std::size_t> column(const Cells& header, std::string_view name)
{
    const auto found = std::find(header.begin(), header.end(), name);
    return found == header.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - header.begin()));
}

measure::Result<Columns> read_header(const Cells& header)
{
    const auto source = column(header, "source");
    const auto country = column(header, "country");
    const auto date = column(header, "date");
    const auto share = column(header, "share");
    const auto percent = column(header, "percent");
    if (!source || !country || !date || share.has_value() == percent.has_value()) {
        return measure::error("its header names not the columns source, country, date, and share or percent");
    }
    return Columns{.source = *source,
                   .country = *country,
                   .date = *date,
                   .amount = share ? *share : *percent,
                   .whole = share ? 1.0 : 100.0};
}

std::optional<double> amount_in(const std::string& text)
{
    double amount = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), amount);
    const bool whole = !text.empty() && fault == std::errc{} && end == text.data() + text.size();
    return whole ? std::optional(amount) : std::nullopt;
}

/// A source is a word, for it names a series for ever.
bool is_source(std::string_view text)
{
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !text.empty() && text.size() <= 40 && std::all_of(text.begin(), text.end(), fits);
}

measure::Result<UserShare> read_row(const Cells& cells, const Columns& columns)
{
    const auto needed = std::max({columns.source, columns.country, columns.date, columns.amount});
    if (cells.size() <= needed) {
        return measure::error("it has " + std::to_string(cells.size()) + " cells, fewer than its header");
    }
    const auto amount = amount_in(cells[columns.amount]);
    const auto date = measure::parse_iso_date(cells[columns.date]);
    if (!is_source(cells[columns.source]) || !measure::is_country_code(cells[columns.country])) {
        return measure::error(is_source(cells[columns.source]) ? "'" + cells[columns.country] + "' is no country code"
                                                               : "a source is a word of a-z, 0-9 and -");
    }
    if (!date || !amount || !(*amount >= 0 && *amount <= columns.whole)) {
        return measure::error(!date ? date.error().what : "'" + cells[columns.amount] + "' is no share of users");
    }
    return UserShare{.country = cells[columns.country],
                     .source = cells[columns.source],
                     .date = cells[columns.date],
                     .share = *amount / columns.whole};
}

using Key = std::array<std::string, 3>;

Key key_of(const UserShare& row)
{
    return {row.country, row.source, row.date};
}

std::vector<UserShare> values_of(const std::map<Key, UserShare>& rows)
{
    std::vector<UserShare> all;
    for (const auto& [key, row] : rows) {
        all.push_back(row);
    }
    return all;
}

/// The fewest digits that give back the number to the bit.
std::string share_text(double share)
{
    std::array<char, 32> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), share);
    return {digits.data(), written.ptr};
}

}  // namespace

measure::Result<std::vector<UserShare>> parse_user_series(std::string_view text, const std::string& where)
{
    std::optional<Columns> columns;
    std::map<Key, UserShare> rows;
    const auto take = [&](std::string_view line) -> measure::Result<void> {
        if (line.empty()) {
            return {};
        }
        const auto cells = csv_cells(line);
        if (!cells) {
            return tl::unexpected(cells.error());
        }
        if (!columns) {
            return read_header(*cells).map([&](const Columns& found) { columns = found; });
        }
        const auto row = read_row(*cells, *columns);
        if (!row) {
            return tl::unexpected(row.error());
        }
        const auto [place, fresh] = rows.emplace(key_of(*row), *row);
        return fresh || place->second == *row ? measure::Result<void>()
                                              : measure::error("an earlier row tells another share of this day");
    };
    if (auto read = each_line(text, where, 1, take); !read) {
        return measure::error(read.error().what, read.error().where, "correct the file; nothing was imported");
    }
    return rows.empty() ? measure::Result<std::vector<UserShare>>(measure::error("no row is in it", where))
                        : values_of(rows);
}

std::string user_series_text(const std::vector<UserShare>& rows)
{
    std::string text = "source,country,date,share\n";
    for (const auto& row : rows) {
        text += row.source + ',' + row.country + ',' + row.date + ',' + share_text(row.share) + '\n';
    }
    return text;
}

std::vector<UserShare> joined(std::vector<UserShare> held, const std::vector<UserShare>& imported)
{
    std::map<Key, UserShare> rows;
    for (auto& row : held) {
        rows.emplace(key_of(row), std::move(row));
    }
    for (const auto& row : imported) {
        rows.insert_or_assign(key_of(row), row);
    }
    return values_of(rows);
}

}  // namespace collector::context
