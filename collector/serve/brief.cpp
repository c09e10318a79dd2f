#include "collector/serve/brief.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace collector::serve {
namespace {

/// Cut off, and away from a last digit of 0 or 5 where there was more: a tie would be taken for one that it never was.
double short_of(double value)
{
    constexpr double kParts = 1e5;
    constexpr double kNoise = 1e-7;
    const double scaled = value * kParts;
    const double nearest = std::round(scaled);
    if (std::abs(scaled - nearest) < kNoise) {
        return nearest / kParts;
    }
    const double cut = std::trunc(scaled);
    const bool looks_exact = std::fmod(cut, 5) == 0;
    return (looks_exact ? cut + std::copysign(1, value) : cut) / kParts;
}

}  // namespace

Json briefly(Json json)
{
    if (json.is_number_float()) {
        return short_of(json.get<double>());
    }
    if (json.is_structured()) {
        for (auto& part : json) {
            part = briefly(std::move(part));
        }
    }
    return json;
}

}  // namespace collector::serve
