#include "collector/cli/certificate.hpp"
#include "collector/cli/console.hpp"
#include "collector/cli/verbs.hpp"
#include "collector/ledger/verify.hpp"
#include "collector/running/context_files.hpp"
#include "collector/running/disk_room.hpp"
#include "collector/scorekeeping/data_lock.hpp"
#include "collector/scorekeeping/indexing.hpp"
#include "collector/scorekeeping/scoring.hpp"

#include <nlohmann/json.hpp>

namespace collector::cli {
namespace {

using Json = nlohmann::ordered_json;

/// What was looked at, and what is wrong with it. `fault` empty: well.
struct Finding {
    std::string subject;
    std::string detail;
    std::optional<measure::Error> fault;
};

template <typename T>
Finding finding(std::string subject, const measure::Result<T>& result, std::string detail)
{
    return result ? Finding{std::move(subject), std::move(detail), {}} : Finding{std::move(subject), {}, result.error()};
}

Finding look_at_data(const Config& config)
{
    const auto lock = scorekeeping::lock_data(config.directory);
    return finding("data directory", lock, lock && !*lock ? "a collector is running" : "no collector is running");
}

Finding look_at_disk(const Config& config)
{
    if (running::has_room(config.directory, config.ingest.disk_reserve)) {
        return {"disk", "room beyond the reserve", {}};
    }
    return {"disk",
            {},
            measure::Error{.what = "less is free than ingest.disk_reserve; batches are refused",
                           .where = config.directory,
                           .remedy = "free space"}};
}

Finding look_at_ledger(const Config& config)
{
    const auto verified = ledger::verify(config::ledger_directory(config));
    if (verified && !verified->findings.empty()) {
        return {"ledger",
                {},
                measure::Error{.what = std::to_string(verified->findings.size()) +
                                       " findings; the first: " + verified->findings.front().what,
                               .where = verified->findings.front().where,
                               .remedy = "run `sextant-collector ledger verify`; restore the segment from a backup"}};
    }
    return finding("ledger", verified, verified ? std::to_string(verified->entries) + " entries, intact" : "");
}

std::vector<Finding> look_at_index(const Config& config)
{
    const auto index = scorekeeping::open_index(config);
    const auto probes = index ? index->store->probes() : tl::unexpected(index.error());
    const auto frames = index ? index->store->frames() : tl::unexpected(index.error());
    std::vector<Finding> findings{finding("index", probes,
                                          probes ? std::to_string(probes->size()) + " probes registered, position " +
                                                       std::to_string(index->store->watermark().value_or(0))
                                                 : ""),
                                  finding("frames", frames, frames ? std::to_string(frames->size()) + " in force" : "")};
    if (probes && probes->empty()) {
        findings[0].fault = measure::Error{
            .what = "no probe is registered", .where = {}, .remedy = "sextant-collector probe add NAME --country CC --as N"};
    }
    if (frames && frames->empty()) {
        findings[1].fault =
            measure::Error{.what = "no frame is in force", .where = {}, .remedy = "sextant-collector frame import FILE"};
    }
    return findings;
}

Finding look_at_certificate(const Config& config)
{
    const auto days = days_left(config::certificate_file(config));
    if (days && *days < 14) {
        return {"certificate",
                {},
                measure::Error{.what = "it expires in " + std::to_string(*days) + " days",
                               .where = config::certificate_file(config).string(),
                               .remedy = "renew it and restart"}};
    }
    return finding("certificate", days, days ? std::to_string(*days) + " days left" : "");
}

/// Without a data directory there is nothing else to look at, and nothing must be made.
Finding missing_data(const Config& config)
{
    return {"data directory",
            {},
            measure::Error{.what = "it is not there",
                           .where = config.directory,
                           .remedy = "run `sextant-collector init`, or correct data.directory"}};
}

std::vector<Finding> look_at_all(const Config& config)
{
    std::error_code unreadable;
    if (!std::filesystem::is_directory(config.directory, unreadable)) {
        return {missing_data(config)};
    }
    std::vector<Finding> findings{look_at_data(config), look_at_disk(config), look_at_ledger(config)};
    for (auto& it : look_at_index(config)) {
        findings.push_back(std::move(it));
    }
    findings.push_back(look_at_certificate(config));
    const auto methodology = scorekeeping::load_methodology(config);
    findings.push_back(finding("methodology", methodology, methodology ? methodology->id : ""));
    const auto context = running::open_context_files(config);
    findings.push_back(finding("context", context,
                               running::is_without_context(config) ? "none: networks come from registrations"
                                                                   : "databases and tables are intact"));
    return findings;
}

Json to_json(const Finding& it)
{
    Json json = {{"subject", it.subject}, {"ok", !it.fault}, {"detail", it.fault ? it.fault->what : it.detail}};
    if (it.fault) {
        json["where"] = it.fault->where;
        json["remedy"] = it.fault->remedy;
    }
    return json;
}

std::string to_text(const Finding& it)
{
    return it.fault ? "FAIL  " + it.subject + ": " + measure::to_string(*it.fault) + "\n"
                    : "ok    " + it.subject + ": " + it.detail + "\n";
}

}  // namespace

int doctor(const Config& config, bool json)
{
    const auto findings = look_at_all(config);
    bool well = true;
    auto list = Json::array();
    std::string text;
    for (const auto& it : findings) {
        well = well && !it.fault;
        list.push_back(to_json(it));
        text += to_text(it);
    }
    print(json ? Json{{"schema", 1}, {"ok", well}, {"findings", list}}.dump() + "\n" : text);
    return code(well ? Exit::ok : Exit::checks);
}

}  // namespace collector::cli
