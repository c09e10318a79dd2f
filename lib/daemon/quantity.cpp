#include "daemon/quantity.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>

namespace daemons {
namespace {

struct Unit {
    std::string_view name;
    std::uint64_t factor;
};

/// In microseconds, largest first.
constexpr std::array kTimeUnits{Unit{"d", 86'400'000'000}, Unit{"h", 3'600'000'000}, Unit{"min", 60'000'000},
                                Unit{"s", 1'000'000},      Unit{"ms", 1'000},        Unit{"us", 1}};
constexpr std::array kSizeUnits{Unit{"GiB", 1ULL << 30U}, Unit{"MiB", 1ULL << 20U}, Unit{"KiB", 1ULL << 10U}, Unit{"", 1}};

/// Number and unit, blanks between them allowed; nullopt when malformed or too large.
template <std::size_t N>
std::optional<std::uint64_t> read(std::string_view text, const std::array<Unit, N>& units)
{
    std::uint64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc{}) {
        return std::nullopt;
    }
    auto rest = text.substr(static_cast<std::size_t>(end - text.data()));
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    for (const auto& unit : units) {
        if (rest == unit.name &&
            number <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) / unit.factor) {
            return number * unit.factor;
        }
    }
    return std::nullopt;
}

template <std::size_t N>
std::string write(std::uint64_t value, const std::array<Unit, N>& units)
{
    for (const auto& unit : units) {
        if (value % unit.factor == 0 && value >= unit.factor) {
            return std::to_string(value / unit.factor) + std::string(unit.name);
        }
    }
    return "0" + std::string(N > 4 ? "s" : "");
}

}  // namespace

measure::Result<measure::Duration> parse_duration(std::string_view text)
{
    const auto micros = read(text, kTimeUnits);
    if (!micros) {
        return measure::error("'" + std::string(text) + "' is not a span of time", {},
                              "write it as 250ms, 30s, 5min, 24h or 28d");
    }
    return measure::Duration{static_cast<std::int64_t>(*micros)};
}

std::string to_text(measure::Duration duration)
{
    return write(static_cast<std::uint64_t>(duration.count()), kTimeUnits);
}

measure::Result<std::uint64_t> parse_size(std::string_view text)
{
    const auto octets = read(text, kSizeUnits);
    if (!octets) {
        return measure::error("'" + std::string(text) + "' is not a size", {}, "write it as 512, 64KiB, 64MiB or 2GiB");
    }
    return *octets;
}

std::string size_text(std::uint64_t octets)
{
    return write(octets, kSizeUnits);
}

}  // namespace daemons
