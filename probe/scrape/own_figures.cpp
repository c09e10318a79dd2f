#include "probe/scrape/own_figures.hpp"

#include "daemon/metrics.hpp"

namespace probe::scrape {

using daemons::Metrics;

namespace {

double unix_seconds(measure::Timestamp time)
{
    return measure::in_seconds(time.time_since_epoch());
}

double as_number(std::uint64_t count)
{
    return static_cast<double>(count);
}

void add_gate(Metrics& into, const OwnFigures& figures)
{
    if (figures.gate) {
        into.set("sextant_probe_gate_open", "1 when the probe's own line worked over both families at the last look.",
                 figures.gate->open ? 1 : 0);
        into.set("sextant_probe_gate_timestamp_seconds", "When the gate was last looked at.",
                 unix_seconds(figures.gate->at));
    }
}

void add_round(Metrics& into, const OwnFigures& figures)
{
    constexpr auto kHelp = "Targets of the round by whether they were measured.";
    into.set("sextant_probe_round_targets", kHelp, as_number(figures.measured), {{"state", "measured"}});
    into.set("sextant_probe_round_targets", kHelp, as_number(figures.waiting), {{"state", "waiting"}});
}

void add_spool(Metrics& into, const OwnFigures& figures)
{
    into.set("sextant_probe_spool_batches", "Sealed batches the collector does not have yet.",
             as_number(figures.spool_batches));
    into.set("sextant_probe_spool_bytes", "Size of the spool on disk.", as_number(figures.spool_octets));
    into.set("sextant_probe_spool_limit_bytes", "Beyond it whole batches are dropped, oldest first.",
             as_number(figures.spool_limit));
    into.set("sextant_probe_spool_quarantined_files", "Damaged or refused files set aside.",
             as_number(figures.spool_quarantined));
    for (const auto& [reason, batches] : figures.spool_given_up) {
        into.count("sextant_probe_spool_given_up_total", "Batches dropped and named in a tombstone, by reason.",
                   {{"reason", reason}}, as_number(batches));
    }
}

void add_deliveries(Metrics& into, const OwnFigures& figures)
{
    for (const auto& [disposition, attempts] : figures.deliveries) {
        into.count("sextant_probe_deliveries_total", "Attempts to deliver a batch, by what came of them.",
                   {{"disposition", disposition}}, as_number(attempts));
    }
    if (figures.delivered) {
        into.set("sextant_probe_delivered_timestamp_seconds", "When the collector last confirmed a batch.",
                 unix_seconds(*figures.delivered));
    }
}

void add_scrapes(Metrics& into, const OwnFigures& figures)
{
    constexpr auto kWords = words_of(Answered{});
    for (std::size_t i = 0; i < kWords.size(); ++i) {
        into.count("sextant_probe_scrapes_total", "Requests for /probe, by what was answered.",
                   {{"answer", std::string(kWords[i])}}, as_number(figures.scrapes[i]));
    }
    into.count("sextant_probe_scrape_measurements_total", "Measurements begun for scrapes.", {},
               as_number(figures.measurements));
    into.set("sextant_probe_scrape_measurements_under_way", "Measurements for scrapes that run now.",
             as_number(figures.under_way));
    into.count("sextant_probe_scrape_gate_looks_total", "Looks at the gate for scrapes.", {}, as_number(figures.gate_looks));
}

void add_listener(Metrics& into, const http::Counts& counts)
{
    into.count("sextant_probe_http_connections_total", "Connections accepted.", {}, as_number(counts.connections));
    into.count("sextant_probe_http_connections_refused_total", "Connections closed because a cap was reached.", {},
               as_number(counts.refused));
    into.count("sextant_probe_http_requests_total", "Requests whose header was read.", {}, as_number(counts.requests));
    into.count("sextant_probe_http_problems_total", "Requests refused before a handler saw them.", {},
               as_number(counts.problems));
}

}  // namespace

std::string own_metrics(const OwnFigures& figures)
{
    Metrics all;
    all.set("sextant_probe_build_info", "Always 1; what runs is in the labels.", 1, {{"version", figures.version}});
    add_gate(all, figures);
    add_round(all, figures);
    add_spool(all, figures);
    add_deliveries(all, figures);
    add_scrapes(all, figures);
    add_listener(all, figures.listener);
    return all.text();
}

}  // namespace probe::scrape
