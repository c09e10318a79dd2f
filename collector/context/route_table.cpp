#include "collector/context/route_table.hpp"

#include "collector/context/numbers.hpp"

namespace collector::context {
namespace {

/// The text up to the separator, which is taken too; all of it where there is none.
std::string_view take_until(std::string_view& text, char separator)
{
    const auto end = std::min(text.find(separator), text.size());
    const auto part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return part;
}

}  // namespace

measure::Result<Route> parse_route(std::string_view line)
{
    const auto prefix = measure::parse_prefix(take_until(line, ','));
    if (!prefix) {
        return tl::unexpected(prefix.error());
    }
    const auto peers = parse_number(take_until(line, ','));
    if (!peers) {
        return tl::unexpected(peers.error());
    }
    Route route{.prefix = *prefix, .peers = *peers, .origins = {}};
    while (!line.empty()) {
        const auto origin = parse_number(take_until(line, ' '));
        if (!origin) {
            return tl::unexpected(origin.error());
        }
        route.origins.push_back(*origin);
    }
    if (route.origins.empty()) {
        return measure::error("the route has no origin");
    }
    return route;
}

std::string route_line(const Route& route)
{
    auto line = to_string(route.prefix) + ',' + std::to_string(route.peers) + ',';
    for (std::size_t i = 0; i < route.origins.size(); ++i) {
        line += (i == 0 ? "" : " ") + std::to_string(route.origins[i]);
    }
    return line + '\n';
}

measure::Result<RouteTable> RouteTable::parse(const SealedTable& table, const std::string& where)
{
    std::vector<Route> routes;
    routes.reserve(table.row_count);
    const auto take = [&](std::string_view line) {
        return parse_route(line).map([&](Route route) { routes.push_back(std::move(route)); });
    };
    if (auto read = each_line(table.rows, where, 2, take); !read) {
        return tl::unexpected(read.error());
    }
    RouteTable made;
    made.dated_ = table.dated;
    made.routes_ = PrefixTable<Route>(std::move(routes));
    return made;
}

const Route* RouteTable::find(const measure::Address& address) const
{
    const Route* found = nullptr;
    routes_.each_holding(address, bits_of(address.family), [&](std::span<const Route> rows) {
        found = &rows.front();
        return false;
    });
    return found;
}

}  // namespace collector::context
