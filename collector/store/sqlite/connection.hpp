#pragma once

#include "measure/result.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace collector::store::sqlite {

/// The named statements of one .sql file, in its order.
std::vector<std::pair<std::string, std::string>> named_statements(std::string_view sql);

enum class Access { write, read };

/// One connection with its prepared statements. One thread at a time: take the lock of `use`.
class Connection {
public:
    /// Opens the file. WAL, so that readers never wait for the writer; NORMAL, because nothing is promised by the index: a
    /// power cut may cost its newest transactions, never its consistency, and its watermark says what to take from the ledger again.
    /// Throws SQLite::Exception.
    Connection(const std::string& file, Access access);

    /// Runs `work` alone on this connection. Whatever the database throws becomes an Error with a remedy.
    template <typename T>
    measure::Result<T> use(const std::function<T(Connection&)>& work) const
    {
        const std::lock_guard lock(mutex_);
        try {
            if constexpr (std::is_void_v<T>) {
                work(const_cast<Connection&>(*this));
                return {};
            } else {
                return work(const_cast<Connection&>(*this));
            }
        } catch (const SQLite::Exception& failure) {
            return tl::unexpected(explain(failure, file_));
        }
    }

    /// A prepared statement, reset and without bindings. An unknown name is a bug.
    SQLite::Statement& statement(std::string_view name);

    SQLite::Database& database() { return database_; }
    const std::string& file() const { return file_; }

    /// The Error for a failure of the database: what to do depends on its code.
    static measure::Error explain(const SQLite::Exception& failure, const std::string& file);

private:
    std::string file_;
    SQLite::Database database_;
    std::map<std::string, SQLite::Statement, std::less<>> statements_;
    mutable std::mutex mutex_;
};

}  // namespace collector::store::sqlite
