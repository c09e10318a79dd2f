#pragma once

#include "measure/result.hpp"
#include "measure/time.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

/// The file format of our own tables: one line of head, then rows of text, covered by a hash.
///
///     sextant-table 1 routes dated=2026-11-21T00:00:00.000000Z rows=2 sha256=...
///     2001:db8::/32,41,64500
namespace collector::context {

enum class TableKind : std::uint8_t { networks, countries, routes, vrps };

constexpr std::array<std::string_view, 4> words_of(TableKind)
{
    return {"networks", "countries", "routes", "vrps"};
}

struct SealedTable {
    TableKind kind = TableKind::networks;
    measure::Timestamp dated;  ///< When its source was made.
    std::size_t row_count = 0;
    std::string rows;  ///< Lines, each with its line end.
};

/// Does the text begin as a sealed table does?
bool is_sealed(std::string_view text);

/// The whole file.
std::string seal(const SealedTable& table);

/// Refuses what is cut off or changed anywhere. `where` names the file in errors.
measure::Result<SealedTable> unseal(std::string text, const std::string& where);

/// The same of a file, which must hold a table of this kind.
measure::Result<SealedTable> read_sealed(const std::filesystem::path& path, TableKind kind);

/// Hands over every line with its number from 1 and without its line end; the first error ends it, placed at
/// "where, line N". Line numbers in `text` begin at `first`.
measure::Result<void> each_line(std::string_view text, const std::string& where, std::size_t first,
                                const std::function<measure::Result<void>(std::string_view)>& take);

}  // namespace collector::context
