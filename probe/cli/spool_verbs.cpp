#include "probe/cli/progress_file.hpp"
#include "probe/cli/verbs.hpp"
#include "probe/spool/inspect.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace probe::cli {
namespace {

using Json = nlohmann::ordered_json;
using spool::BatchFacts;

std::string name_of(const BatchFacts& batch)
{
    return spool::to_string({.kind = spool::FileKind::batch, .key = batch.key});
}

bool is_damaged(const BatchFacts& batch)
{
    return !batch.header;
}

Json to_json(const BatchFacts& batch)
{
    Json json = {{"file", name_of(batch)}, {"octets", batch.octets}, {"intact", !is_damaged(batch)}};
    if (batch.header) {
        json["stream"] = batch.header->id.stream;
        json["seq"] = batch.header->id.seq;
        json["sealed"] = measure::to_rfc3339(batch.header->sealed);
        json["results"] = batch.header->results;
        json["tombstones"] = batch.header->tombstones.size();
    }
    return json;
}

std::vector<std::string> row_of(const BatchFacts& batch)
{
    if (is_damaged(batch)) {
        return {name_of(batch), std::to_string(batch.octets), "damaged", "", ""};
    }
    return {name_of(batch), std::to_string(batch.octets), measure::to_rfc3339(batch.header->sealed),
            std::to_string(batch.header->results), std::to_string(batch.header->tombstones.size())};
}

Json status_json(const spool::Inspection& seen, const std::optional<agent::Progress>& progress)
{
    Json json = {{"schema", 1},
                 {"running", seen.in_use},
                 {"stream", seen.stream},
                 {"open_results", seen.open_lines},
                 {"sealed_batches", seen.batches.size()},
                 {"quarantined_files", seen.quarantined_files}};
    if (progress) {
        json["round"] = {{"day", progress->round},       {"measured", progress->done.size()},
                         {"waiting", progress->waiting}, {"at", measure::to_rfc3339(progress->at)},
                         {"fit", progress->fit},         {"reason", progress->reason}};
    }
    return json;
}

std::string status_text(const spool::Inspection& seen, const std::optional<agent::Progress>& progress)
{
    std::vector<std::vector<std::string>> rows{
        {"running", seen.in_use ? "yes" : "no"},
        {"stream", seen.stream.empty() ? "none yet" : seen.stream},
        {"results not yet sealed", std::to_string(seen.open_lines)},
        {"batches not yet delivered", std::to_string(seen.batches.size())},
        {"files set aside", std::to_string(seen.quarantined_files)},
    };
    if (progress) {
        rows.push_back({"round", progress->round});
        rows.push_back({"targets measured", std::to_string(progress->done.size())});
        rows.push_back({"targets waiting", std::to_string(progress->waiting)});
        rows.push_back({"last batch", measure::to_rfc3339(progress->at)});
        rows.push_back({"vantage", progress->fit ? "fit" : "not fit: " + progress->reason});
    }
    return daemons::as_table(rows);
}

}  // namespace

int status(const Config& config, bool json)
{
    const auto seen = spool::inspect(config.spool.folder);
    if (!seen) {
        return complain(seen.error());
    }
    const auto progress = read_progress(progress_file(config.spool.folder));
    print(json ? status_json(*seen, progress).dump() + "\n" : status_text(*seen, progress));
    return code(Exit::ok);
}

int spool_ls(const Config& config, bool json)
{
    const auto seen = spool::inspect(config.spool.folder);
    if (!seen) {
        return complain(seen.error());
    }
    auto list = Json::array();
    std::vector<std::vector<std::string>> rows{{"FILE", "OCTETS", "SEALED", "RESULTS", "TOMBSTONES"}};
    for (const auto& batch : seen->batches) {
        list.push_back(to_json(batch));
        rows.push_back(row_of(batch));
    }
    print(json ? Json{{"schema", 1}, {"stream", seen->stream}, {"batches", list}}.dump() + "\n" : daemons::as_table(rows));
    return code(Exit::ok);
}

int spool_verify(const Config& config, bool json)
{
    const auto seen = spool::inspect(config.spool.folder);
    if (!seen) {
        return complain(seen.error());
    }
    const auto damaged = static_cast<std::size_t>(std::ranges::count_if(seen->batches, is_damaged));
    const bool good = damaged == 0 && seen->damaged_octets == 0 && seen->quarantined_files == 0;
    if (json) {
        print(Json{{"schema", 1},
                   {"ok", good},
                   {"batches", seen->batches.size()},
                   {"damaged_batches", damaged},
                   {"damaged_octets", seen->damaged_octets},
                   {"quarantined_files", seen->quarantined_files}}
                  .dump() +
              "\n");
    } else {
        print(std::to_string(seen->batches.size()) + " batches, " + std::to_string(damaged) + " damaged; " +
              std::to_string(seen->damaged_octets) + " octets damaged in the open batch; " +
              std::to_string(seen->quarantined_files) + " files set aside earlier\n");
    }
    return code(good ? Exit::ok : Exit::checks);
}

int spool_export(const Config& config)
{
    const auto seen = spool::inspect(config.spool.folder);
    if (!seen) {
        return complain(seen.error());
    }
    for (const auto& batch : seen->batches) {
        for (const auto& line : batch.lines) {
            print(line + "\n");
        }
    }
    return code(std::ranges::any_of(seen->batches, is_damaged) ? Exit::checks : Exit::ok);
}

}  // namespace probe::cli
