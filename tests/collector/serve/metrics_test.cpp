#include "public_face.hpp"
#include "tests/fakes/ask_promtool.hpp"

#include <catch2/catch.hpp>

using collector::serve::BatchOutcome;
using collector::serve::Rejection;
using serving::PublicFace;

TEST_CASE("the metrics say what was counted and what is shown, never a target's name", "[serve]")
{
    PublicFace face;
    face.metrics.count_batch(BatchOutcome::accepted);
    face.metrics.count_results(40);
    face.metrics.count_rejected(Rejection::malformed);
    face.metrics.set_ledger_bytes(1000);
    face.metrics.observe_fsync(std::chrono::milliseconds{3});

    const auto text = face.ask("/metrics").body;

    for (const auto* line :
         {"sextant_collector_batches_total{outcome=\"accepted\"} 1", "sextant_collector_results_total 40",
          "sextant_collector_rejected_total{reason=\"malformed\"} 1", "sextant_collector_rejected_total{reason=\"quota\"} 0",
          "sextant_collector_ledger_bytes 1000", "sextant_collector_score_ratio{country=\"XA\"} 0.586",
          "sextant_collector_score_low_ratio{country=\"XA\"} 0.2637",
          "sextant_collector_score_high_ratio{country=\"XA\"} 0.8137",
          "sextant_collector_score_coverage_ratio{country=\"XA\"} 0.9",
          "sextant_collector_score_age_seconds{country=\"XA\"} 3600",
          "sextant_collector_sector_targets{country=\"XA\",sector=\"tax\",state=\"broken\"} 3",
          "sextant_collector_cause_targets{cause=\"refused\",country=\"XA\"} 3",
          "sextant_collector_targets{country=\"XA\",state=\"broken\"} 3",
          "sextant_collector_probe_last_seen_timestamp_seconds{probe=\"probe-1\"} 1795233600",
          "sextant_collector_build_info{methodology=\"IRS-1.0.0\",version=\"0.1.0\"} 1"}) {
        CAPTURE(line, text);
        CHECK(text.find(line) != std::string::npos);
    }
    CHECK(text.find("example.test") == std::string::npos);
}

TEST_CASE("promtool finds nothing to say about the metrics", "[serve]")
{
    PublicFace face;

    CHECK(fakes::ask_promtool(face.ask("/metrics").body) == "");
}
