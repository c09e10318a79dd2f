#include "collector/store/sqlite/entry_writer.hpp"
#include "collector/store/sqlite/hosting_lines.hpp"
#include "collector/store/sqlite/rows.hpp"

#include <optional>

/// What entries add of batches: what probes sent, and how far their streams are whole.
namespace collector::store::sqlite {
namespace {

/// The first column of a statement's first row; 0 when there is none. Leaves no snapshot open.
std::int64_t read_number(SQLite::Statement& statement)
{
    const auto number = statement.executeStep() ? statement.getColumn(0).getInt64() : 0;
    statement.reset();
    return number;
}

/// The end of the run of batches or tombstones that continues after `end`; nullopt when there is a gap.
std::optional<std::uint64_t> continue_after(Connection& connection, const measure::BatchId& id, std::uint64_t end)
{
    auto& batch = connection.statement("next_batch");
    Binder(batch).text(id.probe).text(id.stream).count(end + 1);
    if (read_number(batch) != 0) {
        return end + 1;
    }
    auto& tombstone = connection.statement("next_tombstone");
    Binder(tombstone).text(id.probe).text(id.stream).count(end + 1);
    const auto buried = static_cast<std::uint64_t>(read_number(tombstone));
    return buried > end ? std::optional(buried) : std::nullopt;
}

}  // namespace

void EntryWriter::write_batch(const IndexEntry& entry)
{
    auto& insert = connection_.statement("insert_batch");
    const auto& id = *entry.batch;
    Binder(insert).text(id.probe).text(id.stream).count(id.seq).text(entry.batch_sha256).count(entry.position);
    if (insert.exec() == 0) {
        return;  // The same batch in another entry: exactly once.
    }
    for (const auto& tombstone : entry.tombstones) {
        write_tombstone(entry, tombstone);
    }
    for (const auto& vantage : entry.vantages) {
        write_vantage(vantage);
    }
    for (const auto& look : entry.gates) {
        write_gate(look);
    }
    for (const auto& result : entry.results) {
        write_result(result, entry.at);
        write_routes(result);
    }
    advance_stream(id);
}

void EntryWriter::write_tombstone(const IndexEntry& entry, const measure::Tombstone& tombstone)
{
    auto& insert = connection_.statement("insert_tombstone");
    Binder(insert)
        .text(entry.batch->probe)
        .text(entry.batch->stream)
        .count(tombstone.first)
        .count(tombstone.last)
        .count(tombstone.results)
        .text(tombstone.reason)
        .text(tombstone.last_sha256)
        .count(entry.position);
    insert.exec();
}

void EntryWriter::advance_stream(const measure::BatchId& id)
{
    auto& stored = connection_.statement("stream_end");
    Binder(stored).text(id.probe).text(id.stream);
    auto end = static_cast<std::uint64_t>(read_number(stored));
    while (const auto next = continue_after(connection_, id, end)) {
        end = *next;
    }
    auto& put = connection_.statement("put_stream");
    Binder(put).text(id.probe).text(id.stream).count(end);
    put.exec();
}

void EntryWriter::write_result(const JudgedResult& result, measure::Timestamp received)
{
    const auto id = to_id(result.key);
    const auto target = name(result.target);
    const auto verdicts = verdicts_.list(connection_, result.verdicts);
    auto& insert = connection_.statement("insert_result");
    Binder(insert)
        .number(id)
        .number(to_micros(received))
        .text(result.probe)
        .number(result.as_number)
        .text(result.probe_country)
        .number(target)
        .text(result.country)
        .text(result.round)
        .number(result.attempt)
        .number(to_micros(result.started))
        .number(result.elapsed.count())
        .number(result.qualified_ipv4)
        .number(result.qualified_ipv6)
        .text(result.software)
        .text(result.operator_cluster)
        .word(result.state.state)
        .word(result.state.cause)
        .text(result.state.check)
        .text(verdicts)
        .text(to_lines(result.hosting))
        .text(to_lines(result.blockers));
    insert.exec();
    if (result.qualified_ipv6) {
        auto& count = connection_.statement("count_result");
        Binder(count).text(result.probe);
        count.exec();
    }
}

void EntryWriter::write_vantage(const VantageRow& vantage)
{
    const auto id = to_id(vantage.key);
    auto& insert = connection_.statement("insert_vantage");
    Binder(insert)
        .number(id)
        .text(vantage.probe)
        .text(vantage.round)
        .number(to_micros(vantage.at))
        .number(vantage.qualified_ipv4)
        .number(vantage.qualified_ipv6)
        .text(vantage.masked_by)
        .text(vantage.reason);
    insert.exec();
    auto& activity = connection_.statement("put_vantage_activity");
    Binder(activity).text(vantage.probe).number(id).number(to_micros(vantage.at));
    activity.exec();
}

void EntryWriter::write_gate(const GateLook& look)
{
    auto& insert = connection_.statement("insert_gate");
    Binder(insert)
        .text(look.probe)
        .number(to_micros(look.at))
        .word(look.family)
        .word(look.protocol)
        .number(look.open)
        .text(look.reason);
    insert.exec();
}

}  // namespace collector::store::sqlite
