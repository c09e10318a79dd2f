#include "probe/agent/measure_batch.hpp"

#include "checks/check.hpp"
#include "probe/agent/log_events.hpp"
#include "probe/gate/gate.hpp"
#include "probe/observers/observe.hpp"
#include "probe/observers/together.hpp"

#include <algorithm>
#include <deque>

namespace probe::agent {

namespace asio = boost::asio;

namespace {

/// What the workers of one batch share.
struct Work {
    Edge& edge;
    const Vantage& vantage;
    std::deque<measure::Task> tasks;
    std::vector<measure::Evidence> evidence;
};

/// An exception is ours: the task is logged and left out, the batch goes on.
asio::awaitable<void> observe_next(Work& work)
{
    auto task = work.tasks.front();
    work.tasks.pop_front();
    const auto domain = task.target.domain;
    try {
        auto seen = co_await observers::observe(work.edge, work.vantage.setting, task);
        work.evidence.push_back(std::move(seen));
    } catch (const std::exception& failure) {
        daemons::log(kTaskError, {{"target", domain}, {"failure", failure.what()}});
    }
}

asio::awaitable<void> observe_some(Work& work)
{
    while (!work.tasks.empty()) {
        co_await observe_next(work);
    }
}

asio::awaitable<std::vector<measure::Evidence>> observe_all(Edge& edge, const Vantage& vantage,
                                                            std::vector<measure::Task> tasks)
{
    Work work{.edge = edge, .vantage = vantage, .tasks = {tasks.begin(), tasks.end()}, .evidence = {}};
    std::vector<observers::Step> steps;
    for (std::size_t i = 0; i < vantage.side_by_side && i < tasks.size(); ++i) {
        steps.emplace_back([&work] { return observe_some(work); });
    }
    co_await observers::together(std::move(steps));
    co_return std::move(work.evidence);
}

/// Mail servers are troubled only by those who want to know.
bool has_mail(const std::vector<measure::Task>& tasks)
{
    return std::any_of(tasks.begin(), tasks.end(), [](const measure::Task& task) {
        const auto& roles = task.target.roles;
        return std::find(roles.begin(), roles.end(), measure::Role::mail) != roles.end();
    });
}

}  // namespace

asio::awaitable<Measured> measure_batch(Edge& edge, const Vantage& vantage, std::vector<measure::Task> tasks)
{
    const bool mail = has_mail(tasks);
    Measured measured{.fit = false, .vantage = vantage.identity, .results = {}};
    measured.vantage.before = co_await gate::observe_gate(edge, vantage.setting, vantage.controls, mail);
    measured.fit = checks::qualify(measured.vantage).ipv6;
    if (!measured.fit) {
        co_return measured;
    }
    auto evidence = co_await observe_all(edge, vantage, std::move(tasks));
    measured.vantage.after = co_await gate::observe_gate(edge, vantage.setting, vantage.controls, mail);
    for (auto& seen : evidence) {
        seen.vantage = measured.vantage;
        auto verdicts = checks::judge_all(seen);
        measured.results.push_back({.evidence = std::move(seen), .verdicts = std::move(verdicts)});
    }
    co_return measured;
}

}  // namespace probe::agent
