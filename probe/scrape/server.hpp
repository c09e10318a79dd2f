#pragma once

#include "http/exchange.hpp"
#include "probe/scrape/desk.hpp"
#include "probe/scrape/doorman.hpp"
#include "probe/scrape/own_figures.hpp"
#include "probe/scrape/question.hpp"

#include <functional>
#include <string>

namespace probe::scrape {

struct ServerSettings {
    std::string token_sha256;                                  ///< "": whoever reaches us may ask.
    measure::Duration patience = std::chrono::seconds(60);     ///< The longest a scrape waits.
    measure::Duration spare = std::chrono::milliseconds(500);  ///< Taken off what the scraper waits, for the way back.
};

/// What the probe's scrape listener answers from. Everything referred to outlives the handler.
struct Site {
    ServerSettings settings;
    Doorman doorman;
    Desk& desk;
    Clock& clock;
    ReadDomain read_domain;
    /// The text of debug=true.
    std::function<std::string(const measure::Evidence&, std::span<const measure::Verdict>)> explain;
    /// Of everything but the scrapes themselves.
    std::function<OwnFigures()> figures;
};

/// /probe, /metrics, /livez and /readyz as one HTTP handler.
///
/// /probe answers 200 only with a result; 400 a question that is not understood, 403 a target it may not measure, 503 with
/// Retry-After when the probe itself has no result to give: then Prometheus shows `up` as 0 and no probe_success at all.
http::Handler make_handler(Site site);

/// How long a scrape may wait: what the scraper says in X-Prometheus-Scrape-Timeout-Seconds less the spare time, at least
/// half of it, at most the settings' patience.
measure::Duration patience_of(const http::Request& request, const ServerSettings& settings);

}  // namespace probe::scrape
