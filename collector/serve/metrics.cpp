#include "collector/serve/metrics.hpp"

#include "collector/serve/made_by.hpp"
#include "measure/words.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <map>
#include <sstream>
#include <utility>

namespace collector::serve {
namespace {

namespace pm = prometheus;

/// An fsync takes from a tenth of a millisecond (battery-backed) to seconds (a dying disk).
const pm::Histogram::BucketBoundaries kFsyncSeconds{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5};

pm::Family<pm::Counter>& counter(pm::Registry& registry, const char* name, const char* help)
{
    return pm::BuildCounter().Name(name).Help(help).Register(registry);
}

pm::Family<pm::Gauge>& gauge(pm::Registry& registry, const char* name, const char* help)
{
    return pm::BuildGauge().Name(name).Help(help).Register(registry);
}

/// One series a word, present from the start: an alert on a rate needs the zero before the first event.
template <typename Enum>
std::vector<pm::Counter*> one_each(pm::Family<pm::Counter>& family, const std::string& label)
{
    std::vector<pm::Counter*> counters;
    for (const auto word : words_of(Enum{})) {
        counters.push_back(&family.Add({{label, std::string(word)}}));
    }
    return counters;
}

double unix_seconds(measure::Timestamp time)
{
    return measure::in_seconds(time.time_since_epoch());
}

using StateCounts = std::map<measure::State, std::uint32_t>;

/// Every state has its series: what is zero today is the alert of tomorrow.
void add_states(pm::Family<pm::Gauge>& family, const pm::Labels& labels, const StateCounts& states)
{
    for (const auto word : words_of(measure::State{})) {
        const auto found = states.find(measure::from_word<measure::State>(word).value());
        auto all = labels;
        all["state"] = word;
        family.Add(all).Set(found == states.end() ? 0U : found->second);
    }
}

/// The index, its interval and what it rests on.
void add_scores(pm::Registry& registry, const Scrape& scrape)
{
    auto& ratio = gauge(registry, "sextant_collector_score_ratio", "National index, 0 to 1; absent while there is none.");
    auto& low = gauge(registry, "sextant_collector_score_low_ratio", "Lower end of the index's interval.");
    auto& high = gauge(registry, "sextant_collector_score_high_ratio", "Upper end of the index's interval.");
    auto& coverage =
        gauge(registry, "sextant_collector_score_coverage_ratio", "Share of the frame that the score rests on.");
    auto& age = gauge(registry, "sextant_collector_score_age_seconds", "Age of the newest national score.");
    auto& origin = gauge(registry, "sextant_collector_score_info", "What the national scores are made by; always 1.");
    for (const auto& nation : scrape.nations) {
        const auto& score = nation.score;
        const pm::Labels labels{{"country", score.country}};
        origin
            .Add({{"country", score.country},
                  {"methodology", score.methodology},
                  {"methodology_sha256", score.methodology_sha256},
                  {"frame_sha256", score.frame_sha256},
                  {"frame_reviewed", review_cell(nation.details)},
                  {"window_first", score.window_first},
                  {"window_last", score.window_last},
                  {"software", score.software}})
            .Set(1);
        for (const auto& [family, value] : {std::pair{&ratio, score.index}, {&low, score.low}, {&high, score.high}}) {
            if (value) {
                family->Add(labels).Set(*value);
            }
        }
        coverage.Add(labels).Set(score.coverage);
        age.Add(labels).Set(measure::in_seconds(scrape.now - score.as_of));
    }
}

void add_targets(pm::Registry& registry, const Scrape& scrape)
{
    auto& targets = gauge(registry, "sextant_collector_targets", "Targets by the state shown to the public.");
    auto& sectors = gauge(registry, "sextant_collector_sector_targets", "Targets of one sector by state.");
    auto& causes = gauge(registry, "sextant_collector_cause_targets", "Targets that their owners could mend, by cause.");
    for (const auto& nation : scrape.nations) {
        const auto& country = nation.score.country;
        add_states(targets, {{"country", country}}, nation.states);
        for (const auto& [sector, states] : nation.sectors) {
            add_states(sectors, {{"country", country}, {"sector", sector}}, states);
        }
        for (const auto& cause : nation.causes) {
            causes.Add({{"country", country}, {"cause", std::string(measure::to_word(cause.cause))}}).Set(cause.targets);
        }
    }
}

void add_probes(pm::Registry& registry, const Scrape& scrape)
{
    auto& seen = gauge(registry, "sextant_collector_probe_last_seen_timestamp_seconds",
                       "When the newest report of the probe's vantage was made.");
    auto& qualified = gauge(registry, "sextant_collector_probe_qualified",
                            "1 when the probe's own line worked over both families at its last report.");
    for (const auto& vantage : scrape.vantages) {
        if (!vantage.latest || vantage.revoked) {
            continue;
        }
        const pm::Labels labels{{"probe", vantage.registration.probe}};
        seen.Add(labels).Set(unix_seconds(vantage.latest->at));
        qualified.Add(labels).Set(vantage.latest->qualified_ipv4 && vantage.latest->qualified_ipv6 ? 1 : 0);
    }
}

void add_total(pm::Registry& registry, const char* name, const char* help, std::uint64_t total)
{
    counter(registry, name, help).Add({}).Increment(static_cast<double>(total));
}

void add_listener(pm::Registry& registry, const http::Counts& counts)
{
    add_total(registry, "sextant_collector_http_connections_total", "Connections accepted.", counts.connections);
    add_total(registry, "sextant_collector_http_connections_refused_total", "Connections closed because a cap was reached.",
              counts.refused);
    add_total(registry, "sextant_collector_http_handshakes_failed_total", "TLS handshakes that failed.",
              counts.handshakes_failed);
    add_total(registry, "sextant_collector_http_requests_total", "Requests whose header was read.", counts.requests);
    add_total(registry, "sextant_collector_http_problems_total", "Requests refused before a handler saw them.",
              counts.problems);
}

}  // namespace

struct Series {
    pm::Registry registry;
    std::vector<pm::Counter*> batches = one_each<BatchOutcome>(
        counter(registry, "sextant_collector_batches_total", "Batches received, by what became of them."), "outcome");
    std::vector<pm::Counter*> rejected = one_each<Rejection>(
        counter(registry, "sextant_collector_rejected_total", "Batches not taken in, by reason."), "reason");
    pm::Counter& results = counter(registry, "sextant_collector_results_total", "Results taken in.").Add({});
    pm::Counter& duplicates =
        counter(registry, "sextant_collector_duplicates_total", "Results that came again and were not counted twice.")
            .Add({});
    pm::Gauge& ledger = gauge(registry, "sextant_collector_ledger_bytes", "Size of the ledger on disk.").Add({});
    pm::Histogram& fsync = pm::BuildHistogram()
                               .Name("sextant_collector_ledger_fsync_seconds")
                               .Help("Time of one fsync of the ledger.")
                               .Register(registry)
                               .Add({}, kFsyncSeconds);
};

Metrics::Metrics(const std::string& version, const std::string& methodology) : series_(std::make_unique<Series>())
{
    gauge(series_->registry, "sextant_collector_build_info", "Always 1; what runs is in the labels.")
        .Add({{"version", version}, {"methodology", methodology}})
        .Set(1);
}

Metrics::~Metrics() = default;

void Metrics::count_batch(BatchOutcome outcome)
{
    series_->batches[static_cast<std::size_t>(outcome)]->Increment();
}

void Metrics::count_results(std::uint64_t taken_in)
{
    series_->results.Increment(static_cast<double>(taken_in));
}

void Metrics::count_duplicates(std::uint64_t results)
{
    series_->duplicates.Increment(static_cast<double>(results));
}

void Metrics::count_rejected(Rejection reason)
{
    series_->rejected[static_cast<std::size_t>(reason)]->Increment();
}

void Metrics::set_ledger_bytes(std::uint64_t octets)
{
    series_->ledger.Set(static_cast<double>(octets));
}

void Metrics::observe_fsync(measure::Duration elapsed)
{
    series_->fsync.Observe(measure::in_seconds(elapsed));
}

std::string Metrics::text(const Scrape& scrape) const
{
    pm::Registry fresh;
    add_scores(fresh, scrape);
    add_targets(fresh, scrape);
    add_probes(fresh, scrape);
    add_listener(fresh, scrape.listener);
    std::ostringstream out;
    const pm::TextSerializer serializer;
    serializer.Serialize(out, series_->registry.Collect());
    serializer.Serialize(out, fresh.Collect());
    return std::move(out).str();
}

}  // namespace collector::serve
