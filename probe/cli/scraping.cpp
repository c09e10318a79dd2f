#include "probe/cli/scraping.hpp"

#include "codec/digest.hpp"
#include "measure/words.hpp"
#include "probe/cli/domain.hpp"
#include "probe/cli/instruments.hpp"
#include "probe/cli/verdict_text.hpp"
#include "probe/gate/gate.hpp"
#include "probe/scrape/log_events.hpp"
#include "probe/scrape/server.hpp"

#include <boost/asio/co_spawn.hpp>

#include <fstream>

namespace probe::cli {

namespace asio = boost::asio;

namespace {

/// A Prometheus keeps a connection for each target, all from one address.
constexpr std::size_t kConnections = 512;

scrape::DeskSettings desk_settings(const config::Scrape& config)
{
    return {.at_once = static_cast<std::size_t>(config.at_once), .reuse = config.reuse};
}

bool measures_anybody(const config::Scrape& config)
{
    switch (config.targets) {
        case config::ScrapeTargets::local: return !config::is_exposed(config);
        case config::ScrapeTargets::frames: return false;
        case config::ScrapeTargets::any: return true;
    }
    return false;
}

/// The digest of the first line, "" without a file.
measure::Result<std::string> read_token(const std::string& file)
{
    if (file.empty()) {
        return std::string();
    }
    std::string token;
    std::ifstream stream(file);
    std::getline(stream, token);
    if (token.empty()) {
        return measure::error("there is no token", file, "write one line, such as `openssl rand -hex 32` prints");
    }
    return codec::sha256(token);
}

http::ListenerSettings listener_settings(const config::Scrape& config)
{
    http::ListenerSettings settings{.endpoints = config.listen, .tls = {}, .limits = {}};
    settings.limits.connections = kConnections;
    settings.limits.per_prefix = kConnections;
    if (!config.certificate.empty()) {
        settings.tls = http::TlsFiles{.certificate = config.certificate, .key = config.key};
    }
    return settings;
}

}  // namespace

Scraping::Scraping(asio::any_io_executor executor, Edge& edge, const spool::SegmentSpool& spool,
                   const config::Loaded& loaded, agent::Vantage vantage)
    : executor_(executor), edge_(edge), spool_(spool), config_(loaded.config), frames_(loaded.frames),
      vantage_(std::move(vantage)), gate_(
                                        executor, edge.clock, [this] { return look(); }, config_.scrape.gate_age),
      desk_(
          executor, edge.clock, [this](measure::Task task) { return measure_one(std::move(task)); },
          desk_settings(config_.scrape))
{
    vantage_.setting.hop_mtu = 0;  // No scraper waits until an answer counts as lost behind a small hop.
    figures_.version = software().substr(software().find('/') + 1);
}

measure::Result<void> Scraping::open()
{
    if (config_.scrape.listen.empty()) {
        return {};
    }
    auto answers = handler();
    if (!answers) {
        return tl::unexpected(answers.error());
    }
    auto listener = http::Listener::open(executor_, listener_settings(config_.scrape), *std::move(answers), {});
    if (!listener) {
        return tl::unexpected(listener.error());
    }
    listener_ = *std::move(listener);
    return {};
}

void Scraping::start()
{
    if (!listener_) {
        return;
    }
    for (const auto& endpoint : config_.scrape.listen) {
        daemons::log(scrape::kListening,
                     {{"address", measure::to_string(endpoint.address)}, {"port", std::to_string(endpoint.port)}});
    }
    listener_->start();
    if (frames_.empty()) {
        // No round will look at the gate: /readyz would know nothing before the first scrape.
        asio::co_spawn(executor_, gate_.recent(), [](const std::exception_ptr&, const measure::GateEvidence&) {});
    }
}

asio::awaitable<void> Scraping::stop(measure::Duration deadline)
{
    if (listener_) {
        co_await listener_->stop(deadline);
    }
}

void Scraping::take(const agent::Progress& progress)
{
    figures_.gate = {.open = progress.fit, .reason = progress.reason, .at = progress.at};
    figures_.measured = progress.done.size();
    figures_.waiting = progress.waiting;
}

void Scraping::take(const report::Attempt& attempt)
{
    ++figures_.deliveries[std::string(measure::to_word(attempt.disposition))];
    if (attempt.disposition == report::Disposition::delivered) {
        figures_.delivered = edge_.clock.now();
    }
}

/// What a scrape sees of the gate is news for /metrics and /readyz too: a probe without frames has no other.
asio::awaitable<measure::GateEvidence> Scraping::look()
{
    auto gate = co_await gate::observe_gate(edge_, vantage_.setting, vantage_.controls);
    auto seen = vantage_.identity;
    seen.before = gate;
    const auto fit = checks::qualify(seen);
    figures_.gate = {.open = fit.ipv4 && fit.ipv6, .reason = fit.reason, .at = edge_.clock.now()};
    co_return gate;
}

asio::awaitable<tl::expected<measure::TaskResult, scrape::NoFinding>> Scraping::measure_one(measure::Task task)
{
    const auto domain = task.target.domain;
    try {
        co_return co_await scrape::measure_gated(edge_, vantage_, gate_, std::move(task));
    } catch (const std::exception& failure) {
        daemons::log(scrape::kMeasurementFailed, {{"target", domain}, {"failure", failure.what()}});
    }
    scrape::NoFinding none{.lack = scrape::Lack::failed, .reason = "the probe failed; its log says more"};
    co_return tl::unexpected(std::move(none));
}

measure::Result<http::Handler> Scraping::handler()
{
    const auto token = read_token(config_.scrape.token_file);
    if (!token) {
        return tl::unexpected(token.error());
    }
    const auto& config = config_.scrape;
    scrape::Site site{
        .settings = {.token_sha256 = *token, .patience = config.timeout, .spare = config.timeout_offset},
        .doorman = scrape::Doorman(frames_, config.allow, measures_anybody(config), withdrawn_),
        .desk = desk_,
        .clock = edge_.clock,
        .read_domain = &parse_domain,
        .explain = &verdict_text,
        .figures = [this] { return figures(); },
    };
    return scrape::make_handler(std::move(site));
}

scrape::OwnFigures Scraping::figures() const
{
    auto now = figures_;
    const auto spool = spool_.status();
    now.spool_batches = spool.sealed_batches;
    now.spool_octets = spool.octets;
    now.spool_limit = spool.max_octets;
    now.spool_quarantined = spool.quarantined_files;
    now.spool_given_up = spool.given_up;
    now.gate_looks = gate_.looks();
    now.listener = listener_ ? listener_->counts() : http::Counts{};
    return now;
}

}  // namespace probe::cli
