#pragma once

#include "measure/result.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>
#include <vector>

namespace probe {

/// What owners of targets ask of every probe.
struct OwnersWishes {
    std::vector<std::string> opted_out;  ///< These, and what lies below them, shall not be measured.
    std::vector<std::string> rechecks;   ///< These shall be measured once more, soon: a verdict is disputed.
};

/// Who knows what owners asked for: the collector, by the frames in force and the open cases.
class OptOutSource {
public:
    virtual ~OptOutSource() = default;

    /// The domains, asked for once and for a bounded time.
    virtual boost::asio::awaitable<measure::Result<OwnersWishes>> wishes() = 0;
};

}  // namespace probe
