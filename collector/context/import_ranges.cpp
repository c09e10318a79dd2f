#include "collector/context/import_ranges.hpp"

#include "collector/context/range_table.hpp"

#include <map>
#include <vector>

namespace collector::context {
namespace {

struct Placed {
    RangeRow row;
    std::size_t source = 0;
    std::size_t line = 0;
};

/// Rows by where they begin.
using Waiting = std::multimap<measure::Address, Placed>;

/// One overlap of a thousand rows is a slip, and one of a small file.
constexpr std::size_t kRowsASlip = 1'000;

std::string place_of(const Placed& placed, std::span<const Source> sources)
{
    return sources[placed.source].name + ", line " + std::to_string(placed.line);
}

measure::Result<void> read(Waiting& rows, TableKind kind, std::span<const Source> sources, std::size_t source)
{
    std::string line;
    for (std::size_t number = 1; std::getline(sources[source].text, line); ++number) {
        if (line.ends_with('\r')) {
            line.pop_back();
        }
        if (line.empty()) {
            continue;
        }
        auto row = parse_range_row(line, kind);
        if (!row) {
            return measure::error(row.error().what, sources[source].name + ", line " + std::to_string(number),
                                  "fetch the file again; nothing was imported");
        }
        const auto first = row->first;
        rows.emplace(first, Placed{.row = *std::move(row), .source = source, .line = number});
    }
    return {};
}

/// The address after, or before; neither is asked for at the ends of the address space.
measure::Address beside(measure::Address address, bool after)
{
    const std::size_t width = address.family == measure::Family::ipv6 ? 16 : 4;
    const std::uint8_t turns = after ? 0xff : 0x00;
    for (auto at = width; at-- > 0;) {
        const bool carries = address.octets[at] == turns;
        address.octets[at] = static_cast<std::uint8_t>(address.octets[at] + (after ? 1 : -1));
        if (!carries) {
            break;
        }
    }
    return address;
}

/// Ends the earlier range where the later one begins; what it has beyond the later one waits for its turn.
void shorten(Placed& earlier, const Placed& later, Waiting& waiting)
{
    if (later.row.last < earlier.row.last) {
        auto rest = earlier;
        rest.row.first = beside(later.row.last, true);
        waiting.emplace(rest.row.first, std::move(rest));
    }
    earlier.row.last = beside(later.row.first, false);
}

tl::unexpected<measure::Error> overlapping(const Placed& one, const Placed& next, std::span<const Source> sources)
{
    return measure::error("the range overlaps that of " + place_of(one, sources), place_of(next, sources),
                          "one address has one network and one country: fetch the file again; nothing was imported");
}

/// Rising rows that do not overlap.
measure::Result<std::size_t> set_apart(Waiting waiting, std::vector<Placed>& apart, std::span<const Source> sources)
{
    const auto most = 1 + waiting.size() / kRowsASlip;
    std::size_t shortened = 0;
    while (!waiting.empty()) {
        auto next = std::move(waiting.extract(waiting.begin()).mapped());
        if (!apart.empty() && next.row.first <= apart.back().row.last) {
            if (next.row.first == apart.back().row.first || ++shortened > most) {
                return overlapping(apart.back(), next, sources);
            }
            shorten(apart.back(), next, waiting);
        }
        apart.push_back(std::move(next));
    }
    return shortened;
}

}  // namespace

measure::Result<ImportedRanges> import_ranges(TableKind kind, measure::Timestamp dated, std::span<const Source> sources)
{
    Waiting rows;
    for (std::size_t source = 0; source < sources.size(); ++source) {
        if (auto taken = read(rows, kind, sources, source); !taken) {
            return tl::unexpected(taken.error());
        }
    }
    std::vector<Placed> apart;
    const auto shortened = set_apart(std::move(rows), apart, sources);
    if (!shortened) {
        return tl::unexpected(shortened.error());
    }
    ImportedRanges imported{.table = {.kind = kind, .dated = dated, .row_count = apart.size(), .rows = {}},
                            .shortened = *shortened};
    for (const auto& placed : apart) {
        imported.table.rows += range_line(placed.row, kind);
    }
    return imported;
}

}  // namespace collector::context
