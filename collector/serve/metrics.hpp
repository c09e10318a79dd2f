#pragma once

#include "collector/serve/national_table.hpp"
#include "http/limits.hpp"
#include "measure/time.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace collector::serve {

/// What became of a batch that a probe sent.
enum class BatchOutcome : std::uint8_t { accepted, duplicate, rejected, failed };

constexpr std::array<std::string_view, 4> words_of(BatchOutcome)
{
    return {"accepted", "duplicate", "rejected", "failed"};
}

/// Why a batch was not taken in.
enum class Rejection : std::uint8_t { unauthorised, revoked, quota, too_large, malformed, damaged, conflict };

constexpr std::array<std::string_view, 7> words_of(Rejection)
{
    return {"unauthorised", "revoked", "quota", "too_large", "malformed", "damaged", "conflict"};
}

/// What a scrape reads afresh instead of being told.
struct Scrape {
    const std::vector<Nation>& nations;
    const std::vector<VantageView>& vantages;
    measure::Timestamp now;
    http::Counts listener;
};

struct Series;

/// The collector's metrics. Labels come from closed lists and from the registered probes and countries, never from what
/// was measured: a frame of twenty thousand targets adds no series.
class Metrics {
public:
    Metrics(const std::string& version, const std::string& methodology);
    Metrics(const Metrics&) = delete;
    Metrics& operator=(const Metrics&) = delete;
    ~Metrics();

    void count_batch(BatchOutcome outcome);
    void count_results(std::uint64_t taken_in);
    void count_duplicates(std::uint64_t results);
    void count_rejected(Rejection reason);
    void set_ledger_bytes(std::uint64_t octets);
    void observe_fsync(measure::Duration elapsed);

    /// Prometheus' text format 0.0.4.
    std::string text(const Scrape& scrape) const;

private:
    std::unique_ptr<Series> series_;
};

}  // namespace collector::serve
