#include "collector/store/sqlite/sqlite_store.hpp"

#include "collector/store/sqlite/embedded_sql.hpp"
#include "collector/store/sqlite/entry_writer.hpp"
#include "collector/store/sqlite/rows.hpp"
#include "collector/store/sqlite/schema.hpp"

#include <limits>
#include <set>

namespace collector::store::sqlite {
namespace {

std::uint64_t read_watermark(Connection& connection)
{
    auto& statement = connection.statement("watermark");
    statement.executeStep();
    const auto mark = static_cast<std::uint64_t>(statement.getColumn(0).getInt64());
    statement.reset();
    return mark;
}

std::vector<measure::Target> read_targets(Connection& connection, std::int64_t frame, const measure::CountryCode& country)
{
    auto& statement = connection.statement("frame_targets");
    Binder(statement).number(frame);
    std::vector<measure::Target> targets;
    while (statement.executeStep()) {
        Row row(statement);
        targets.push_back(read_target(row));
        targets.back().country = country;
    }
    statement.reset();
    return targets;
}

/// The frame of the statement's row, if there is one.
std::optional<measure::Frame> read_frame(Connection& connection, SQLite::Statement& statement)
{
    if (!statement.executeStep()) {
        return std::nullopt;
    }
    Row row(statement);
    const auto position = row.number();
    measure::Frame frame;
    frame.country = row.text();
    frame.title = row.text();
    frame.version = row.text();
    frame.dated = row.text();
    frame.reviewed = row.number() != 0;
    frame.reviewer = row.text();
    frame.reviewed_on = row.text();
    frame.source = row.text();
    frame.sha256 = row.text();
    statement.reset();
    frame.targets = read_targets(connection, position, frame.country);
    return frame;
}

std::optional<measure::Frame> newest_frame(Connection& connection, const measure::CountryCode& country)
{
    auto& statement = connection.statement("frame_newest");
    Binder(statement).text(country);
    return read_frame(connection, statement);
}

std::vector<std::string> read_texts(SQLite::Statement& statement)
{
    std::vector<std::string> texts;
    while (statement.executeStep()) {
        texts.push_back(statement.getColumn(0).getString());
    }
    statement.reset();
    return texts;
}

Vote read_vote(SQLite::Statement& statement)
{
    Row row(statement);
    Vote vote;
    vote.key = to_key(row.number());
    vote.target = row.text();
    vote.check = row.text();
    vote.round = row.text();
    vote.probe = row.text();
    vote.attempt = row.count();
    vote.as_number = row.count();
    vote.probe_country = row.text();
    vote.received = to_time(row.number());
    vote.verdict = read_verdict(row, vote.check);
    return vote;
}

void delete_rounds(Connection& connection, const measure::CountryCode& country, const std::set<std::string>& rounds)
{
    for (const auto& round : rounds) {
        for (const char* name : {"delete_consensus", "delete_target_rounds"}) {
            auto& statement = connection.statement(name);
            Binder(statement).text(country).text(round);
            statement.exec();
        }
    }
}

void touch(Connection& connection)
{
    connection.statement("touch").exec();
}

}  // namespace

measure::Result<std::unique_ptr<Store>> SqliteStore::open(const std::string& file)
{
    try {
        Connection first(file, Access::write);
        if (auto prepared = prepare(first); !prepared) {
            return tl::unexpected(prepared.error());
        }
        return std::make_unique<SqliteStore>(file);
    } catch (const SQLite::Exception& failure) {
        return tl::unexpected(Connection::explain(failure, file));
    }
}

SqliteStore::SqliteStore(const std::string& file)
    : writer_(file, Access::write), lookups_(file, Access::read), scoring_(file, Access::read)
{
}

measure::Result<std::uint64_t> SqliteStore::watermark() const
{
    return lookups_.use<std::uint64_t>(read_watermark);
}

measure::Result<void> SqliteStore::apply(const IndexEntry& entry)
{
    return apply_all({&entry, 1});
}

measure::Result<void> SqliteStore::apply_all(std::span<const IndexEntry> entries)
{
    auto applied = writer_.use<void>([&](Connection& connection) {
        SQLite::Transaction transaction(connection.database(), SQLite::TransactionBehavior::IMMEDIATE);
        EntryWriter write(connection, names_, verdicts_);
        for (const auto& entry : entries) {
            if (entry.position > read_watermark(connection)) {
                write.write(entry);
            }
        }
        transaction.commit();
    });
    if (!applied) {
        forget();
    }
    return applied;
}

void SqliteStore::forget()
{
    names_.forget();
    verdicts_.forget();
}

measure::Result<std::optional<std::string>> SqliteStore::find_batch(const measure::BatchId& id) const
{
    return lookups_.use<std::optional<std::string>>([&](Connection& connection) {
        auto& statement = connection.statement("find_batch");
        Binder(statement).text(id.probe).text(id.stream).count(id.seq);
        const auto found = read_texts(statement);
        return found.empty() ? std::nullopt : std::optional(found.front());
    });
}

measure::Result<std::uint64_t> SqliteStore::contiguous(const std::string& probe, const std::string& stream) const
{
    return lookups_.use<std::uint64_t>([&](Connection& connection) {
        auto& statement = connection.statement("contiguous");
        Binder(statement).text(probe).text(stream);
        statement.executeStep();
        const auto end = static_cast<std::uint64_t>(statement.getColumn(0).getInt64());
        statement.reset();
        return end;
    });
}

measure::Result<std::optional<Registration>> SqliteStore::find_probe(const std::string& probe) const
{
    return lookups_.use<std::optional<Registration>>([&](Connection& connection) {
        auto& statement = connection.statement("find_probe");
        Binder(statement).text(probe);
        std::optional<Registration> found;
        if (statement.executeStep()) {
            Row row(statement);
            found = read_registration(row);
        }
        statement.reset();
        return found;
    });
}

measure::Result<std::vector<Registration>> SqliteStore::probes() const
{
    return lookups_.use<std::vector<Registration>>([](Connection& connection) {
        auto& statement = connection.statement("probes");
        std::vector<Registration> found;
        while (statement.executeStep()) {
            Row row(statement);
            found.push_back(read_registration(row));
        }
        statement.reset();
        return found;
    });
}

measure::Result<std::optional<measure::Frame>> SqliteStore::frame(const measure::CountryCode& country) const
{
    return lookups_.use<std::optional<measure::Frame>>(
        [&](Connection& connection) { return newest_frame(connection, country); });
}

measure::Result<std::vector<measure::Frame>> SqliteStore::frames() const
{
    return lookups_.use<std::vector<measure::Frame>>([](Connection& connection) {
        std::vector<measure::Frame> frames;
        for (const auto& country : read_texts(connection.statement("frame_countries"))) {
            if (auto frame = newest_frame(connection, country)) {
                frames.push_back(*std::move(frame));
            }
        }
        return frames;
    });
}

measure::Result<std::optional<measure::Frame>> SqliteStore::frame_at(const measure::CountryCode& country,
                                                                     measure::Timestamp at) const
{
    return scoring_.use<std::optional<measure::Frame>>([&](Connection& connection) {
        auto& statement = connection.statement("frame_at");
        Binder(statement).text(country).number(to_micros(at));
        return read_frame(connection, statement);
    });
}

measure::Result<std::vector<std::string>> SqliteStore::rounds(const measure::CountryCode& country) const
{
    return scoring_.use<std::vector<std::string>>([&](Connection& connection) {
        auto& statement = connection.statement("rounds");
        Binder(statement).text(country);
        return read_texts(statement);
    });
}

measure::Result<std::vector<Vote>> SqliteStore::votes(const VoteQuery& query) const
{
    return scoring_.use<std::vector<Vote>>([&](Connection& connection) {
        const auto by = query.received_by ? to_micros(*query.received_by) : std::numeric_limits<std::int64_t>::max();
        auto& statement = connection.statement("votes");
        Binder(statement)
            .text(query.country)
            .text(query.first)
            .text(query.last)
            .number(by)
            .word(measure::Outcome::error)
            .word(measure::Outcome::not_testable)
            .word(measure::Locus::local);
        std::vector<Vote> votes;
        while (statement.executeStep()) {
            votes.push_back(read_vote(statement));
        }
        statement.reset();
        return votes;
    });
}

measure::Result<void> SqliteStore::put_rounds(const measure::CountryCode& country, std::span<const ConsensusRow> consensus,
                                              std::span<const TargetRoundRow> targets)
{
    std::set<std::string> rounds;
    for (const auto& row : consensus) {
        rounds.insert(row.round);
    }
    for (const auto& row : targets) {
        rounds.insert(row.round);
    }
    auto written = writer_.use<void>([&](Connection& connection) {
        SQLite::Transaction transaction(connection.database(), SQLite::TransactionBehavior::IMMEDIATE);
        delete_rounds(connection, country, rounds);
        EntryWriter write(connection, names_, verdicts_);
        for (const auto& row : consensus) {
            write.write(row, country);
        }
        for (const auto& row : targets) {
            write.write(row);
        }
        touch(connection);
        transaction.commit();
    });
    if (!written) {
        forget();
    }
    return written;
}

measure::Result<void> SqliteStore::put_score(const ScoreRow& score)
{
    return writer_.use<void>([&](Connection& connection) {
        SQLite::Transaction transaction(connection.database(), SQLite::TransactionBehavior::IMMEDIATE);
        EntryWriter(connection, names_, verdicts_).write(score);
        touch(connection);
        transaction.commit();
    });
}

measure::Result<std::string> SqliteStore::canonical_export() const
{
    return scoring_.use<std::string>([](Connection& connection) {
        // One read transaction: the views of one moment.
        SQLite::Transaction moment(connection.database());
        std::string text;
        for (const auto& [name, sql] : named_statements(kExportSql)) {
            auto& statement = connection.statement(name);
            while (statement.executeStep()) {
                text.append(statement.getColumn(0).getString()).append("\n");
            }
            statement.reset();
        }
        return text;
    });
}

}  // namespace collector::store::sqlite
