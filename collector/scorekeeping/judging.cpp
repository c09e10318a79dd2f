#include "codec/result_json.hpp"
#include "collector/aggregate/judge_batch.hpp"
#include "collector/intake/installed_base.hpp"
#include "collector/networks/document_lines.hpp"
#include "collector/repository/contribution_file.hpp"
#include "collector/repository/policy_file.hpp"
#include "collector/scorekeeping/indexing.hpp"
#include "collector/scorekeeping/stored_batch.hpp"
#include "frames/frame_file.hpp"

namespace collector::scorekeeping {
namespace {

std::string place_of(const LedgerEntry& entry)
{
    return "ledger position " + std::to_string(entry.position);
}

measure::Result<IndexEntry> judge_fact(const LedgerEntry& entry, const ReceivedBatch& received)
{
    const auto opened = open_stored(received.batch.bytes);
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    std::vector<measure::BatchLine> lines;
    for (const auto& text : opened->lines) {
        auto line = codec::parse_batch_line(text);
        if (!line) {
            return measure::error(line.error().what,
                                  place_of(entry) + ", line " + std::to_string(lines.size() + 1) + " " + line.error().where,
                                  "it was good when it came in: this program is older than the one that received it");
        }
        lines.push_back(*std::move(line));
    }
    return aggregate::judge_batch(entry.position, entry.at,
                                  {.received = received, .header = opened->header, .lines = lines});
}

measure::Result<IndexEntry> judge_fact(const LedgerEntry& entry, const ImportedFrame& imported)
{
    auto read = frames::read_frame_text(imported.toml, place_of(entry));
    if (!read.errors.empty()) {
        return tl::unexpected(read.errors.front());
    }
    return IndexEntry{.position = entry.position, .at = entry.at, .frame = std::move(read.frame)};
}

measure::Result<IndexEntry> judge_fact(const LedgerEntry& entry, const Registration& registration)
{
    return IndexEntry{.position = entry.position, .at = entry.at, .registration = registration};
}

measure::Result<IndexEntry> judge_fact(const LedgerEntry& entry, const ReceivedDeviceRun& received)
{
    auto opened = open_stored_run(received.bytes);
    if (!opened) {
        return measure::error(opened.error().what, place_of(entry) + " " + opened.error().where,
                              "it was good when it came in: this program is older than the one that received it");
    }
    DeviceRunRow row{.position = entry.position,
                     .received = entry.at,
                     .probe = received.sender.probe,
                     .probe_country = received.sender.country,
                     .sha256 = received.sha256,
                     .embargo = received.embargo,
                     .has_capture = !opened->files.empty(),
                     .run = std::move(opened->run)};
    return IndexEntry{.position = entry.position, .at = entry.at, .device_run = std::move(row)};
}

measure::Result<IndexEntry> judge_fact(const LedgerEntry& entry, const InstalledBase& imported)
{
    auto read = intake::read_installed_base(imported.csv, place_of(entry));
    if (!read.errors.empty()) {
        return tl::unexpected(read.errors.front());
    }
    return IndexEntry{.position = entry.position,
                      .at = entry.at,
                      .installed = InstalledTable{.sha256 = imported.sha256, .rows = std::move(read.rows)}};
}

measure::Result<IndexEntry> judge_fact(const LedgerEntry& entry, const DeviceRelease& release)
{
    return IndexEntry{.position = entry.position, .at = entry.at, .release = release};
}

measure::Result<IndexEntry> judge_fact(const LedgerEntry& entry, const Person& person)
{
    return IndexEntry{.position = entry.position, .at = entry.at, .person = person};
}

measure::Result<IndexEntry> judge_fact(const LedgerEntry& entry, const Disclosure& disclosure)
{
    return IndexEntry{.position = entry.position, .at = entry.at, .disclosure = disclosure};
}

measure::Result<IndexEntry> judge_fact(const LedgerEntry& entry, const Revocation& revocation)
{
    return IndexEntry{.position = entry.position, .at = entry.at, .revocation = revocation};
}

measure::Result<IndexEntry> judge_fact(const LedgerEntry& entry, const measure::PublicNote& note)
{
    return IndexEntry{.position = entry.position, .at = entry.at, .note = note};
}

/// When the ledger got it stands in what is told of it: a score that rests on it is no older.
void write_received(NetworksRow& row, measure::Timestamp at)
{
    const auto rest = row.document == "{}" ? std::string("}") : "," + row.document.substr(1);
    row.document = "{\"received\":\"" + measure::to_rfc3339(at) + "\"" + rest;
}

measure::Result<IndexEntry> judge_fact(const LedgerEntry& entry, const ImportedNetworks& imported)
{
    return networks::rows_in(imported.lines, place_of(entry)).map([&](std::vector<NetworksRow> rows) {
        for (auto& row : rows) {
            write_received(row, entry.at);
        }
        IndexEntry judged{.position = entry.position, .at = entry.at};
        judged.networks = NetworksImport{.sha256 = imported.sha256, .rows = std::move(rows)};
        return judged;
    });
}

measure::Result<IndexEntry> judge_fact(const LedgerEntry& entry, const ImportedPolicies& imported)
{
    auto read = repository::read_policy_text(imported.toml, place_of(entry));
    if (!read.errors.empty()) {
        return tl::unexpected(read.errors.front());
    }
    IndexEntry judged{.position = entry.position, .at = entry.at};
    judged.policies = std::move(read.policies);
    return judged;
}

/// What a newer form would refuse was taken by an older one: it stays as readable as it was.
measure::Result<IndexEntry> judge_fact(const LedgerEntry& entry, const ContributionFact& fact)
{
    IndexEntry judged{.position = entry.position, .at = entry.at};
    judged.contribution = ContributionEntry{.fact = fact, .card = {}, .words = {}};
    if (fact.step == ContributionStep::submitted) {
        const auto read = repository::read_contribution_text(fact.text, place_of(entry));
        judged.contribution->card = read.contribution.card;
        judged.contribution->words = repository::words_of_contribution(read.contribution);
    }
    return judged;
}

}  // namespace

measure::Result<IndexEntry> judge(const LedgerEntry& entry)
{
    return std::visit([&](const auto& fact) { return judge_fact(entry, fact); }, entry.fact);
}

measure::Result<IndexEntry> judge(const ingest::FreshBatch& batch)
{
    return aggregate::judge_batch(batch.position, batch.at,
                                  {.received = batch.received, .header = batch.header, .lines = batch.lines});
}

}  // namespace collector::scorekeeping
