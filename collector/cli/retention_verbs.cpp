#include "collector/cli/retention_verbs.hpp"

#include "collector/aggregate/rounds.hpp"
#include "collector/cli/console.hpp"
#include "collector/cli/deed_of.hpp"
#include "collector/cli/verbs.hpp"
#include "collector/ledger/drop.hpp"
#include "collector/scorekeeping/data_lock.hpp"
#include "collector/scorekeeping/indexing.hpp"
#include "collector/scorekeeping/kept_scores.hpp"
#include "daemon/whole_file.hpp"

#include <fstream>
#include <map>

namespace collector::cli {
namespace {

measure::Result<std::vector<ledger::Root>> published_roots(const std::string& file)
{
    std::ifstream stream(file);
    if (!stream) {
        return measure::error("cannot read the published roots", file, "name the file of `ledger roots` that was published");
    }
    std::vector<ledger::Root> roots;
    for (std::string line; std::getline(stream, line);) {
        auto root = ledger::read_root(line);
        if (!root) {
            return tl::unexpected(root.error());
        }
        roots.push_back(*std::move(root));
    }
    return roots;
}

/// By country and day: what was kept earlier, and every score whose window or states reach back before `day`.
measure::Result<std::map<std::pair<std::string, std::string>, std::string>> scores_to_keep(const Config& config,
                                                                                           const std::string& day)
{
    std::map<std::pair<std::string, std::string>, std::string> lines;
    const auto kept = scorekeeping::kept_scores(config);
    if (!kept) {
        return tl::unexpected(kept.error());
    }
    for (const auto& score : *kept) {
        lines[{score.country, score.window_last}] = scorekeeping::score_line(score);
    }
    const auto index = scorekeeping::open_index(config);
    const auto newest = index ? index->views->latest_scores() : tl::unexpected(index.error());
    if (!newest) {
        return tl::unexpected(newest.error());
    }
    for (const auto& last : *newest) {
        const auto history = index->views->score_history(last.country);
        if (!history) {
            return tl::unexpected(history.error());
        }
        for (const auto& score : *history) {
            if (scorekeeping::looks_back_to(score) < day) {
                lines.try_emplace({score.country, score.window_last}, scorekeeping::score_line(score));
            }
        }
    }
    return lines;
}

measure::Result<void> keep_scores(const Config& config, const std::string& day)
{
    const auto lines = scores_to_keep(config, day);
    if (!lines) {
        return tl::unexpected(lines.error());
    }
    std::string text;
    for (const auto& [key, line] : *lines) {
        text += line + "\n";
    }
    return daemons::write_whole(daemons::real_files(), scorekeeping::kept_scores_file(config), text);
}

measure::Result<std::vector<ledger::DroppedRange>> perform(const Config& config, const DropRequest& request)
{
    const auto day = measure::parse_iso_date(request.before);
    if (!day) {
        return measure::error("'" + request.before + "' is no day", "--before", "write it as 2026-11-21");
    }
    const auto published = published_roots(request.published);
    const auto lock = published ? scorekeeping::lock_data(config.directory) : tl::unexpected(published.error());
    if (!lock) {
        return tl::unexpected(lock.error());
    }
    if (!*lock) {
        return measure::error("a collector is running on the data directory", config.directory,
                              "stop it first; what probes report meanwhile waits with them");
    }
    return write_down(config, "ledger_drop", "before " + request.before)
        .and_then([&] { return keep_scores(config, request.before); })
        .and_then([&] {
            return ledger::drop(config::ledger_directory(config), measure::Timestamp(*day), *published,
                                daemons::real_files());
        });
}

}  // namespace

int ledger_roots(const Config& config)
{
    const auto contents = ledger::load(config::ledger_directory(config));
    const auto roots = contents ? ledger::roots(*contents) : tl::unexpected(contents.error());
    if (!roots) {
        return complain(roots.error());
    }
    for (const auto& root : *roots) {
        print(ledger::root_line(root) + "\n");
    }
    return code(Exit::ok);
}

int ledger_drop(const Config& config, const DropRequest& request)
{
    const auto dropped = perform(config, request);
    if (!dropped) {
        return complain(dropped.error());
    }
    std::uint64_t entries = 0;
    std::uint64_t octets = 0;
    for (const auto& range : *dropped) {
        entries += range.count();
        octets += range.octets;
    }
    say("dropped " + std::to_string(entries) + " entries of " + std::to_string(octets) +
        " octets; stubs keep the chain, and the scores that were made of them are kept");
    // What the index still holds of them goes too.
    return rejudge(config);
}

measure::Result<std::string> what_is_lacking(const Config& config, const std::string& first_day, measure::Timestamp as_of)
{
    const auto dropped = ledger::dropped_ranges(config::ledger_directory(config));
    if (!dropped) {
        return tl::unexpected(dropped.error());
    }
    std::uint64_t entries = 0;
    std::string until;
    for (const auto& range : *dropped) {
        if (range.from <= as_of && aggregate::day_of(range.until) >= first_day) {
            entries += range.count();
            until = aggregate::day_of(range.until);
        }
    }
    return entries == 0 ? std::string()
                        : "this lacks " + std::to_string(entries) + " entries that came in up to " + until +
                              " and were dropped from the ledger: it is not the score that was published then, which the "
                              "history still has";
}

}  // namespace collector::cli
