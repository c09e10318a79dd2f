#pragma once

#include "measure/report.hpp"
#include "probe/gate/controls.hpp"
#include "probe/observers/setting.hpp"
#include "probe/ports/edge.hpp"

#include <boost/asio/awaitable.hpp>

#include <functional>
#include <memory>
#include <vector>

namespace probe::agent {

/// Who measures, from where, compared with whom.
struct Vantage {
    measure::Vantage identity;  ///< Probe, boot, software; the gates are filled in.
    observers::Setting setting;
    gate::Controls controls;
    std::size_t side_by_side = 16;
};

/// Results between two looks at the gate; from an unfit vantage, none.
struct Measured {
    bool fit = false;          ///< The gate before qualified IPv6. Without it nothing was measured.
    measure::Vantage vantage;  ///< Gates filled in.
    std::vector<measure::TaskResult> results;
};

/// Where a stretch of measuring takes its tasks from, and where its results go.
struct Stretch {
    std::function<std::optional<measure::Task>()> next;  ///< nullopt: nothing is due now.
    std::function<void(const Measured&)> deliver;
    bool mail = false;  ///< The gate looks at mail controls too.
    std::size_t side_by_side = 16;
    std::size_t batch = 64;  ///< A result waits for at most so many others before the gate is looked at again.
    std::shared_ptr<std::size_t> underway = std::make_shared<std::size_t>(0);  ///< Targets begun and not delivered yet.
};

/// Gate, tasks side by side, gate again, judgement (scoring.md 4.3), until nothing is due.
///
/// No target waits for another: results are judged and delivered as soon as the batch is full or nothing further is due, while
/// what is slow goes on; each is judged with the look before its beginning and the first one after its end. Returns once
/// every result that is there has been delivered: what is slow then ends by itself, is delivered the same way, and is counted
/// in `underway` until then. After a look that found the line dead nothing further is begun.
///
/// Tasks that ended by a failure of our own are left out. An unfit vantage takes no task. `edge` and `vantage` outlive it.
boost::asio::awaitable<Measured> measure_batch(Edge& edge, const Vantage& vantage, Stretch stretch);

}  // namespace probe::agent
