#include "collector/cli/known_devices.hpp"

#include "collector/scorekeeping/indexing.hpp"

namespace collector::cli {

std::string name_of(const measure::Device& device)
{
    return device.maker + "/" + device.model + "/" + device.firmware;
}

measure::Result<KnownDevices> read_devices(const config::Config& config)
{
    const auto index = scorekeeping::open_index(config);
    if (!index) {
        return tl::unexpected(index.error());
    }
    auto runs = index->devices->runs(measure::Timestamp::max());
    auto releases = index->devices->releases();
    if (!runs || !releases) {
        return tl::unexpected(runs ? releases.error() : runs.error());
    }
    KnownDevices known{.runs = *std::move(runs), .devices = {}, .releases = *std::move(releases)};
    known.devices = aggregate::standing_devices(known.runs);
    return known;
}

measure::Result<const aggregate::StandingDevice*> find_device(const KnownDevices& known, const std::string& subject)
{
    for (const auto& device : known.devices) {
        if (device.id == subject || name_of(device.device) == subject) {
            return &device;
        }
    }
    return measure::error("there is no such device", subject, "`sextant-collector devices ls` lists them");
}

}  // namespace collector::cli
