#include "bench/score/loops.hpp"
#include "bench/score/recorded.hpp"
#include "collector/scorekeeping/indexing.hpp"
#include "collector/scorekeeping/scoring.hpp"

#include <algorithm>
#include <cstdio>

namespace bench {
namespace {

using collector::IndexEntry;
using collector::JudgedResult;

constexpr std::uint32_t kProbes = 5;
constexpr std::uint32_t kEntriesATransaction = 20;
constexpr std::array kTiers{measure::Tier::portal, measure::Tier::ministry, measure::Tier::agency, measure::Tier::municipal};

std::string domain_of(std::size_t number)
{
    return "t" + std::to_string(number) + ".example.test";
}

measure::Frame frame_of(std::size_t targets)
{
    measure::Frame frame;
    frame.country = "XA";
    frame.title = "A country of the bench";
    frame.sha256 = "bench";
    for (std::size_t i = 0; i < targets; ++i) {
        measure::Target target;
        target.domain = domain_of(i);
        target.country = "XA";
        target.sector = "tax";
        target.tier = kTiers[i % kTiers.size()];
        target.roles = {measure::Role::web, measure::Role::dns, measure::Role::mail};
        frame.targets.push_back(std::move(target));
    }
    return frame;
}

/// What a probe judged in the recorded laboratory: real verdicts in their real mixture.
std::vector<JudgedResult> templates(const std::string& folder)
{
    std::vector<JudgedResult> all;
    for (const auto& entry : recorded_entries(folder)) {
        auto judged = must(collector::scorekeeping::judge(entry));
        std::move(judged.results.begin(), judged.results.end(), std::back_inserter(all));
    }
    if (all.empty()) {
        throw std::runtime_error("the recorded batches hold no result");
    }
    return all;
}

/// One day of one probe.
IndexEntry day_of(const std::vector<JudgedResult>& samples, std::size_t targets, measure::Day day, std::uint32_t probe,
                  std::uint64_t position)
{
    const auto name = "probe-" + std::to_string(probe);
    IndexEntry entry;
    entry.position = position;
    entry.at = measure::Timestamp(day) + std::chrono::hours(12);
    entry.batch = measure::BatchId{.probe = name, .stream = "00ff", .seq = position};
    entry.batch_sha256 = "bench";
    for (std::size_t i = 0; i < targets; ++i) {
        auto result = samples[i % samples.size()];
        result.key = {.position = position, .line = static_cast<std::uint32_t>(i + 1)};
        result.probe = name;
        result.as_number = 64500 + probe;
        result.probe_country = probe < 3 ? "XA" : "XB";
        result.target = domain_of(i);
        result.country = "XA";
        result.round = measure::to_iso_date(day);
        result.attempt = 1;
        result.qualified_ipv4 = true;
        result.qualified_ipv6 = true;
        result.operator_cluster = "AS" + std::to_string(64600 + i % (targets / 8 + 1));
        entry.results.push_back(std::move(result));
    }
    return entry;
}

std::size_t verdicts_in(const IndexEntry& entry)
{
    std::size_t count = 0;
    for (const auto& result : entry.results) {
        count += result.verdicts.size();
    }
    return count;
}

std::size_t write_days(collector::Store& store, const Words& words, std::size_t targets)
{
    const auto samples = templates(words.text("--recorded"));
    const auto wanted = words.number("--verdicts", 10'000'000);
    auto day = measure::parse_iso_date("2020-01-01").value();
    std::uint64_t position = 1;
    std::size_t written = 0;
    std::vector<IndexEntry> group;
    for (; written < wanted; day += std::chrono::days(1)) {
        for (std::uint32_t probe = 0; probe < kProbes; ++probe) {
            group.push_back(day_of(samples, targets, day, probe, ++position));
            written += verdicts_in(group.back());
        }
        if (group.size() >= kEntriesATransaction || written >= wanted) {
            must(store.apply_all(group));
            group.clear();
        }
    }
    return written;
}

}  // namespace

int fill(const Words& words)
{
    const auto targets = words.number("--targets", 500);
    const auto index = must(collector::store::open("sqlite", words.text("--database")));
    collector::config::Config config;
    config.methodology = words.text("--methodology");
    const auto methodology = must(collector::scorekeeping::load_methodology(config));
    IndexEntry first;
    first.position = 1;
    first.at = measure::Timestamp(measure::parse_iso_date("2020-01-01").value());
    first.frame = frame_of(targets);
    must(index.store->apply(first));
    const auto verdicts = write_days(*index.store, words, targets);
    collector::scorekeeping::Scorekeeper scorekeeper(*index.store, methodology);
    must(scorekeeper.note_newest_window());
    (void)must(scorekeeper.score());
    std::printf("{\"verdicts\": %zu, \"targets\": %zu}\n", verdicts, targets);
    return 0;
}

}  // namespace bench
