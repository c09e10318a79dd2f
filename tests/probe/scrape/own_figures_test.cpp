#include "probe/scrape/own_figures.hpp"
#include "tests/fakes/ask_promtool.hpp"

#include <catch2/catch.hpp>

using namespace probe::scrape;

namespace {

OwnFigures figures()
{
    OwnFigures it{.version = "0.1.0", .gate = {}, .measured = 40, .waiting = 2, .spool_batches = 3, .spool_octets = 4096};
    it.gate = OwnFigures::Gate{.open = true, .reason = {}, .at = measure::parse_rfc3339("2026-11-21T08:00:00Z").value()};
    it.spool_given_up = {{"full", 2}};
    it.deliveries = {{"delivered", 7}, {"retry", 1}};
    it.delivered = it.gate->at;
    return it;
}

}  // namespace

TEST_CASE("the probe's own page says how gate, round, spool and delivery stand", "[scrape]")
{
    const auto text = own_metrics(figures());

    for (const auto* line : {
             "sextant_probe_build_info{version=\"0.1.0\"} 1",
             "sextant_probe_gate_open 1",
             "sextant_probe_round_targets{state=\"waiting\"} 2",
             "sextant_probe_spool_bytes 4096",
             "sextant_probe_spool_given_up_total{reason=\"full\"} 2",
             "sextant_probe_deliveries_total{disposition=\"delivered\"} 7",
             "sextant_probe_scrapes_total{answer=\"busy\"} 0",
         }) {
        CAPTURE(line);
        CHECK(("\n" + text).find(std::string("\n") + line + "\n") != std::string::npos);
    }
    CHECK(fakes::ask_promtool(text) == "");
}

TEST_CASE("a gate nobody has looked at is neither open nor shut", "[scrape]")
{
    auto unknown = figures();
    unknown.gate.reset();

    CHECK(own_metrics(unknown).find("sextant_probe_gate_open") == std::string::npos);
}
