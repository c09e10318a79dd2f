#pragma once

#include "http/listener.hpp"
#include "probe/agent/agent.hpp"
#include "probe/config/config.hpp"
#include "probe/report/sender.hpp"
#include "probe/scrape/doorman.hpp"
#include "probe/scrape/gated_measurement.hpp"
#include "probe/scrape/own_figures.hpp"
#include "probe/spool/segment_spool.hpp"

#include <optional>

namespace probe::cli {

/// The probe's face for Prometheus, beside agent and sender on the same loop. Does nothing while nothing listens.
class Scraping {
public:
    /// `edge`, `spool` and what is in `loaded` outlive it.
    Scraping(boost::asio::any_io_executor executor, Edge& edge, const spool::SegmentSpool& spool,
             const config::Loaded& loaded, agent::Vantage vantage);

    /// Binds, when something is configured. Fails naming the endpoint, the certificate or the token file.
    measure::Result<void> open();
    void start();

    /// No more is accepted; what runs may end within `deadline`.
    boost::asio::awaitable<void> stop(measure::Duration deadline);

    void take(const agent::Progress& progress);

    /// Whoever asked not to be measured is not measured for Prometheus either.
    void withdraw(const std::vector<std::string>& domains) { *withdrawn_ = {domains.begin(), domains.end()}; }
    void take(const report::Attempt& attempt);

private:
    boost::asio::awaitable<measure::GateEvidence> look();
    boost::asio::awaitable<tl::expected<measure::TaskResult, scrape::NoFinding>> measure_one(measure::Task task);
    measure::Result<http::Handler> handler();
    scrape::OwnFigures figures() const;

    boost::asio::any_io_executor executor_;
    Edge& edge_;
    const spool::SegmentSpool& spool_;
    const config::Config& config_;
    const std::vector<measure::Frame>& frames_;
    agent::Vantage vantage_;
    std::shared_ptr<scrape::Doorman::Names> withdrawn_ = std::make_shared<scrape::Doorman::Names>();
    scrape::GateWatch gate_;
    scrape::Desk desk_;
    scrape::OwnFigures figures_;
    std::optional<http::Listener> listener_;
};

}  // namespace probe::cli
