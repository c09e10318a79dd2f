#include "collector/cli/console.hpp"
#include "collector/cli/device_verbs.hpp"
#include "collector/cli/known_devices.hpp"
#include "collector/ledger/read_entry.hpp"
#include "collector/scorekeeping/moment.hpp"
#include "collector/scorekeeping/stored_batch.hpp"
#include "measure/words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>

namespace collector::cli {
namespace {

using Json = nlohmann::ordered_json;

std::map<std::string, int> counts_of(const aggregate::StandingDevice& device)
{
    std::map<std::string, int> counts;
    for (const auto& row : device.rows) {
        ++counts[std::string(measure::to_word(row.finding.verdict))];
    }
    return counts;
}

Json summary(const KnownDevices& known, const aggregate::StandingDevice& device)
{
    const auto withheld = aggregate::withheld_on(device, known.releases, scorekeeping::today());
    return {{"id", device.id},
            {"device", name_of(device.device)},
            {"runs", device.runs.size()},
            {"newest_run", measure::to_rfc3339(device.runs.front()->run.began)},
            {"counts", counts_of(device)},
            {"withheld_until", withheld.until}};
}

Json whole(const KnownDevices& known, const aggregate::StandingDevice& device)
{
    auto json = summary(known, device);
    const auto withheld = aggregate::withheld_on(device, known.releases, scorekeeping::today());
    for (const auto& row : device.rows) {
        const auto& finding = row.finding;
        json["rows"].push_back({{"row", finding.row},
                                {"verdict", measure::to_word(finding.verdict)},
                                {"reason", finding.reason},
                                {"run", row.run},
                                {"exposure", measure::to_word(finding.exposure)},
                                {"withheld", withheld.rows.contains(finding.row)}});
    }
    return json;
}

void print_table(const Json& device)
{
    std::vector<std::vector<std::string>> table{{"ROW", "VERDICT", "PUBLIC", "REASON"}};
    for (const auto& row : device.at("rows")) {
        table.push_back(
            {row.at("row"), row.at("verdict"), row.at("withheld").get<bool>() ? "withheld" : "told", row.at("reason")});
    }
    print(as_table(table));
    const auto until = device.at("withheld_until").get<std::string>();
    say(device.at("device").get<std::string>() + " is " + device.at("id").get<std::string>() +
        (until.empty() ? "; nothing is withheld" : "; withheld until " + until));
}

/// The entry of a run: the index knows its position.
measure::Result<codec::DeviceSubmission> stored_run(const Config& config, const std::string& digest)
{
    const auto known = read_devices(config);
    if (!known) {
        return tl::unexpected(known.error());
    }
    const auto found =
        std::ranges::find_if(known->runs, [&](const DeviceRunRow& it) { return it.run.frames_sha256.starts_with(digest); });
    if (digest.empty() || found == known->runs.end()) {
        return measure::error("there is no such run", digest,
                              "`sextant-collector devices show DEVICE` names the run of each row");
    }
    const auto contents = ledger::load(config::ledger_directory(config));
    if (!contents) {
        return tl::unexpected(contents.error());
    }
    const auto place = ledger::find(*contents, found->position);
    const auto entry = place ? ledger::read_entry(*place) : measure::Result<std::optional<LedgerEntry>>(std::nullopt);
    const auto* received = entry && *entry ? std::get_if<ReceivedDeviceRun>(&(**entry).fact) : nullptr;
    if (received == nullptr) {
        return measure::error("the ledger does not have the run", "ledger position " + std::to_string(found->position),
                              "run `sextant-collector ledger verify`");
    }
    return scorekeeping::open_stored_run(received->bytes);
}

measure::Result<void> write_files(const codec::DeviceSubmission& run, const std::filesystem::path& out)
{
    std::error_code failed;
    if (!std::filesystem::create_directories(out, failed)) {
        return measure::error("the directory is there already, or cannot be made", out.string(), "name a new one");
    }
    for (const auto& file : run.files) {
        std::ofstream stream(out / file.name, std::ios::binary);
        stream << file.octets;
        if (!stream.flush()) {
            return measure::error("cannot write", (out / file.name).string(), "free space, and try again");
        }
    }
    return {};
}

}  // namespace

int devices_list(const Config& config, bool json)
{
    const auto known = read_devices(config);
    if (!known) {
        return complain(known.error());
    }
    std::vector<std::vector<std::string>> table{{"ID", "DEVICE", "RUNS", "NEWEST", "WITHHELD UNTIL"}};
    auto list = Json::array();
    for (const auto& device : known->devices) {
        const auto it = summary(*known, device);
        table.push_back({device.id, name_of(device.device), std::to_string(device.runs.size()), it.at("newest_run"),
                         it.at("withheld_until")});
        list.push_back(it);
    }
    print(json ? Json{{"schema", 1}, {"devices", list}}.dump() + "\n" : as_table(table));
    return code(Exit::ok);
}

int devices_show(const Config& config, const std::string& subject, bool json)
{
    const auto known = read_devices(config);
    const auto device = known ? find_device(*known, subject) : tl::unexpected(known.error());
    if (!device) {
        return complain(device.error());
    }
    const auto document = whole(*known, **device);
    if (json) {
        print(document.dump() + "\n");
    } else {
        print_table(document);
    }
    return code(Exit::ok);
}

int devices_capture(const Config& config, const std::string& digest, const std::string& out)
{
    const auto run = stored_run(config, digest);
    if (!run) {
        return complain(run.error());
    }
    if (run->files.empty()) {
        return complain(
            {.what = "the run came without its capture", .where = digest, .remedy = "ask the laboratory for it"});
    }
    if (auto written = write_files(*run, out); !written) {
        return complain(written.error());
    }
    say(out + ": `sextant-cpe judge " + out + "` makes its verdicts again");
    return code(Exit::ok);
}

}  // namespace collector::cli
