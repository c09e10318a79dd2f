#include "probe/agent/agent.hpp"

#include "checks/check.hpp"
#include "probe/agent/log_events.hpp"

#include <algorithm>

namespace probe::agent {

namespace asio = boost::asio;
using measure::State;

namespace {

/// So long does a waiting agent take to notice that it shall stop.
constexpr measure::Duration kNap = std::chrono::milliseconds(500);

/// States that one look could have got wrong: a lost packet, a server that was being restarted.
bool is_worth_another_look(const measure::TaskResult& result)
{
    const auto state = checks::conclude_state(result.verdicts).state;
    return state == State::partial || state == State::broken || state == State::down || state == State::unknown;
}

}  // namespace

Agent::Agent(Edge& edge, Spool& spool, scheduler::Agenda agenda, Plan plan, Tell tell)
    : edge_(edge), spool_(spool), agenda_(std::move(agenda)), plan_(std::move(plan)), tell_(std::move(tell))
{
    if (plan_.vantage.identity.laboratory) {
        daemons::log(kLaboratoryProfile);
    }
}

asio::awaitable<void> Agent::run()
{
    begin_round();
    while (!stopping_ && !is_finished()) {
        if (edge_.clock.now() >= agenda_.next_round()) {
            begin_round();
        }
        auto tasks = agenda_.take(edge_.clock.now(), plan_.batch);
        if (tasks.empty()) {
            co_await wait_for_work();
        } else {
            co_await do_batch(std::move(tasks));
        }
    }
}

void Agent::begin_round()
{
    const auto now = edge_.clock.now();
    const bool resumed = plan_.resumed_round == agenda_.round_at(now);
    progress_.done = resumed ? plan_.done : std::vector<std::string>();
    agenda_.begin_round(now, progress_.done);
    ++rounds_begun_;
    progress_.round = agenda_.round();
    daemons::log(kRoundBegun, {{"round", agenda_.round()}, {"targets", std::to_string(agenda_.size())}});
}

bool Agent::is_finished() const
{
    return plan_.rounds > 0 && rounds_begun_ >= plan_.rounds && !agenda_.next_due();
}

asio::awaitable<void> Agent::wait_for_work()
{
    const auto until = agenda_.next_due().value_or(agenda_.next_round());
    while (!stopping_ && edge_.clock.now() < std::min(until, agenda_.next_round())) {
        co_await edge_.clock.wait(kNap);
    }
}

asio::awaitable<void> Agent::do_batch(std::vector<measure::Task> tasks)
{
    const auto measured = co_await measure_batch(edge_, plan_.vantage, tasks);
    const auto fit = checks::qualify(measured.vantage);
    progress_.fit = fit.ipv4 && fit.ipv6;
    progress_.reason = fit.reason;
    if (measured.fit) {
        keep(measured);
    } else {
        give_up(measured, std::move(tasks));
    }
    if (const auto sealed = spool_.seal(edge_.clock.now()); !sealed) {
        daemons::log(kSpoolRefused, {{"error", measure::to_string(sealed.error())}});
    }
    progress_.waiting = agenda_.size();
    progress_.at = edge_.clock.now();
    tell_(progress_);
    if (!agenda_.next_due()) {
        daemons::log(kRoundDone, {{"round", agenda_.round()}, {"targets", std::to_string(progress_.done.size())}});
    }
}

void Agent::keep(const Measured& measured)
{
    const auto now = edge_.clock.now();
    std::size_t taken = 0;
    for (const auto& result : measured.results) {
        const bool kept = keep_line(result);
        taken += kept ? 1 : 0;
        const auto& task = result.evidence.task;
        agenda_.settle(task, !kept || is_worth_another_look(result), now);
        if (kept && std::find(progress_.done.begin(), progress_.done.end(), task.target.domain) == progress_.done.end()) {
            progress_.done.push_back(task.target.domain);
        }
    }
    daemons::log(kBatchMeasured, {{"round", agenda_.round()}, {"results", std::to_string(taken)}});
}

bool Agent::keep_line(const measure::BatchLine& line)
{
    const auto taken = spool_.append(line, edge_.clock.now());
    if (!taken) {
        daemons::log(kSpoolRefused, {{"error", measure::to_string(taken.error())}});
    }
    return taken.has_value();
}

/// The vantage says why it is silent; its targets are tried again when the gate may have opened.
void Agent::give_up(const Measured& measured, std::vector<measure::Task> tasks)
{
    daemons::log(kVantageUnfit, {{"reason", progress_.reason}});
    (void)keep_line(measure::VantageReport{
        .vantage = measured.vantage, .round = agenda_.round(), .verdicts = checks::judge_vantage(measured.vantage)});
    const auto when = edge_.clock.now() + plan_.gate_pause;
    for (auto& task : tasks) {
        agenda_.put_back(std::move(task), when);
    }
    agenda_.postpone(when);
}

}  // namespace probe::agent
