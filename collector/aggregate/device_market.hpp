#pragma once

#include "collector/aggregate/standing_device.hpp"
#include "score/cpe_rows.hpp"
#include "score/methodology.hpp"

#include <span>
#include <string>
#include <vector>

namespace collector::aggregate {

/// The home routers of a country as they enter its score.
struct DeviceMarket {
    bool by_installed_base = false;       ///< false: every device counts the same, and the page says so.
    std::vector<score::CpeModel> models;  ///< With those that nobody measured, and the homes that nobody counted.
    std::size_t measured = 0;             ///< How many of them a laboratory has seen.
    measure::Timestamp received;          ///< When the newest run it rests on came in.
    std::string dated;                    ///< Of the regulator's figures, the oldest day; "" without any.
    std::vector<std::string> sources;
};

/// What a run of some day may say of a round: it began before the round's end, and not so long ago that it counts no more.
std::vector<DeviceRunRow> runs_for(std::span<const DeviceRunRow> runs, const std::string& round,
                                   const score::Methodology& rules);

/// Does a line of a regulator's table speak of this device?
bool is_line_of(const InstalledRow& line, const measure::Device& device);

/// Puts a country's market together.
///
/// With a regulator's figures: each line is the device with that firmware or, without one, the firmwares of the model that were
/// measured, in equal parts; a line that nobody measured is an unknown device with its share, and so are the homes that no
/// line counts. Without figures: the devices that laboratories of the country brought, all alike. Pure.
DeviceMarket device_market(const measure::CountryCode& country, std::span<const DeviceRunRow> runs,
                           std::span<const InstalledRow> installed, const score::Methodology& rules);

}  // namespace collector::aggregate
