#pragma once

#include "collector/context/prefix_table.hpp"
#include "collector/context/sealed_table.hpp"
#include "measure/context.hpp"

#include <string>
#include <string_view>

namespace collector::context {

/// A validated ROA payload (RFC 6811 section 2): `2001:db8::/32,48,64500`.
struct Vrp {
    measure::Prefix prefix;
    std::uint8_t max_length = 0;
    std::uint32_t as_number = 0;

    auto operator<=>(const Vrp&) const = default;
};

measure::Result<Vrp> parse_vrp(std::string_view line);
std::string vrp_line(const Vrp& vrp);

/// Refuses a longest length that is shorter than the prefix or longer than an address.
measure::Result<Vrp> make_vrp(const measure::Prefix& prefix, std::uint64_t max_length, std::uint32_t as_number);

/// All that the RPKI vouched for when the table was made.
class VrpTable {
public:
    static measure::Result<VrpTable> parse(const SealedTable& table, const std::string& where);

    measure::Timestamp built() const { return dated_; }

    /// RFC 6811 section 2.1. Origin 0 is that of a route whose origin is a set: it is never valid.
    measure::RouteValidity validate(const measure::Prefix& route, std::uint32_t origin) const;

private:
    measure::Timestamp dated_;
    PrefixTable<Vrp> vrps_;
};

}  // namespace collector::context
