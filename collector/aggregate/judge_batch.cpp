#include "collector/aggregate/judge_batch.hpp"

#include "checks/check.hpp"
#include "collector/aggregate/blockers.hpp"
#include "collector/aggregate/gate_looks.hpp"
#include "collector/aggregate/hosting.hpp"
#include "collector/aggregate/operator_cluster.hpp"
#include "collector/aggregate/service_routes.hpp"

#include <algorithm>

namespace collector::aggregate {
namespace {

using measure::TaskResult;
using measure::Vantage;

/// A probe's clock may be a day ahead at most; the round of a result is a UTC day.
bool is_plausible(const std::string& round, measure::Timestamp received)
{
    const auto day = measure::parse_iso_date(round);
    return day && *day <= std::chrono::floor<std::chrono::days>(received) + std::chrono::days(1);
}

std::uint32_t as_number_of(const Vantage& vantage, const ReceivedBatch& batch)
{
    for (const auto& source : {vantage.before.source_ipv6, vantage.before.source_ipv4}) {
        for (const auto& fact : batch.context.addresses) {
            if (source && fact.address == *source && fact.as_number != 0) {
                return fact.as_number;
            }
        }
    }
    return batch.sender.as_number;
}

JudgedResult judge_result(ResultKey key, const TaskResult& task, const ReceivedBatch& batch)
{
    const auto& evidence = task.evidence;
    const auto qualification = checks::qualify(evidence.vantage);
    JudgedResult result{.key = key,
                        .probe = batch.sender.probe,
                        .as_number = as_number_of(evidence.vantage, batch),
                        .probe_country = batch.sender.country,
                        .target = evidence.task.target.domain,
                        .country = evidence.task.target.country,
                        .round = evidence.task.round,
                        .attempt = evidence.task.attempt,
                        .started = evidence.started,
                        .elapsed = evidence.elapsed,
                        .qualified_ipv4 = qualification.ipv4,
                        .qualified_ipv6 = qualification.ipv6,
                        .software = evidence.vantage.software,
                        .operator_cluster = operator_cluster(evidence, batch.context),
                        .hosting = hosting_of(evidence, batch.context),
                        .blockers = {},
                        .verdicts = checks::judge_all(evidence, batch.context),
                        .state = {},
                        .routes = service_routes(evidence, batch.context)};
    result.blockers = find_blockers(evidence, batch.context, result.verdicts, result.operator_cluster);
    result.state = checks::conclude_state(result.verdicts);
    return result;
}

VantageRow judge_vantage(ResultKey key, const Vantage& vantage, const std::string& round, const ReceivedBatch& batch)
{
    const auto qualification = checks::qualify(vantage);
    return {.key = key,
            .probe = batch.sender.probe,
            .round = round,
            .at = vantage.after ? vantage.after->at : vantage.before.at,
            .qualified_ipv4 = qualification.ipv4,
            .qualified_ipv6 = qualification.ipv6,
            .masked_by = std::string(qualification.masked_by),
            .reason = qualification.reason};
}

/// The results of one gate share its row.
bool is_told(const std::vector<VantageRow>& rows, const VantageRow& row)
{
    return !rows.empty() && rows.back().at == row.at && rows.back().round == row.round && rows.back().reason == row.reason;
}

void take(IndexEntry& entry, ResultKey key, const measure::BatchLine& line, const ReceivedBatch& batch)
{
    const auto* task = std::get_if<TaskResult>(&line);
    const auto* report = std::get_if<measure::VantageReport>(&line);
    const auto& vantage = task != nullptr ? task->evidence.vantage : report->vantage;
    const auto& round = task != nullptr ? task->evidence.task.round : report->round;
    if (!is_plausible(round, entry.at)) {
        return;
    }
    auto row = judge_vantage(key, vantage, round, batch);
    if (!is_told(entry.vantages, row)) {
        entry.vantages.push_back(std::move(row));
        for (auto& look : gate_looks(vantage, batch.sender.probe)) {
            entry.gates.push_back(std::move(look));
        }
    }
    if (task != nullptr) {
        entry.results.push_back(judge_result(key, *task, batch));
    }
}

}  // namespace

IndexEntry judge_batch(std::uint64_t position, measure::Timestamp at, const UnpackedBatch& batch)
{
    IndexEntry entry{
        .position = position, .at = at, .batch = batch.received.batch.id, .batch_sha256 = batch.received.batch.sha256};
    entry.tombstones = batch.header.tombstones;
    std::uint32_t number = 0;
    for (const auto& line : batch.lines) {
        take(entry, {.position = position, .line = ++number}, line, batch.received);
    }
    return entry;
}

}  // namespace collector::aggregate
