#pragma once

#include "measure/time.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include <set>

namespace probe::scrape {

/// Rings once and wakes everybody who waits for it, each with a deadline of his own. One thread.
class Bell {
public:
    explicit Bell(boost::asio::any_io_executor executor) : executor_(std::move(executor)) {}
    Bell(const Bell&) = delete;
    Bell& operator=(const Bell&) = delete;

    /// True once it has rung, false when `at_most` passed before. Whoever waits keeps the bell alive.
    boost::asio::awaitable<bool> wait(measure::Duration at_most);

    void ring();

    bool has_rung() const { return rung_; }

private:
    boost::asio::any_io_executor executor_;
    std::set<boost::asio::steady_timer*> waiting_;
    bool rung_ = false;
};

}  // namespace probe::scrape
