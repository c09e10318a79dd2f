#include "probe/agent/measure_batch.hpp"

#include "checks/check.hpp"
#include "probe/agent/log_events.hpp"
#include "probe/gate/gate.hpp"
#include "probe/observers/observe.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace probe::agent {

namespace asio = boost::asio;

namespace {

/// Where nothing further is due, what ends within this shares one look: the controls are other people's servers.
constexpr measure::Duration kShareLook = std::chrono::seconds(2);

/// Evidence that waits for the look at the gate after it.
struct Ended {
    measure::Evidence evidence;
    measure::GateEvidence before;
};

/// What the workers of one stretch share; it lives as long as the last of them.
struct Work {
    Work(Edge& its_edge, const Vantage& its_vantage, Stretch its_stretch, const asio::any_io_executor& executor)
        : edge(its_edge), vantage(its_vantage), stretch(std::move(its_stretch)),
          changed(executor, asio::steady_timer::time_point::max())
    {
    }

    Edge& edge;
    const Vantage& vantage;
    Stretch stretch;
    asio::steady_timer changed;  ///< Cancelled to wake who waits for the stretch.
    measure::GateEvidence last;  ///< The newest look.
    bool fit = false;
    bool drained = false;  ///< Nothing further is due.
    bool looking = false;
    std::size_t workers = 0;
    std::vector<Ended> ended;
};

using Shared = std::shared_ptr<Work>;

measure::Vantage vantage_of(const Work& work, const measure::GateEvidence& before)
{
    auto vantage = work.vantage.identity;
    vantage.before = before;
    return vantage;
}

asio::awaitable<void> look(Work& work)
{
    work.last = co_await gate::observe_gate(work.edge, work.vantage.setting, work.vantage.controls, work.stretch.mail);
    work.fit = checks::qualify(vantage_of(work, work.last)).ipv6;
}

void deliver(Work& work, std::vector<Ended> ended)
{
    Measured measured{.fit = true, .vantage = vantage_of(work, ended.front().before), .results = {}};
    measured.vantage.after = work.last;
    for (auto& [evidence, before] : ended) {
        evidence.vantage = vantage_of(work, before);
        evidence.vantage.after = work.last;
        auto verdicts = checks::judge_all(evidence);
        measured.results.push_back({.evidence = std::move(evidence), .verdicts = std::move(verdicts)});
    }
    work.stretch.deliver(measured);
    *work.stretch.underway -= ended.size();
}

/// Looks at the gate and delivers what ended before the look, while there is reason to. One worker does it for all.
asio::awaitable<void> settle(Shared work)
{
    const auto is_due = [&] {
        return !work->ended.empty() && (work->drained || !work->fit || work->ended.size() >= work->stretch.batch);
    };
    if (work->looking) {
        co_return;
    }
    work->looking = true;
    while (is_due()) {
        if (work->drained && work->workers > 0) {
            co_await work->edge.clock.wait(kShareLook);
        }
        auto ended = std::exchange(work->ended, {});
        co_await look(*work);
        deliver(*work, std::move(ended));
    }
    work->looking = false;
    work->changed.cancel();
}

/// An exception is ours: the task is logged and left out, the others go on.
asio::awaitable<void> observe_one(Shared work, measure::Task task)
{
    const auto domain = task.target.domain;
    const auto before = work->last;
    try {
        auto seen = co_await observers::observe(work->edge, work->vantage.setting, std::move(task));
        work->ended.push_back({.evidence = std::move(seen), .before = before});
    } catch (const std::exception& failure) {
        --*work->stretch.underway;
        daemons::log(kTaskError, {{"target", domain}, {"failure", failure.what()}});
    }
}

asio::awaitable<void> observe_some(Shared work)
{
    while (work->fit) {
        auto task = work->stretch.next();
        if (!task) {
            work->drained = true;
            break;
        }
        ++*work->stretch.underway;
        co_await observe_one(work, *std::move(task));
        if (work->drained || work->ended.size() >= work->stretch.batch) {
            co_await settle(work);
        }
    }
    --work->workers;
    co_await settle(work);
    work->changed.cancel();
}

void rethrow(std::exception_ptr thrown)
{
    if (thrown) {
        std::rethrow_exception(thrown);
    }
}

/// Everything that ended was delivered, and nothing further is begun.
bool is_quiet(const Work& work)
{
    const bool closing = work.workers == 0 || work.drained || !work.fit;
    return closing && work.ended.empty() && !work.looking;
}

}  // namespace

asio::awaitable<Measured> measure_batch(Edge& edge, const Vantage& vantage, Stretch stretch)
{
    const auto executor = co_await asio::this_coro::executor;
    const auto work = std::make_shared<Work>(edge, vantage, std::move(stretch), executor);
    co_await look(*work);
    Measured opened{.fit = work->fit, .vantage = vantage_of(*work, work->last), .results = {}};
    if (!work->fit) {
        co_return opened;
    }
    work->workers = work->stretch.side_by_side;
    for (std::size_t i = 0; i < work->stretch.side_by_side; ++i) {
        asio::co_spawn(executor, observe_some(work), &rethrow);
    }
    boost::system::error_code ignored;
    while (!is_quiet(*work)) {
        auto token = asio::redirect_error(asio::use_awaitable, ignored);
        co_await work->changed.async_wait(token);
    }
    co_return opened;
}

}  // namespace probe::agent
