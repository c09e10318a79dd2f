#pragma once

#include "measure/report.hpp"
#include "probe/gate/controls.hpp"
#include "probe/observers/setting.hpp"
#include "probe/ports/edge.hpp"

#include <boost/asio/awaitable.hpp>

#include <vector>

namespace probe::agent {

/// Who measures, from where, compared with whom.
struct Vantage {
    measure::Vantage identity;  ///< Probe, boot, software; the gates are filled in.
    observers::Setting setting;
    gate::Controls controls;
    std::size_t side_by_side = 16;
};

/// What came of a batch of tasks: results, or, from an unfit vantage, none.
struct Measured {
    bool fit = false;          ///< The gate before the batch qualified IPv6. Without it nothing was measured.
    measure::Vantage vantage;  ///< Gates filled in.
    std::vector<measure::TaskResult> results;
};

/// Gate, tasks side by side, gate again, judgement (scoring.md 4.3). Tasks that ended by a failure of our own are left out.
boost::asio::awaitable<Measured> measure_batch(Edge& edge, const Vantage& vantage, std::vector<measure::Task> tasks);

}  // namespace probe::agent
