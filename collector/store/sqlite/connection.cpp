#include "collector/store/sqlite/connection.hpp"

#include "collector/store/sqlite/embedded_sql.hpp"

#include <sqlite3.h>

#include <cassert>

namespace collector::store::sqlite {
namespace {

/// How long a statement waits for another process that writes.
constexpr int kBusyMilliseconds = 5000;

constexpr std::string_view kNameLine = "-- name: ";

/// Pages of the log before it is written back (16 MiB). Fewer write the same page twice and cost more syncs; more make a flush
/// that the ledger's next sync has to wait behind.
constexpr int kCheckpointPages = 4096;

/// NOMUTEX: `use` holds a lock already, and SQLite would take its own at every bind.
int open_flags(Access access)
{
    const int mode = access == Access::write ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE : SQLite::OPEN_READONLY;
    return mode | SQLite::OPEN_NOMUTEX;
}

/// Every named statement of the program.
const std::map<std::string, std::string, std::less<>>& catalogue()
{
    static const auto all = [] {
        std::map<std::string, std::string, std::less<>> found;
        for (const auto sql : {kWriteSql, kReadSql, kExportSql}) {
            for (auto& [name, text] : named_statements(sql)) {
                const bool is_new = found.emplace(name, text).second;
                assert(is_new);
                static_cast<void>(is_new);
            }
        }
        return found;
    }();
    return all;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> named_statements(std::string_view sql)
{
    std::vector<std::pair<std::string, std::string>> statements;
    auto at = sql.find(kNameLine);
    while (at != std::string_view::npos) {
        const auto name_begin = at + kNameLine.size();
        const auto name_end = sql.find('\n', name_begin);
        const auto next = sql.find(kNameLine, name_end);
        const auto text = sql.substr(name_end + 1, next == std::string_view::npos ? next : next - name_end - 1);
        statements.emplace_back(sql.substr(name_begin, name_end - name_begin), text);
        at = next;
    }
    return statements;
}

Connection::Connection(const std::string& file, Access access)
    : file_(file), database_(file, open_flags(access), kBusyMilliseconds)
{
    if (access == Access::write) {
        database_.exec("PRAGMA journal_mode = WAL");
        database_.exec("PRAGMA synchronous = NORMAL");
        database_.exec("PRAGMA wal_autocheckpoint = " + std::to_string(kCheckpointPages));
    }
}

SQLite::Statement& Connection::statement(std::string_view name)
{
    auto found = statements_.find(name);
    if (found == statements_.end()) {
        const auto text = catalogue().find(name);
        assert(text != catalogue().end());
        found = statements_
                    .emplace(std::piecewise_construct, std::forward_as_tuple(name),
                             std::forward_as_tuple(database_, text->second))
                    .first;
    }
    found->second.reset();
    found->second.clearBindings();
    return found->second;
}

measure::Error Connection::explain(const SQLite::Exception& failure, const std::string& file)
{
    const auto what = std::string("the index cannot be used: ") + failure.what();
    switch (failure.getErrorCode()) {
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_FORMAT:
            return {"the index is damaged: " + std::string(failure.what()), file,
                    "delete it together with its -wal and -shm files and run `sextant-collector rejudge`: the ledger has "
                    "everything"};
        case SQLITE_FULL:
        case SQLITE_IOERR: return {what, file, "look for a full or failing disk; the ledger is not touched"};
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return {what, file, "another process holds the index; wait for it or stop it"};
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
        case SQLITE_READONLY: return {what, file, "make the directory and give it to the user the collector runs as"};
        default: return {what, file, "run `sextant-collector doctor`"};
    }
}

}  // namespace collector::store::sqlite
