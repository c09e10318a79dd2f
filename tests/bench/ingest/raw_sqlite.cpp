#include "bench/ingest/batch_file.hpp"
#include "bench/ingest/spent.hpp"
#include "bench/ingest/words.hpp"
#include "codec/result_json.hpp"
#include "measure/words.hpp"

#include <sqlite3.h>

#include <array>
#include <cstdio>
#include <memory>
#include <span>
#include <stdexcept>

/// What SQLite alone costs: 17 columns of each result, prepared in memory, inserted in transactions. No parsing, no judging.
namespace {

struct Row {
    std::array<std::string, 10> texts;
    std::array<std::int64_t, 6> numbers{};
    double elapsed = 0;
};

constexpr const char* kTables =
    "CREATE TABLE result (domain TEXT, country TEXT, organisation TEXT, sector TEXT, tier TEXT, round TEXT, probe TEXT,"
    " boot TEXT, software TEXT, frame TEXT, due INTEGER, attempt INTEGER, gate INTEGER, started INTEGER, lookups INTEGER,"
    " fetches INTEGER, elapsed REAL);"
    "CREATE TABLE rollup (country TEXT, round TEXT, tier TEXT, results INTEGER, elapsed REAL,"
    " PRIMARY KEY (country, round, tier)) WITHOUT ROWID;"
    "CREATE TABLE latest (domain TEXT PRIMARY KEY, started INTEGER, lookups INTEGER, fetches INTEGER, elapsed REAL)"
    " WITHOUT ROWID;";
constexpr const char* kInsert = "INSERT INTO result VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17)";
constexpr const char* kRollup =
    "INSERT INTO rollup VALUES (?1,?2,?3,?4,?5) ON CONFLICT DO UPDATE SET results = results + excluded.results,"
    " elapsed = elapsed + excluded.elapsed";
constexpr const char* kLatest =
    "INSERT INTO latest VALUES (?1,?2,?3,?4,?5) ON CONFLICT DO UPDATE SET started = excluded.started,"
    " lookups = excluded.lookups, fetches = excluded.fetches, elapsed = excluded.elapsed"
    " WHERE excluded.started >= latest.started";

std::int64_t micros(measure::Timestamp time)
{
    return time.time_since_epoch().count();
}

Row row_of(const measure::TaskResult& result)
{
    const auto& seen = result.evidence;
    const auto& task = seen.task;
    const auto& vantage = seen.vantage;
    const auto& target = task.target;
    return {.texts = {{target.domain, target.country, target.organisation, target.sector,
                       std::string(measure::to_word(target.tier)), task.round, vantage.probe, vantage.boot_id,
                       vantage.software, task.frame_sha256}},
            .numbers = {{micros(task.due), task.attempt, micros(vantage.before.at), micros(seen.started),
                         static_cast<std::int64_t>(seen.lookups.size()), static_cast<std::int64_t>(seen.fetches.size())}},
            .elapsed = std::chrono::duration<double>(seen.elapsed).count()};
}

std::vector<Row> read_rows(const std::string& folder)
{
    std::vector<Row> rows;
    for (const auto& text : bench::read_lines(folder)) {
        const auto line = codec::parse_batch_line(text);
        if (line && std::holds_alternative<measure::TaskResult>(*line)) {
            rows.push_back(row_of(std::get<measure::TaskResult>(*line)));
        }
    }
    return rows;
}

struct Close {
    void operator()(sqlite3* database) const noexcept { sqlite3_close(database); }
    void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, Close>;
using Statement = std::unique_ptr<sqlite3_stmt, Close>;

void execute(sqlite3* database, const std::string& sql)
{
    if (sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        throw std::runtime_error(sqlite3_errmsg(database));
    }
}

Database open(const std::string& file, const std::string& synchronous)
{
    sqlite3* opened = nullptr;
    const int code = sqlite3_open(file.c_str(), &opened);
    Database database(opened);
    if (code != SQLITE_OK) {
        throw std::runtime_error("cannot open " + file);
    }
    execute(opened, "PRAGMA journal_mode = WAL; PRAGMA synchronous = " + synchronous + ";" + kTables);
    return database;
}

Statement prepare(sqlite3* database, const char* sql)
{
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) != SQLITE_OK) {
        throw std::runtime_error(sqlite3_errmsg(database));
    }
    return Statement(statement);
}

void bind(sqlite3_stmt* statement, int at, const std::string& text)
{
    sqlite3_bind_text(statement, at, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
}

void step(sqlite3_stmt* statement)
{
    if (sqlite3_step(statement) != SQLITE_DONE) {
        throw std::runtime_error(sqlite3_errmsg(sqlite3_db_handle(statement)));
    }
    sqlite3_reset(statement);
}

class Loop {
public:
    Loop(const std::string& file, const std::string& synchronous)
        : database_(open(file, synchronous)), insert_(prepare(database_.get(), kInsert)),
          rollup_(prepare(database_.get(), kRollup)), latest_(prepare(database_.get(), kLatest))
    {
    }

    void commit(std::span<const Row> rows, bool with_rollup)
    {
        execute(database_.get(), "BEGIN IMMEDIATE");
        for (const auto& row : rows) {
            insert(row);
        }
        if (with_rollup) {
            keep_views(rows);
        }
        execute(database_.get(), "COMMIT");
    }

private:
    void insert(const Row& row)
    {
        int at = 0;
        for (const auto& text : row.texts) {
            bind(insert_.get(), ++at, text);
        }
        for (const auto number : row.numbers) {
            sqlite3_bind_int64(insert_.get(), ++at, number);
        }
        sqlite3_bind_double(insert_.get(), ++at, row.elapsed);
        step(insert_.get());
    }

    void keep_views(std::span<const Row> rows)
    {
        std::map<std::array<std::string, 3>, std::pair<std::int64_t, double>> sums;
        for (const auto& row : rows) {
            auto& [count, elapsed] = sums[{row.texts[1], row.texts[5], row.texts[4]}];
            ++count;
            elapsed += row.elapsed;
            put_latest(row);
        }
        for (const auto& [key, sum] : sums) {
            put_rollup(key, sum);
        }
    }

    void put_latest(const Row& row)
    {
        bind(latest_.get(), 1, row.texts[0]);
        sqlite3_bind_int64(latest_.get(), 2, row.numbers[3]);
        sqlite3_bind_int64(latest_.get(), 3, row.numbers[4]);
        sqlite3_bind_int64(latest_.get(), 4, row.numbers[5]);
        sqlite3_bind_double(latest_.get(), 5, row.elapsed);
        step(latest_.get());
    }

    void put_rollup(const std::array<std::string, 3>& key, const std::pair<std::int64_t, double>& sum)
    {
        for (int i = 0; i < 3; ++i) {
            bind(rollup_.get(), i + 1, key.at(static_cast<std::size_t>(i)));
        }
        sqlite3_bind_int64(rollup_.get(), 4, sum.first);
        sqlite3_bind_double(rollup_.get(), 5, sum.second);
        step(rollup_.get());
    }

    Database database_;
    Statement insert_;
    Statement rollup_;
    Statement latest_;
};

int run(const bench::Words& words)
{
    const auto rows = read_rows(words.text("--folder"));
    const auto transaction = words.number("--transaction", 1000);
    const auto repeat = words.number("--repeat", 1);
    const bool with_rollup = words.text("--rollup", "no") == "yes";
    Loop loop(words.text("--database"), words.text("--synchronous", "NORMAL"));
    const auto spent = bench::Spent::begin();
    for (std::size_t pass = 0; pass < repeat; ++pass) {
        for (std::size_t at = 0; at < rows.size(); at += transaction) {
            loop.commit(std::span(rows).subspan(at, std::min(transaction, rows.size() - at)), with_rollup);
        }
    }
    std::puts(spent.json(rows.size() * repeat).c_str());
    return 0;
}

}  // namespace

int main(int argc, char** argv)
{
    return bench::main_with(argc, argv, run);
}
