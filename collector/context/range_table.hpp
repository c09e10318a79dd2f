#pragma once

#include "collector/context/sealed_table.hpp"
#include "measure/ip.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace collector::context {

/// One row of a table of ranges: `first,last,as,name` of networks, `first,last,code` of countries.
struct RangeRow {
    measure::Address first;
    measure::Address last;  ///< Inclusive, of the same family.
    std::uint32_t as_number = 0;
    std::string text;  ///< Name of the network, or country code.
};

/// Reads one row; the error says what is wrong with it. Pure.
measure::Result<RangeRow> parse_range_row(std::string_view line, TableKind kind);

/// The row as a line, with its line end.
std::string range_line(const RangeRow& row, TableKind kind);

/// What holds which range of addresses: networks or countries. Ranges do not overlap.
class RangeTable {
public:
    /// `where` names the source in errors.
    static measure::Result<RangeTable> parse(const SealedTable& table, const std::string& where);

    measure::Timestamp built() const { return dated_; }

    struct Found {
        std::uint32_t as_number = 0;
        const std::string& text;
    };

    /// The range that holds the address; nullopt when none does.
    std::optional<Found> find(const measure::Address& address) const;

private:
    /// Names repeat a hundred times over: each is kept once.
    struct Range {
        measure::Address first;
        measure::Address last;
        std::uint32_t as_number = 0;
        std::uint32_t text = 0;
    };

    measure::Timestamp dated_;
    std::vector<Range> ranges_;  ///< Rising.
    std::vector<std::string> texts_;
};

}  // namespace collector::context
