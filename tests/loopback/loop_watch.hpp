#pragma once

#include <boost/asio/awaitable.hpp>

#include <chrono>

namespace loopback {

/// Measures, until `done`, the most work that this thread did before its loop came round. What other processes do to the machine
/// does not count.
boost::asio::awaitable<void> watch_loop(std::chrono::nanoseconds& longest, const bool& done);

}  // namespace loopback
