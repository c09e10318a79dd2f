#include "probe/scrape/gate_watch.hpp"

#include <boost/asio/co_spawn.hpp>

#include <stdexcept>

namespace probe::scrape {

namespace asio = boost::asio;

namespace {

/// Every step of a look has a deadline of its own; together they end well before this.
constexpr measure::Duration kLongestLook = std::chrono::minutes(2);

}  // namespace

asio::awaitable<measure::GateEvidence> GateWatch::recent()
{
    co_return co_await since(clock_.ticks() - age_);
}

asio::awaitable<measure::GateEvidence> GateWatch::since(measure::Duration ticks)
{
    // A look that runs and began too early must end first: two at once would ask the controls twice.
    if (latest_ && latest_->begun < ticks && !latest_->done.has_rung()) {
        const auto earlier = latest_;
        co_await earlier->done.wait(kLongestLook);
    }
    if (!latest_ || latest_->begun < ticks || (latest_->done.has_rung() && !latest_->gate)) {
        begin();
    }
    const auto sight = latest_;
    co_await sight->done.wait(kLongestLook);
    if (!sight->gate) {
        throw std::runtime_error("the vantage gate could not be observed");
    }
    co_return *sight->gate;
}

void GateWatch::begin()
{
    latest_ = std::make_shared<Sight>(executor_);
    latest_->begun = clock_.ticks();
    ++looks_;
    const auto sight = latest_;
    asio::co_spawn(executor_, look(sight), [sight](const std::exception_ptr&) { sight->done.ring(); });
}

asio::awaitable<void> GateWatch::look(std::shared_ptr<Sight> sight)
{
    auto gate = co_await look_();
    sight->gate = std::move(gate);
}

}  // namespace probe::scrape
