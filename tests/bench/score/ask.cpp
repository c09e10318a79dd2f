#include "bench/score/loops.hpp"
#include "bench/score/recorded.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>

namespace bench {
namespace {

struct Close {
    void operator()(sqlite3* database) const noexcept { sqlite3_close(database); }
    void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};

/// The row of the newest score by a statement of its own: what SQLite alone takes.
class RawRow {
public:
    explicit RawRow(const std::string& file)
    {
        sqlite3* database = nullptr;
        const int opened = sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READONLY, nullptr);
        database_.reset(database);
        sqlite3_stmt* statement = nullptr;
        const char* sql = "SELECT document FROM score WHERE country = 'XA' ORDER BY window_last DESC LIMIT 1";
        if (opened != SQLITE_OK || sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) != SQLITE_OK) {
            throw std::runtime_error("cannot read " + file);
        }
        statement_.reset(statement);
    }

    std::size_t octets()
    {
        if (sqlite3_step(statement_.get()) != SQLITE_ROW) {
            throw std::runtime_error("no score");
        }
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), 0));
        const auto* text = sqlite3_column_text(statement_.get(), 0);
        const std::string copy(text, text + size);
        sqlite3_reset(statement_.get());
        return copy.size();
    }

private:
    std::unique_ptr<sqlite3, Close> database_;
    std::unique_ptr<sqlite3_stmt, Close> statement_;
};

/// Milliseconds of each call, sorted.
std::vector<double> timed(std::size_t times, const std::function<void()>& call)
{
    std::vector<double> took;
    for (std::size_t i = 0; i < times; ++i) {
        const Stopwatch watch;
        call();
        took.push_back(watch.seconds() * 1000);
    }
    std::sort(took.begin(), took.end());
    return took;
}

double quantile(const std::vector<double>& sorted, double share)
{
    return sorted.at(std::min(sorted.size() - 1, static_cast<std::size_t>(share * static_cast<double>(sorted.size()))));
}

}  // namespace

int ask(const Words& words)
{
    const auto file = words.text("--database");
    const auto times = words.number("--times", 2000);
    const auto index = must(collector::store::open("sqlite", file));
    RawRow raw(file);
    std::size_t octets = 0;
    const auto ours = timed(times, [&] { octets = must(index.views->latest_score("XA")).value().document.size(); });
    const auto all = timed(times, [&] { (void)must(index.views->latest_scores()); });
    const auto bare = timed(times, [&] { octets = raw.octets(); });
    std::printf("{\"score_p99_ms\": %.4f, \"score_p50_ms\": %.4f, \"scores_p99_ms\": %.4f, \"raw_p99_ms\": %.4f, "
                "\"raw_p50_ms\": %.4f, \"octets\": %zu}\n",
                quantile(ours, 0.99), quantile(ours, 0.5), quantile(all, 0.99), quantile(bare, 0.99), quantile(bare, 0.5),
                octets);
    return 0;
}

}  // namespace bench
