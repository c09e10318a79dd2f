#pragma once

#include "measure/ip.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace collector::context {

/// Rows by prefix, for the question which of them hold an address. `Row` has a member `prefix`.
///
/// Sorted rows and one binary search for each length that occurs: some fifty lengths and twenty steps for the whole
/// internet, and no more memory than the rows themselves.
template <typename Row>
class PrefixTable {
public:
    PrefixTable() = default;

    explicit PrefixTable(std::vector<Row> rows) : rows_(std::move(rows))
    {
        std::ranges::stable_sort(rows_, {}, &Row::prefix);
        for (const auto& row : rows_) {
            lengths_[static_cast<std::size_t>(row.prefix.base.family)][row.prefix.length] = true;
        }
    }

    /// Hands over the rows of each prefix of at most `longest` bits that holds the address, the most specific first,
    /// until `visit` returns false.
    template <typename Visit>
    void each_holding(const measure::Address& address, std::uint8_t longest, Visit visit) const
    {
        const auto& lengths = lengths_[static_cast<std::size_t>(address.family)];
        for (int length = longest; length >= 0; --length) {
            if (!lengths[static_cast<std::size_t>(length)]) {
                continue;
            }
            const auto wanted = measure::covering(address, static_cast<std::uint8_t>(length));
            const auto rows = std::ranges::equal_range(rows_, wanted, {}, &Row::prefix);
            if (!rows.empty() && !visit(std::span<const Row>(rows.begin(), rows.end()))) {
                return;
            }
        }
    }

private:
    static constexpr std::size_t kLengths = 129;

    std::vector<Row> rows_;  ///< By prefix; of one prefix in the order given.
    std::array<std::array<bool, kLengths>, 2> lengths_{};
};

/// Bits of an address of the family.
constexpr std::uint8_t bits_of(measure::Family family)
{
    return family == measure::Family::ipv6 ? 128 : 32;
}

}  // namespace collector::context
