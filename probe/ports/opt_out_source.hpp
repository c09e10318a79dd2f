#pragma once

#include "measure/result.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>
#include <vector>

namespace probe {

/// Who knows which owners asked not to be measured: the collector, by the frames in force.
class OptOutSource {
public:
    virtual ~OptOutSource() = default;

    /// The domains, asked for once and for a bounded time.
    virtual boost::asio::awaitable<measure::Result<std::vector<std::string>>> opted_out() = 0;
};

}  // namespace probe
