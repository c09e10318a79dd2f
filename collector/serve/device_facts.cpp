#include "collector/serve/device_facts.hpp"

#include "collector/access/may.hpp"
#include "collector/aggregate/device_market.hpp"
#include "collector/aggregate/rounds.hpp"
#include "score/cpe_rows.hpp"

#include <algorithm>

namespace collector::serve {
namespace {

/// The probe whose token came with the request; "" for everybody else.
std::string laboratory_of(const Call& call)
{
    const bool has_probe = call.reader && access::has_role(*call.reader, PersonRole::laboratory);
    return has_probe ? call.reader->name : std::string();
}

}  // namespace

measure::Result<DeviceFacts> read_devices(const Call& call)
{
    const auto now = call.site.now();
    DeviceFacts facts;
    facts.rules = call.site.rules;
    facts.today = aggregate::day_of(now);
    if (call.site.devices == nullptr) {
        return facts;
    }
    auto runs = call.site.devices->runs(measure::Timestamp::max());
    auto releases = call.site.devices->releases();
    auto installed = call.site.devices->installed(measure::Timestamp::max());
    if (!runs || !releases || !installed) {
        return tl::unexpected(!runs ? runs.error() : !releases ? releases.error() : installed.error());
    }
    facts.runs = *std::move(runs);
    facts.releases = *std::move(releases);
    facts.installed = *std::move(installed);
    facts.devices = aggregate::standing_devices(facts.runs);
    facts.laboratory = laboratory_of(call);
    return facts;
}

ShownDevice show(const DeviceFacts& facts, const aggregate::StandingDevice& device)
{
    const bool brought = !facts.laboratory.empty() && std::ranges::any_of(device.runs, [&](const DeviceRunRow* run) {
        return run->probe == facts.laboratory;
    });
    return {.device = &device,
            .withheld = brought ? aggregate::Withheld{} : aggregate::withheld_on(device, facts.releases, facts.today)};
}

const aggregate::StandingDevice* find_device(const DeviceFacts& facts, const std::string& id)
{
    const auto found = std::ranges::find(facts.devices, id, &aggregate::StandingDevice::id);
    return found == facts.devices.end() ? nullptr : &*found;
}

std::optional<score::CpeModel> model_of(const DeviceFacts& facts, const ShownDevice& shown)
{
    if (facts.rules == nullptr || shown.withheld.any()) {
        return std::nullopt;
    }
    return score::cpe_model(shown.device->gate, aggregate::findings_of(*shown.device), *facts.rules);
}

std::vector<InstalledRow> homes_of(const DeviceFacts& facts, const measure::Device& device)
{
    std::vector<InstalledRow> homes;
    std::ranges::copy_if(facts.installed, std::back_inserter(homes),
                         [&](const InstalledRow& line) { return aggregate::is_line_of(line, device); });
    return homes;
}

}  // namespace collector::serve
