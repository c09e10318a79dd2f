#include "collector/context/range_table.hpp"

#include "collector/context/csv_cells.hpp"
#include "collector/context/numbers.hpp"
#include "measure/country_code.hpp"

#include <algorithm>
#include <unordered_map>

namespace collector::context {
namespace {

constexpr std::size_t kNetworkCells = 4;
constexpr std::size_t kCountryCells = 3;

measure::Result<RangeRow> take_value(RangeRow row, std::vector<std::string>& cells, TableKind kind)
{
    row.text = std::move(cells.back());
    if (kind == TableKind::countries) {
        return measure::is_country_code(row.text)
                   ? measure::Result<RangeRow>(std::move(row))
                   : measure::error("'" + row.text + "' is not a country code of two letters");
    }
    const auto number = parse_number(cells[2]);
    if (!number) {
        return tl::unexpected(number.error());
    }
    row.as_number = *number;
    return row;
}

}  // namespace

measure::Result<RangeRow> parse_range_row(std::string_view line, TableKind kind)
{
    auto cells = csv_cells(line);
    if (!cells) {
        return tl::unexpected(cells.error());
    }
    const auto wanted = kind == TableKind::countries ? kCountryCells : kNetworkCells;
    if (cells->size() != wanted) {
        return measure::error("it has " + std::to_string(cells->size()) + " cells where " + std::to_string(wanted) +
                              " belong");
    }
    const auto first = measure::parse_address((*cells)[0]);
    const auto last = measure::parse_address((*cells)[1]);
    if (!first || !last) {
        return tl::unexpected(first ? last.error() : first.error());
    }
    if (first->family != last->family || *last < *first) {
        return measure::error("the range does not go from a lower to a higher address");
    }
    return take_value({.first = *first, .last = *last, .text = {}}, *cells, kind);
}

std::string range_line(const RangeRow& row, TableKind kind)
{
    const auto range = to_string(row.first) + ',' + to_string(row.last) + ',';
    return kind == TableKind::countries ? range + row.text + '\n'
                                        : range + std::to_string(row.as_number) + ',' + csv_cell(row.text) + '\n';
}

measure::Result<RangeTable> RangeTable::parse(const SealedTable& table, const std::string& where)
{
    RangeTable made;
    made.dated_ = table.dated;
    made.ranges_.reserve(table.row_count);
    std::unordered_map<std::string, std::uint32_t> known;
    const auto take = [&](std::string_view line) -> measure::Result<void> {
        auto row = parse_range_row(line, table.kind);
        if (!row) {
            return tl::unexpected(row.error());
        }
        if (!made.ranges_.empty() && row->first <= made.ranges_.back().last) {
            return measure::error("the range does not follow the one before it");
        }
        const auto [place, is_new] = known.try_emplace(row->text, static_cast<std::uint32_t>(made.texts_.size()));
        if (is_new) {
            made.texts_.push_back(std::move(row->text));
        }
        made.ranges_.push_back({.first = row->first, .last = row->last, .as_number = row->as_number, .text = place->second});
        return {};
    };
    if (auto read = each_line(table.rows, where, 2, take); !read) {
        return tl::unexpected(read.error());
    }
    return made;
}

std::optional<RangeTable::Found> RangeTable::find(const measure::Address& address) const
{
    const auto after = std::upper_bound(ranges_.begin(), ranges_.end(), address,
                                        [](const auto& wanted, const Range& range) { return wanted < range.first; });
    if (after == ranges_.begin() || std::prev(after)->last < address) {
        return std::nullopt;
    }
    const auto& range = *std::prev(after);
    return Found{.as_number = range.as_number, .text = texts_[range.text]};
}

}  // namespace collector::context
