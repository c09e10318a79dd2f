#include "bench/score/loops.hpp"
#include "bench/score/recorded.hpp"
#include "collector/scorekeeping/scoring.hpp"

#include <sqlite3.h>

#include <cstdio>
#include <memory>

namespace bench {
namespace {

struct Close {
    void operator()(sqlite3* database) const noexcept { sqlite3_close(database); }
    void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};

/// The verdicts of a window of rounds, one by one and in no order: what SQLite alone takes to hand them over.
std::size_t step_over(const std::string& file, const std::string& first)
{
    sqlite3* opened = nullptr;
    sqlite3_stmt* prepared = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr);
    const std::unique_ptr<sqlite3, Close> database(opened);
    const char* sql = "SELECT v.check_name, v.outcome, v.value FROM result r JOIN verdict v ON v.result = r.id"
                      " WHERE r.country = 'XA' AND r.round >= ?1";
    if (code != SQLITE_OK || sqlite3_prepare_v2(opened, sql, -1, &prepared, nullptr) != SQLITE_OK) {
        throw std::runtime_error("cannot read " + file);
    }
    const std::unique_ptr<sqlite3_stmt, Close> statement(prepared);
    sqlite3_bind_text(prepared, 1, first.data(), static_cast<int>(first.size()), SQLITE_STATIC);
    std::size_t rows = 0;
    while (sqlite3_step(prepared) == SQLITE_ROW) {
        ++rows;
    }
    return rows;
}

}  // namespace

int score_again(const Words& words)
{
    const auto file = words.text("--database");
    const auto index = must(collector::store::open("sqlite", file));
    collector::config::Config config;
    config.methodology = words.text("--methodology");
    const auto methodology = must(collector::scorekeeping::load_methodology(config));
    const auto rounds = must(index.store->rounds("XA"));
    const auto window = std::min<std::size_t>(rounds.size(), methodology.rules.time.window_days);
    const auto first = rounds[rounds.size() - window];
    collector::scorekeeping::Scorekeeper scorekeeper(*index.store, methodology);
    must(scorekeeper.note_newest_window());
    const Stopwatch whole;
    (void)must(scorekeeper.score());
    const auto ours = whole.seconds();
    const Stopwatch alone;
    const auto verdicts = step_over(file, first);
    const auto raw = alone.seconds();
    std::printf("{\"verdicts\": %zu, \"rounds\": %zu, \"us\": %.4f, \"raw_us\": %.4f}\n", verdicts, window,
                ours / static_cast<double>(verdicts) * 1e6, raw / static_cast<double>(verdicts) * 1e6);
    return 0;
}

}  // namespace bench
