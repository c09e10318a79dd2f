#pragma once

#include "collector/ports/networks.hpp"

#include <string>
#include <vector>

namespace collector::aggregate {

/// The share of users day by day, from a country's document of networks: on every day some source tells of, the median of what
/// each source last said, if that is not older than `held_days`. Rising. Pure.
std::vector<FigurePoint> user_figure(const std::string& document, std::uint32_t held_days);

}  // namespace collector::aggregate
