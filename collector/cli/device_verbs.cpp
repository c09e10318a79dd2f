#include "collector/cli/device_verbs.hpp"

#include "codec/digest.hpp"
#include "collector/cli/append_fact.hpp"
#include "collector/cli/console.hpp"
#include "collector/cli/known_devices.hpp"
#include "collector/intake/installed_base.hpp"
#include "daemon/text_file.hpp"

#include <algorithm>

namespace collector::cli {
namespace {

measure::Result<void> import_one(const Config& config, const std::string& file)
{
    auto csv = daemons::read_text(file, "the file");
    if (!csv) {
        return tl::unexpected(csv.error());
    }
    InstalledBase fact{.sha256 = codec::sha256(*csv), .csv = *std::move(csv)};
    return append_fact(config, std::move(fact));
}

}  // namespace

int devices_import(const Config& config, const std::vector<std::string>& files)
{
    std::vector<measure::Error> errors;
    std::size_t rows = 0;
    for (const auto& file : files) {
        const auto csv = daemons::read_text(file, "the file");
        if (!csv) {
            errors.push_back(csv.error());
            continue;
        }
        const auto read = intake::read_installed_base(*csv, file);
        errors.insert(errors.end(), read.errors.begin(), read.errors.end());
        rows += read.rows.size();
    }
    if (!errors.empty()) {
        say("nothing was imported");
        return complain(errors, Exit::config);
    }
    for (const auto& file : files) {
        if (auto imported = import_one(config, file); !imported) {
            return complain(imported.error());
        }
    }
    say("imported " + std::to_string(rows) + " lines");
    return code(Exit::ok);
}

int devices_release(const Config& config, const ReleaseRequest& request)
{
    const auto day = request.day.empty() ? today() : request.day;
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
