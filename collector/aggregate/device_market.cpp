#include "collector/aggregate/device_market.hpp"

#include "collector/aggregate/rounds.hpp"

#include <algorithm>

namespace collector::aggregate {
namespace {

/// Shares are rounded: less than this is nobody's home.
constexpr double kLeastShare = 0.005;

score::CpeModel model_of(const StandingDevice& device, const score::Methodology& rules)
{
    return score::cpe_model(device.gate, findings_of(device), rules);
}

/// Does another line speak of just this firmware?
bool has_own_line(std::span<const InstalledRow> lines, const measure::Device& device)
{
    return std::any_of(lines.begin(), lines.end(),
                       [&](const InstalledRow& line) { return !line.firmware.empty() && is_line_of(line, device); });
}

void add_line(DeviceMarket& market, const InstalledRow& line, std::span<const InstalledRow> lines,
              std::span<const StandingDevice> devices, const score::Methodology& rules)
{
    std::vector<const StandingDevice*> measured;
    for (const auto& device : devices) {
        if (is_line_of(line, device.device) && (!line.firmware.empty() || !has_own_line(lines, device.device))) {
            measured.push_back(&device);
        }
    }
    for (const auto* device : measured) {
        auto model = model_of(*device, rules);
        model.installed = line.share / static_cast<double>(measured.size());
        market.models.push_back(model);
    }
    if (measured.empty()) {
        market.models.push_back({.installed = line.share});
    }
    market.measured += measured.size();
}

void note_source(DeviceMarket& market, const InstalledRow& line)
{
    market.dated = market.dated.empty() ? line.dated : std::min(market.dated, line.dated);
    if (std::find(market.sources.begin(), market.sources.end(), line.source) == market.sources.end()) {
        market.sources.push_back(line.source);
    }
}

void add_homes(DeviceMarket& market, std::span<const InstalledRow> lines, std::span<const StandingDevice> devices,
               const score::Methodology& rules)
{
    double counted = 0;
    for (const auto& line : lines) {
        add_line(market, line, lines, devices, rules);
        note_source(market, line);
        counted += line.share;
    }
    if (1 - counted > kLeastShare) {
        market.models.push_back({.installed = 1 - counted});
    }
}

}  // namespace

bool is_line_of(const InstalledRow& line, const measure::Device& device)
{
    return line.maker == device.maker && line.model == device.model &&
           (line.firmware.empty() || line.firmware == device.firmware);
}

std::vector<DeviceRunRow> runs_for(std::span<const DeviceRunRow> runs, const std::string& round,
                                   const score::Methodology& rules)
{
    const auto end = end_of(round);
    const auto begin = end - std::chrono::days(rules.cpe.expiry_days);
    std::vector<DeviceRunRow> kept;
    std::copy_if(runs.begin(), runs.end(), std::back_inserter(kept),
                 [&](const DeviceRunRow& it) { return it.run.began > begin && it.run.began <= end; });
    return kept;
}

DeviceMarket device_market(const measure::CountryCode& country, std::span<const DeviceRunRow> runs,
                           std::span<const InstalledRow> installed, const score::Methodology& rules)
{
    const auto devices = standing_devices(runs);
    std::vector<InstalledRow> lines;
    std::copy_if(installed.begin(), installed.end(), std::back_inserter(lines),
                 [&](const InstalledRow& line) { return line.country == country; });
    DeviceMarket market{
        .by_installed_base = !lines.empty(), .models = {}, .measured = 0, .received = {}, .dated = {}, .sources = {}};
    for (const auto& run : runs) {
        market.received = std::max(market.received, run.received);
    }
    if (market.by_installed_base) {
        add_homes(market, lines, devices, rules);
        return market;
    }
    for (const auto& device : devices) {
        const auto is_home = [&](const DeviceRunRow* run) { return run->probe_country == country; };
        if (std::any_of(device.runs.begin(), device.runs.end(), is_home)) {
            market.models.push_back(model_of(device, rules));
        }
    }
    market.measured = market.models.size();
    return market;
}

}  // namespace collector::aggregate
