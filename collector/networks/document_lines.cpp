#include "collector/networks/document_lines.hpp"

#include "collector/context/sealed_table.hpp"
#include "measure/time.hpp"

namespace collector::networks {
namespace {

/// "KE 2026-11-20 "
constexpr std::size_t kCode = 2;
constexpr std::size_t kDate = 10;
constexpr std::size_t kHead = kCode + 1 + kDate + 1;

}  // namespace

std::string to_lines(const std::vector<NetworksRow>& rows)
{
    std::string lines;
    for (const auto& row : rows) {
        lines += row.country + ' ' + row.dated + ' ' + row.document + '\n';
    }
    return lines;
}

measure::Result<std::vector<NetworksRow>> rows_in(std::string_view lines, const std::string& where)
{
    std::vector<NetworksRow> rows;
    const auto take = [&](std::string_view line) -> measure::Result<void> {
        const bool whole = line.size() > kHead && line[kCode] == ' ' && line[kHead - 1] == ' ' && line[kHead] == '{';
        if (!whole || !measure::parse_iso_date(line.substr(kCode + 1, kDate))) {
            return measure::error("it is no country with a date and a document");
        }
        rows.push_back({.country = std::string(line.substr(0, kCode)),
                        .dated = std::string(line.substr(kCode + 1, kDate)),
                        .document = std::string(line.substr(kHead))});
        return {};
    };
    if (auto read = context::each_line(lines, where, 1, take); !read) {
        return tl::unexpected(read.error());
    }
    return rows;
}

}  // namespace collector::networks
