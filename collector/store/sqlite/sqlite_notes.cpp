#include "codec/note_json.hpp"
#include "collector/store/sqlite/entry_writer.hpp"
#include "collector/store/sqlite/rows.hpp"
#include "collector/store/sqlite/sqlite_store.hpp"
#include "collector/store/sqlite/sqlite_views.hpp"

/// The store's share in what is said in public about the numbers, and in the scores beside those of the methodology in force.
namespace collector::store::sqlite {
namespace {

/// Notes of a kind that this program does not know are passed over: a newer one wrote them and shows them.
std::vector<DatedNote> read_notes(SQLite::Statement& statement)
{
    std::vector<DatedNote> notes;
    while (statement.executeStep()) {
        Row row(statement);
        const auto position = static_cast<std::uint64_t>(row.number());
        const auto at = to_time(row.number());
        if (auto note = codec::read_note(row.text())) {
            notes.push_back({.position = position, .at = at, .note = *std::move(note)});
        }
    }
    statement.reset();
    return notes;
}

std::vector<DatedNote> find_notes(Connection& connection, const NoteFilter& filter, std::int64_t limit)
{
    auto& statement = connection.statement("notes");
    Binder(statement).text(filter.kind).text(filter.country).text(filter.target).number(limit);
    return read_notes(statement);
}

/// SQLite's word for no limit.
constexpr std::int64_t kAll = -1;

}  // namespace

measure::Result<std::vector<measure::CountryCode>> SqliteStore::countries_by(measure::Timestamp at) const
{
    return scoring_.use<std::vector<measure::CountryCode>>([&](Connection& connection) {
        auto& statement = connection.statement("countries_by");
        Binder(statement).number(to_micros(at));
        return read_all(statement, &read_text);
    });
}

measure::Result<std::vector<measure::ParallelMethodology>> SqliteStore::parallel_methodologies() const
{
    return scoring_.use<std::vector<measure::ParallelMethodology>>([](Connection& connection) {
        std::vector<measure::ParallelMethodology> found;
        for (auto& it : find_notes(connection, {.kind = "methodology"}, kAll)) {
            found.push_back(std::get<measure::ParallelMethodology>(std::move(it.note)));
        }
        return found;
    });
}

measure::Result<std::vector<DatedNote>> SqliteStore::editions() const
{
    return scoring_.use<std::vector<DatedNote>>(
        [](Connection& connection) { return find_notes(connection, {.kind = "edition"}, kAll); });
}

measure::Result<std::vector<std::string>> SqliteStore::parallel_rounds(const measure::CountryCode& country,
                                                                       const std::string& methodology_sha256) const
{
    return scoring_.use<std::vector<std::string>>([&](Connection& connection) {
        auto& statement = connection.statement("parallel_rounds");
        Binder(statement).text(country).text(methodology_sha256);
        return read_all(statement, &read_text);
    });
}

measure::Result<void> SqliteStore::put_parallel_score(const ScoreRow& score)
{
    return writer_.use<void>([&](Connection& connection) {
        SQLite::Transaction transaction(connection.database(), SQLite::TransactionBehavior::IMMEDIATE);
        EntryWriter(connection, names_, verdicts_).write(score, EntryWriter::Publication::parallel);
        connection.statement("touch").exec();
        transaction.commit();
    });
}

measure::Result<std::vector<DatedNote>> SqliteViews::notes(const NoteFilter& filter, std::size_t limit) const
{
    return reader_.use<std::vector<DatedNote>>(
        [&](Connection& connection) { return find_notes(connection, filter, static_cast<std::int64_t>(limit)); });
}

measure::Result<std::vector<ConsensusRow>> SqliteViews::check_history(const std::string& domain, const std::string& check,
                                                                      const std::string& first_round,
                                                                      std::size_t limit) const
{
    return reader_.use<std::vector<ConsensusRow>>([&](Connection& connection) {
        auto& statement = connection.statement("check_history");
        Binder(statement).text(domain).text(check).text(first_round).count(limit);
        return read_all(statement, &read_consensus);
    });
}

measure::Result<std::vector<ScoreRow>> SqliteViews::parallel_scores(const measure::CountryCode& country) const
{
    return reader_.use<std::vector<ScoreRow>>([&](Connection& connection) {
        auto& statement = connection.statement("parallel_scores");
        Binder(statement).text(country);
        return read_all(statement, &read_score);
    });
}

measure::Result<std::vector<ScoreRow>> SqliteViews::newest_parallel_scores() const
{
    return reader_.use<std::vector<ScoreRow>>(
        [](Connection& connection) { return read_all(connection.statement("newest_parallel_scores"), &read_score); });
}

}  // namespace collector::store::sqlite
