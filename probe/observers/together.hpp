#pragma once

#include <boost/asio/awaitable.hpp>

#include <functional>
#include <vector>

namespace probe::observers {

using Step = std::function<boost::asio::awaitable<void>()>;

/// Runs the steps side by side on the calling executor and returns when all have ended.
/// Throws what the first failing step threw, after all have ended.
boost::asio::awaitable<void> together(std::vector<Step> steps);

}  // namespace probe::observers
