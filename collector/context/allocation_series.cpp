#include "collector/context/allocation_series.hpp"

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
using Key = std::pair<std::string, std::string>;

struct Columns {
    std::size_t date = 0;
    std::size_t country = 0;
    std::size_t ipv4 = 0;
    std::size_t ipv6 = 0;

    std::size_t last() const { return std::max({date, country, ipv4, ipv6}); }
};

/// All of IPv4, and all of IPv6 in networks of /32: no country holds more.
constexpr double kMost = 4294967296.0;

std::optional<std::size_t> column(const Cells& header, std::string_view name)
{
    const auto found = std::find(header.begin(), header.end(), name);
    return found == header.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - header.begin()));
}

measure::Result<Columns> read_header(const Cells& header)
{
    const auto date = column(header, "date");
    const auto country = column(header, "country");
    const auto ipv4 = column(header, "ipv4_addresses");
    const auto plain = column(header, "ipv6_slash32");
    const auto ipv6 = plain ? plain : column(header, "ipv6_slash32_equiv");
    if (!date || !country || !ipv4 || !ipv6) {
        return measure::error("its header names not the columns date, country, ipv4_addresses and ipv6_slash32");
    }
    return Columns{.date = *date, .country = *country, .ipv4 = *ipv4, .ipv6 = *ipv6};
}

std::optional<double> amount_in(const std::string& text)
{
    double amount = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), amount);
    const bool whole = !text.empty() && fault == std::errc{} && end == text.data() + text.size();
    return whole && amount >= 0 && amount <= kMost ? std::optional(amount) : std::nullopt;
}

measure::Result<AllocationPoint> read_row(const Cells& cells, const Columns& columns)
{
    if (cells.size() <= columns.last()) {
        return measure::error("it has " + std::to_string(cells.size()) + " cells, fewer than its header");
    }
    if (!measure::is_country_code(cells[columns.country])) {
        return measure::error("'" + cells[columns.country] + "' is no country code");
    }
    if (const auto day = measure::parse_iso_date(cells[columns.date]); !day) {
        return tl::unexpected(day.error());
    }
    const auto ipv4 = amount_in(cells[columns.ipv4]);
    const auto ipv6 = amount_in(cells[columns.ipv6]);
    if (!ipv4 || !ipv6) {
        return measure::error("'" + cells[ipv4 ? columns.ipv6 : columns.ipv4] + "' is no amount of addresses");
    }
    return AllocationPoint{
        .country = cells[columns.country], .date = cells[columns.date], .ipv4_addresses = *ipv4, .ipv6_slash32 = *ipv6};
}

std::vector<AllocationPoint> values_of(const std::map<Key, AllocationPoint>& rows)
{
    std::vector<AllocationPoint> all;
    for (const auto& [key, row] : rows) {
        all.push_back(row);
    }
    return all;
}

/// The fewest digits that give back the number to the bit.
std::string number_text(double number)
{
    std::array<char, 32> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    return {digits.data(), written.ptr};
}

/// The table while it is read.
struct Reading {
    std::optional<Columns> columns{};
    std::map<Key, AllocationPoint> rows{};

    measure::Result<void> take(std::string_view line)
    {
        const auto cells = csv_cells(line);
        if (!cells) {
            return tl::unexpected(cells.error());
        }
        if (!columns) {
            return read_header(*cells).map([&](const Columns& found) { columns = found; });
        }
        return read_row(*cells, *columns).and_then([&](const AllocationPoint& row) -> measure::Result<void> {
            const auto [place, fresh] = rows.emplace(Key{row.country, row.date}, row);
            return fresh || place->second == row ? measure::Result<void>()
                                                 : measure::error("an earlier row tells other amounts of this day");
        });
    }
};

}  // namespace

measure::Result<std::vector<AllocationPoint>> parse_allocation_series(std::string_view text, const std::string& where)
{
    Reading reading;
    const auto take = [&](std::string_view line) { return line.empty() ? measure::Result<void>() : reading.take(line); };
    if (auto read = each_line(text, where, 1, take); !read) {
        return measure::error(read.error().what, read.error().where, "correct the file; nothing was imported");
    }
    return reading.rows.empty() ? measure::Result<std::vector<AllocationPoint>>(measure::error("no row is in it", where))
                                : values_of(reading.rows);
}

std::string allocation_series_text(const std::vector<AllocationPoint>& rows)
{
    std::string text = "date,country,ipv4_addresses,ipv6_slash32\n";
    for (const auto& row : rows) {
        text += row.date + ',' + row.country + ',' + number_text(row.ipv4_addresses) + ',' + number_text(row.ipv6_slash32) +
                '\n';
    }
    return text;
}

std::vector<AllocationPoint> joined(std::vector<AllocationPoint> held, const std::vector<AllocationPoint>& imported)
{
    std::map<Key, AllocationPoint> rows;
    for (auto& row : held) {
        rows.emplace(Key{row.country, row.date}, row);
    }
    for (const auto& row : imported) {
        rows.insert_or_assign(Key{row.country, row.date}, row);
    }
    return values_of(rows);
}

}  // namespace collector::context
