#pragma once

#include "measure/evidence.hpp"
#include "measure/verdict.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What travels from a probe to a collector: sealed batches of results.
namespace measure {

/// The probe's answer to one task.
struct TaskResult {
    Evidence evidence;
    std::vector<Verdict> verdicts;  ///< As the probe judged on the spot; the collector judges the evidence again.
};

/// What a probe says of itself when it measures nothing: its gate failed.
struct VantageReport {
    Vantage vantage;
    std::string round;
    std::vector<Verdict> verdicts;  ///< Of the vantage checks (V).
};

/// Sealed batches that the probe had to drop; travels in the next header.
struct Tombstone {
    std::uint64_t first = 0;  ///< Sequence numbers, inclusive.
    std::uint64_t last = 0;
    std::uint64_t results = 0;
    std::string reason;       ///< "full", "age", "corrupt"
    std::string last_sha256;  ///< Hash of the last batch dropped, "" when unreadable.
};

/// Identity of a batch. A number is never reused within a stream; a wiped disk makes a new stream.
struct BatchId {
    std::string probe;
    std::string stream;     ///< 32 hex digits drawn when the spool was made.
    std::uint64_t seq = 0;  ///< From 1.

    auto operator<=>(const BatchId&) const = default;
};

/// First line of a batch.
struct BatchHeader {
    BatchId id;
    Timestamp sealed;
    std::uint64_t results = 0;
    std::string boot_id;
    std::string software;
    std::string previous_sha256;  ///< Of the batch before it in the stream: a chain.
    std::vector<Tombstone> tombstones;
};

/// A batch as it is stored and sent: the same bytes every time, hence the same hash.
struct SealedBatch {
    BatchId id;
    std::string bytes;   ///< One zstd frame of NDJSON.
    std::string sha256;  ///< Of `bytes`, lower-case hex.
};

using BatchLine = std::variant<TaskResult, VantageReport>;

}  // namespace measure
