#include "measure/special_purpose.hpp"

#include <array>
#include <utility>
#include <vector>

namespace measure {
namespace {

#include "special_ranges.inc"

constexpr SpecialRange kUnallocated{"::/0", "outside 2000::/3", "RFC 4291 section 2.4"};

/// The rows with their prefixes read once; a malformed row is a bug in the data file and ends the program.
const std::vector<std::pair<Prefix, SpecialRange>>& ranges()
{
    static const auto parsed = [] {
        std::vector<std::pair<Prefix, SpecialRange>> all;
        for (const auto& row : kRows) {
            all.emplace_back(parse_prefix(row.prefix).value(), row);
        }
        return all;
    }();
    return parsed;
}

bool is_global_unicast_block(const Address& address)
{
    return address.family == Family::ipv4 || (address.octets[0] & 0xe0) == 0x20;
}

}  // namespace

std::optional<SpecialRange> special_range(const Address& address)
{
    for (const auto& [prefix, range] : ranges()) {
        if (contains(prefix, address)) {
            return range;
        }
    }
    if (!is_global_unicast_block(address)) {
        return kUnallocated;
    }
    return std::nullopt;
}

}  // namespace measure
