#include "probe/cpe/link/routes.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <vector>

namespace cpe::link {
namespace {

std::vector<std::vector<std::string>> rows_of(std::string_view text)
{
    std::vector<std::vector<std::string>> rows;
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        rows.emplace_back(std::istream_iterator<std::string>(words), std::istream_iterator<std::string>());
    }
    return rows;
}

bool is_zero(const std::string& digits)
{
    return std::ranges::all_of(digits, [](char digit) { return digit == '0'; });
}

/// Interface, destination, gateway, flags, reference count, use, metric, mask.
bool is_default4(const std::vector<std::string>& row, std::string_view interface)
{
    return row.size() > 7 && row[0] == interface && is_zero(row[1]) && is_zero(row[7]);
}

/// Destination, its length, ..., interface last. The kernel's own reject route stands on lo.
bool is_default6(const std::vector<std::string>& row, std::string_view interface)
{
    return row.size() > 9 && row[9] == interface && is_zero(row[0]) && is_zero(row[1]);
}

std::string contents(const char* path)
{
    std::ifstream stream(path);
    return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

bool carries_default_route(std::string_view ipv4_routes, std::string_view ipv6_routes, std::string_view interface)
{
    const auto rows4 = rows_of(ipv4_routes);
    const auto rows6 = rows_of(ipv6_routes);
    return std::ranges::any_of(rows4, [&](const auto& row) { return is_default4(row, interface); }) ||
           std::ranges::any_of(rows6, [&](const auto& row) { return is_default6(row, interface); });
}

bool carries_default_route(const std::string& interface)
{
    return carries_default_route(contents("/proc/net/route"), contents("/proc/net/ipv6_route"), interface);
}

}  // namespace cpe::link
