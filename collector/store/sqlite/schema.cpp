#include "collector/store/sqlite/schema.hpp"

#include "collector/store/sqlite/embedded_sql.hpp"
#include "measure/vantage.hpp"
#include "measure/verdict.hpp"
#include "measure/words.hpp"

#include <filesystem>
#include <string>

namespace collector::store::sqlite {
namespace {

/// Up to this size every page is read at the start; a larger index shows its damage when it is met.
constexpr std::uintmax_t kCheckedWhole = 64U << 20U;

using Word = std::pair<std::string, std::string>;  ///< List and word.

template <typename Enum>
void list_words(std::vector<Word>& words, const char* list)
{
    for (const auto word : words_of(Enum{})) {
        words.emplace_back(list, word);
    }
}

/// The closed lists whose numbers are stored.
std::vector<Word> vocabulary()
{
    std::vector<Word> words;
    list_words<measure::Outcome>(words, "outcome");
    list_words<measure::Level>(words, "level");
    list_words<measure::Cause>(words, "cause");
    list_words<measure::Locus>(words, "locus");
    list_words<measure::Flag>(words, "flag");
    list_words<measure::State>(words, "state");
    list_words<measure::ControlProtocol>(words, "protocol");
    return words;
}

void write_vocabulary(SQLite::Database& database)
{
    SQLite::Statement insert(database, "INSERT INTO word VALUES (?1, (SELECT count(*) FROM word WHERE list = ?1), ?2)");
    for (const auto& [list, word] : vocabulary()) {
        insert.bind(1, list);
        insert.bind(2, word);
        insert.exec();
        insert.reset();
    }
}

/// A list that grew at its end still reads an older file.
bool knows_our_words(SQLite::Database& database)
{
    SQLite::Statement word(database, "SELECT word FROM word WHERE list = ?1 ORDER BY number");
    std::string list;
    bool more = false;
    for (const auto& [name, expected] : vocabulary()) {
        if (name != list) {
            list = name;
            word.reset();
            word.bind(1, list);
        }
        more = word.executeStep();
        if (!more || word.getColumn(0).getString() != expected) {
            return false;
        }
    }
    return true;
}

void create(SQLite::Database& database)
{
    SQLite::Transaction transaction(database);
    database.exec(std::string(kSchemaSql));
    write_vocabulary(database);
    database.exec("PRAGMA user_version = " + std::to_string(kSchemaVersion));
    transaction.commit();
}

measure::Result<void> rebuild_needed(const Connection& connection, const std::string& why)
{
    return measure::error(why, connection.file(),
                          "delete it together with its -wal and -shm files and run `sextant-collector rejudge`");
}

measure::Result<void> check_pages(Connection& connection)
{
    std::error_code ignored;
    if (std::filesystem::file_size(connection.file(), ignored) > kCheckedWhole) {
        return {};
    }
    const auto answer = connection.database().execAndGet("PRAGMA quick_check(1)").getString();
    if (answer != "ok") {
        return rebuild_needed(connection, "the index is damaged: " + answer);
    }
    return {};
}

}  // namespace

measure::Result<void> prepare(Connection& connection)
{
    auto& database = connection.database();
    const int version = database.execAndGet("PRAGMA user_version").getInt();
    const int tables = database.execAndGet("SELECT count(*) FROM sqlite_schema").getInt();
    if (version == 0 && tables == 0) {
        create(database);
        return {};
    }
    if (version != kSchemaVersion || !knows_our_words(database)) {
        return rebuild_needed(connection, "the index was made by another version (schema " + std::to_string(version) +
                                              ", this program has " + std::to_string(kSchemaVersion) + ")");
    }
    return check_pages(connection);
}

}  // namespace collector::store::sqlite
