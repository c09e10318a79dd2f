#include "collector/cli/device_verbs.hpp"

#include "collector/cli/append_fact.hpp"
#include "collector/cli/console.hpp"
#include "collector/cli/known_devices.hpp"
#include "collector/scorekeeping/moment.hpp"

#include <algorithm>

namespace collector::cli {

int devices_release(const Config& config, const ReleaseRequest& request)
{
    const auto day = request.day.empty() ? scorekeeping::today() : request.day;
    if (!measure::parse_iso_date(day)) {
        return complain({.what = "'" + day + "' is no day", .where = "--on", .remedy = "write it as 2026-11-21"},
                        Exit::usage);
    }
    const auto known = read_devices(config);
    const auto device = known ? find_device(*known, request.device) : tl::unexpected(known.error());
    if (!device) {
        return complain(device.error());
    }
    const auto rows = request.rows.empty() ? std::vector<std::string>{""} : request.rows;
    for (const auto& row : rows) {
        const auto stands = std::ranges::any_of((**device).rows, [&](const auto& it) { return it.finding.row == row; });
        if (!row.empty() && !stands) {
            return complain({.what = "the device has no such row", .where = row, .remedy = "`devices show` lists them"},
                            Exit::usage);
        }
    }
    for (const auto& row : rows) {
        const DeviceRelease release{.device = (**device).id, .row = row, .day = day, .reason = request.reason};
        if (auto appended = append_fact(config, release); !appended) {
            return complain(appended.error());
        }
    }
    say(name_of((**device).device) + ": " + (request.rows.empty() ? std::string("every finding") : "these findings") +
        " may be told from " + day + " on");
    return code(Exit::ok);
}

}  // namespace collector::cli
