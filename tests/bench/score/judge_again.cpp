#include "bench/score/loops.hpp"
#include "bench/score/recorded.hpp"
#include "checks/check.hpp"
#include "codec/result_json.hpp"
#include "collector/scorekeeping/indexing.hpp"
#include "collector/scorekeeping/stored_batch.hpp"

#include <cstdio>

namespace bench {
namespace {

using collector::LedgerEntry;

/// The evidence of the recorded batches, unpacked and parsed beforehand.
std::vector<measure::Evidence> unpacked(const std::vector<LedgerEntry>& entries)
{
    std::vector<measure::Evidence> all;
    for (const auto& entry : entries) {
        const auto& received = std::get<collector::ReceivedBatch>(entry.fact);
        for (const auto& text : must(collector::scorekeeping::open_stored(received.batch.bytes)).lines) {
            auto line = must(codec::parse_batch_line(text));
            if (auto* task = std::get_if<measure::TaskResult>(&line)) {
                all.push_back(std::move(task->evidence));
            }
        }
    }
    return all;
}

}  // namespace

int judge_again(const Words& words)
{
    const auto wanted = words.number("--verdicts", 1'000'000);
    const auto entries = recorded_entries(words.text("--recorded"));
    std::size_t verdicts = 0;
    const Stopwatch whole;
    while (verdicts < wanted) {
        for (const auto& entry : entries) {
            for (const auto& result : must(collector::scorekeeping::judge(entry)).results) {
                verdicts += result.verdicts.size();
            }
        }
    }
    const auto ours = whole.seconds();
    const auto evidence = unpacked(entries);
    std::size_t bare = 0;
    const Stopwatch alone;
    while (bare < wanted) {
        for (const auto& one : evidence) {
            bare += checks::judge_all(one, {}).size();
        }
    }
    const auto raw = alone.seconds();
    std::printf("{\"verdicts\": %zu, \"us\": %.4f, \"raw_us\": %.4f}\n", verdicts,
                ours / static_cast<double>(verdicts) * 1e6, raw / static_cast<double>(bare) * 1e6);
    return 0;
}

}  // namespace bench
