#pragma once

#include "measure/time.hpp"

#include <boost/asio/awaitable.hpp>

namespace probe {

/// Time of day, time that only goes forward, and waiting. Tests own it.
class Clock {
public:
    virtual ~Clock() = default;

    /// Wall clock, UTC; may jump.
    virtual measure::Timestamp now() const = 0;

    /// Monotonic; only differences mean something.
    virtual measure::Duration ticks() const = 0;

    virtual boost::asio::awaitable<void> wait(measure::Duration duration) = 0;
};

}  // namespace probe
