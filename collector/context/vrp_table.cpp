#include "collector/context/vrp_table.hpp"

#include "collector/context/csv_cells.hpp"
#include "collector/context/numbers.hpp"

namespace collector::context {

using measure::RouteValidity;

measure::Result<Vrp> make_vrp(const measure::Prefix& prefix, std::uint64_t max_length, std::uint32_t as_number)
{
    if (max_length < prefix.length || max_length > bits_of(prefix.base.family)) {
        return measure::error("the longest length " + std::to_string(max_length) + " does not fit " + to_string(prefix));
    }
    return Vrp{.prefix = prefix, .max_length = static_cast<std::uint8_t>(max_length), .as_number = as_number};
}

measure::Result<Vrp> parse_vrp(std::string_view line)
{
    const auto cells = csv_cells(line);
    if (!cells || cells->size() != 3) {
        return measure::error("it has not the three cells prefix, longest length and AS number");
    }
    const auto prefix = measure::parse_prefix((*cells)[0]);
    if (!prefix) {
        return tl::unexpected(prefix.error());
    }
    const auto max_length = parse_number((*cells)[1]);
    const auto as_number = parse_number((*cells)[2]);
    if (!max_length || !as_number) {
        return tl::unexpected(max_length ? as_number.error() : max_length.error());
    }
    return make_vrp(*prefix, *max_length, *as_number);
}

std::string vrp_line(const Vrp& vrp)
{
    return to_string(vrp.prefix) + ',' + std::to_string(vrp.max_length) + ',' + std::to_string(vrp.as_number) + '\n';
}

measure::Result<VrpTable> VrpTable::parse(const SealedTable& table, const std::string& where)
{
    std::vector<Vrp> vrps;
    vrps.reserve(table.row_count);
    const auto take = [&](std::string_view line) { return parse_vrp(line).map([&](Vrp vrp) { vrps.push_back(vrp); }); };
    if (auto read = each_line(table.rows, where, 2, take); !read) {
        return tl::unexpected(read.error());
    }
    VrpTable made;
    made.dated_ = table.dated;
    made.vrps_ = PrefixTable<Vrp>(std::move(vrps));
    return made;
}

RouteValidity VrpTable::validate(const measure::Prefix& route, std::uint32_t origin) const
{
    auto validity = RouteValidity::not_found;
    vrps_.each_holding(route.base, route.length, [&](std::span<const Vrp> covering) {
        const bool vouched = std::any_of(covering.begin(), covering.end(), [&](const Vrp& vrp) {
            return origin != 0 && vrp.as_number == origin && route.length <= vrp.max_length;
        });
        validity = vouched ? RouteValidity::valid : RouteValidity::invalid;
        return !vouched;
    });
    return validity;
}

}  // namespace collector::context
