#include "probe/config/scrape.hpp"

#include "measure/words.hpp"

#include <algorithm>
#include <functional>

namespace probe::config {
namespace {

using Take = std::function<measure::Result<void>(const std::string&)>;

Take take_targets(ScrapeTargets& into)
{
    return [&into](const std::string& text) -> measure::Result<void> {
        const auto targets = measure::from_word<ScrapeTargets>(text);
        if (!targets) {
            return measure::error("'" + text + "' does not say whom", "", "use local, frames or any");
        }
        into = *targets;
        return {};
    };
}

Take take_endpoint(std::vector<measure::Endpoint>& into)
{
    return [&into](const std::string& text) -> measure::Result<void> {
        const auto endpoint = measure::parse_endpoint(text);
        if (!endpoint) {
            return tl::unexpected(endpoint.error());
        }
        into.push_back(*endpoint);
        return {};
    };
}

}  // namespace

void add_scrape(daemons::ConfigTable& table, Scrape& it)
{
    constexpr daemons::DurationRange kAge{.least = measure::Duration{0}, .most = std::chrono::hours(1)};
    table
        .section("scrape",
                 "For Prometheus: /probe?target=, /metrics, /livez and /readyz (docs/prometheus.md). Off until it listens.")
        .each("scrape.listen", "list of addresses with port", take_endpoint(it.listen),
              "\"[::1]:9426\" for this machine alone; empty: nothing listens")
        .text("scrape.certificate", it.certificate, "PEM file of the chain; empty: plain HTTP")
        .text("scrape.key", it.key, "PEM file of its key")
        .text("scrape.token_file", it.token_file, "/probe and /metrics then want it as a bearer token")
        .parsed("scrape.targets", "local, frames or any", "local", take_targets(it.targets),
                "Whom /probe measures: anybody while only this machine can ask and else the frames' targets; the frames' "
                "targets; anybody")
        .texts("scrape.allow", it.allow, "Domains /probe measures beside those of the frames")
        .number("scrape.at_once", it.at_once, {.least = 1, .most = 256},
                "Measurements at the same time; beyond it 503 and Retry-After")
        .duration("scrape.timeout", it.timeout, {.least = std::chrono::seconds(1), .most = std::chrono::minutes(10)},
                  "The longest a scrape waits; less when the scraper says so")
        .duration("scrape.timeout_offset", it.timeout_offset, {.most = std::chrono::seconds(10)},
                  "Taken off what the scraper waits, for the way back")
        .duration("scrape.reuse", it.reuse, kAge, "So young a result is given again instead of measuring anew")
        .duration("scrape.gate_age", it.gate_age, kAge, "So young a look at the vantage gate does before a measurement");
}

/// A probe that measures anybody for anybody is a tool for attacks.
void check_scrape(const Scrape& scrape, std::vector<measure::Error>& errors)
{
    if (scrape.targets == ScrapeTargets::any && is_exposed(scrape) && scrape.token_file.empty()) {
        errors.push_back({.what = "`scrape.targets = \"any\"` beyond loopback without `scrape.token_file`",
                          .where = {},
                          .remedy = "set a token, listen on [::1] alone, or name the targets in scrape.allow"});
    }
    if (scrape.certificate.empty() != scrape.key.empty()) {
        errors.push_back({.what = "`scrape.certificate` and `scrape.key` belong together",
                          .where = {},
                          .remedy = "set both, or none for plain HTTP"});
    }
}

bool is_exposed(const Scrape& scrape)
{
    return !std::all_of(scrape.listen.begin(), scrape.listen.end(),
                        [](const auto& endpoint) { return measure::is_loopback(endpoint.address); });
}

}  // namespace probe::config
