#pragma once

#include "collector/ports/store.hpp"
#include "collector/store/sqlite/connection.hpp"
#include "collector/store/sqlite/name_book.hpp"
#include "collector/store/sqlite/verdict_book.hpp"

namespace collector::store::sqlite {

/// Writes rows inside a transaction that the caller holds. Throws SQLite::Exception.
class EntryWriter {
public:
    EntryWriter(Connection& connection, NameBook& names, VerdictBook& verdicts)
        : connection_(connection), names_(names), verdicts_(verdicts)
    {
    }

    /// Everything one ledger entry adds, and the watermark.
    void write(const IndexEntry& entry);

    void write(const ConsensusRow& row, const measure::CountryCode& country);
    void write(const TargetRoundRow& row);
    /// By the methodology in force, or by one beside it.
    enum class Publication { in_force, parallel };
    void write(const ScoreRow& row, Publication publication = Publication::in_force);

private:
    void write_batch(const IndexEntry& entry);
    void write_tombstone(const IndexEntry& entry, const measure::Tombstone& tombstone);
    void advance_stream(const measure::BatchId& id);
    void write_registration(const Registration& registration);
    void write_frame(const IndexEntry& entry);
    void write_note(const IndexEntry& entry);
    void write_result(const JudgedResult& result, measure::Timestamp received);
    void write_vantage(const VantageRow& vantage);
    void write_gate(const GateLook& look);
    void write_networks(const IndexEntry& entry);
    void write_policies(const IndexEntry& entry);
    void write_routes(const JudgedResult& result);
    void write_route(std::int64_t target, const ServiceRoute& route, const std::string& round);
    void write_device_facts(const IndexEntry& entry);
    void write_device_run(const DeviceRunRow& row);
    void write_installed(const IndexEntry& entry);
    void write_access_facts(const IndexEntry& entry);
    void write_contribution(const IndexEntry& entry);
    void write_submission(const IndexEntry& entry);
    std::int64_t name(const std::string& text) { return names_.number_of(connection_, text); }

    Connection& connection_;
    NameBook& names_;
    VerdictBook& verdicts_;
};

}  // namespace collector::store::sqlite
