#pragma once

#include "probe/ports/clock.hpp"

#include <boost/asio/any_io_executor.hpp>

namespace probe::net {

/// The machine's clocks.
class SystemClock final : public Clock {
public:
    explicit SystemClock(boost::asio::any_io_executor executor) : executor_(std::move(executor)) {}

    measure::Timestamp now() const override;
    measure::Duration ticks() const override;
    boost::asio::awaitable<void> wait(measure::Duration duration) override;

private:
    boost::asio::any_io_executor executor_;
};

}  // namespace probe::net
