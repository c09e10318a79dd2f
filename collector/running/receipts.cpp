#include "collector/running/receipts.hpp"

#include "collector/running/log_events.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace collector::running {
namespace {

using serve::BatchOutcome;
using serve::Rejection;

struct Kind {
    std::string_view word;
    std::optional<Rejection> rejection;  ///< nullopt: ours, not the probe's.
};

constexpr std::array kKinds{
    Kind{"token_missing", Rejection::unauthorised},
    Kind{"token_unknown", Rejection::unauthorised},
    Kind{"foreign_batch", Rejection::unauthorised},
    Kind{"foreign_result", Rejection::unauthorised},
    Kind{"quota_exceeded", Rejection::quota},
    Kind{"batch_too_large", Rejection::too_large},
    Kind{"batch_unreadable", Rejection::damaged},
    Kind{"line_unreadable", Rejection::malformed},
    Kind{"identity_differs", Rejection::malformed},
    Kind{"length_required", Rejection::malformed},
    Kind{"not_found", Rejection::malformed},
    Kind{"method_not_allowed", Rejection::malformed},
    Kind{"batch_differs", Rejection::conflict},
    Kind{"batch_underway", std::nullopt},
    Kind{"store_unavailable", std::nullopt},
    Kind{"ledger_unavailable", std::nullopt},
    Kind{"disk_full", std::nullopt},
    Kind{"foreign_run", Rejection::unauthorised},
    Kind{"run_too_large", Rejection::too_large},
    Kind{"run_unreadable", Rejection::malformed},
    Kind{"run_differs", Rejection::conflict},
    Kind{"run_underway", std::nullopt},
};

void record_refusal(serve::Metrics& metrics, const ingest::Received& received)
{
    const auto* kind = std::ranges::find(kKinds, received.word, &Kind::word);
    const bool ours = kind == kKinds.end() || !kind->rejection;
    metrics.count_batch(ours ? BatchOutcome::failed : BatchOutcome::rejected);
    if (!ours) {
        metrics.count_rejected(*kind->rejection);
    }
    const auto& event = received.word == "batch_differs"                ? events::kBatchDiffers
                        : ours && !received.word.ends_with("_underway") ? events::kLedgerRefused
                                                                        : events::kBatchRefused;
    daemons::log(event, {{"kind", std::string(received.word)}, {"probe", received.probe}, {"detail", received.detail}});
}

}  // namespace

void record(serve::Metrics& metrics, const ingest::Received& received)
{
    if (received.word == "device_run" || received.word == "device_run_again") {
        return;  // No batch of a probe; the log tells of it when the index takes it in.
    }
    if (received.word == "accepted") {
        metrics.count_batch(BatchOutcome::accepted);
        metrics.count_results(received.results);
        return;
    }
    if (received.word == "duplicate") {
        metrics.count_batch(BatchOutcome::duplicate);
        metrics.count_duplicates(received.results);
        return;
    }
    record_refusal(metrics, received);
}

}  // namespace collector::running
