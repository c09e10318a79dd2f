#include "probe/cpe/judge/rows/tables.hpp"

#include <algorithm>
#include <cctype>

namespace cpe::judge {
namespace {

std::vector<const Row*> collect()
{
    std::vector<const Row*> rows;
    for (const auto table : {general_rows(), wan_rows(), address_rows(), prefix_rows(), ula_rows(), lan_rows(),
                             sub_delegation_rows(), security_rows(), dns_rows(), ipv4_service_rows(), end_to_end_rows()}) {
        for (const auto& row : table) {
            rows.push_back(&row);
        }
    }
    return rows;
}

}  // namespace

std::string check_id(const Row& row)
{
    std::string id = "cpe.";
    for (const char letter : row.id) {
        if (letter == '/' || letter == '.') {
            id += '_';
        } else if (letter != '-') {
            id += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
        }
    }
    return id;
}

std::span<const Row* const> all_rows()
{
    static const auto kRows = collect();
    return kRows;
}

const Row* find_row(std::string_view id)
{
    const auto rows = all_rows();
    const auto found = std::ranges::find_if(rows, [&](const Row* row) { return row->id == id || check_id(*row) == id; });
    return found == rows.end() ? nullptr : *found;
}

}  // namespace cpe::judge
