#pragma once

#include "bench/ingest/words.hpp"

#include <chrono>

namespace bench {

/// Fills an index with `--verdicts` verdicts of made-up targets and scores its newest window.
int fill(const Words& words);

/// Asks an index for scores `--times` times; a raw statement over the same file beside it.
int ask(const Words& words);

/// Judges recorded batches of the ledger again until `--verdicts` are judged; beside it the checks alone, over evidence that is unpacked.
int judge_again(const Words& words);

/// Scores the newest window of an index again; beside it SQLite alone, stepping over the same votes.
int score_again(const Words& words);

class Stopwatch {
public:
    double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count(); }

private:
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

}  // namespace bench
