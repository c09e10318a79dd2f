#include "probe/agent/agent.hpp"

#include "checks/check.hpp"
#include "measure/recheck.hpp"
#include "probe/agent/log_events.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>

namespace probe::agent {

namespace asio = boost::asio;
using measure::State;

namespace {

/// So long does a waiting agent take to notice that it shall stop.
constexpr measure::Duration kNap = std::chrono::milliseconds(500);

/// Lets the others go on, then waits.
asio::awaitable<void> nap(Clock& clock)
{
    const auto executor = co_await asio::this_coro::executor;
    co_await asio::post(executor, asio::use_awaitable);
    co_await clock.wait(kNap);
}

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
        if (has_work()) {
            co_await measure();
        } else {
            co_await wait_for_work();
        }
    }
    while (*underway_ > 0) {
        co_await nap(edge_.clock);
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
    return plan_.rounds > 0 && rounds_begun_ >= plan_.rounds && !agenda_.next_due() && *underway_ == 0;
}

std::size_t Agent::free_places() const
{
    return plan_.vantage.side_by_side - std::min(*underway_, plan_.vantage.side_by_side);
}

bool Agent::has_work() const
{
    const auto due = agenda_.next_due();
    return free_places() > 0 && due && *due <= edge_.clock.now();
}

asio::awaitable<void> Agent::wait_for_work()
{
    while (!stopping_ && !is_finished() && !has_work() && edge_.clock.now() < agenda_.next_round()) {
        co_await nap(edge_.clock);
    }
}

/// Nothing is begun once the next round may begin: what is left of the old one is left out, as it always was.
std::optional<measure::Task> Agent::next_task()
{
    const auto now = edge_.clock.now();
    if (stopping_ || now >= agenda_.next_round()) {
        return std::nullopt;
    }
    auto tasks = agenda_.take(now, 1);
    return tasks.empty() ? std::nullopt : std::optional(std::move(tasks.front()));
}

Stretch Agent::stretch()
{
    Stretch it{.next = [this] { return next_task(); }, .deliver = [this](const Measured& measured) { take(measured); }};
    it.mail = agenda_.has_role(measure::Role::mail);
    it.side_by_side = free_places();
    it.batch = plan_.batch;
    it.underway = underway_;
    return it;
}

asio::awaitable<void> Agent::measure()
{
    auto stretch = this->stretch();
    const auto opened = co_await measure_batch(edge_, plan_.vantage, std::move(stretch));
    if (!opened.fit) {
        give_up(opened);
    }
}

/// What of the vantage is told with the progress.
void Agent::note(const measure::Vantage& vantage)
{
    const auto fit = checks::qualify(vantage);
    progress_.fit = fit.ipv4 && fit.ipv6;
    progress_.reason = fit.reason;
    progress_.waiting = agenda_.size();
    progress_.at = edge_.clock.now();
}

void Agent::seal()
{
    if (const auto sealed = spool_.seal(edge_.clock.now()); !sealed) {
        daemons::log(kSpoolRefused, {{"error", measure::to_string(sealed.error())}});
    }
}

void Agent::take(const Measured& measured)
{
    keep(measured);
    seal();
    note(measured.vantage);
    tell_(progress_);
    const bool last = *underway_ <= measured.results.size();
    if (last && !agenda_.next_due()) {
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
        const bool current = task.round == agenda_.round() && task.attempt != measure::kRecheck;
        if (kept && current &&
            std::find(progress_.done.begin(), progress_.done.end(), task.target.domain) == progress_.done.end()) {
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
void Agent::give_up(const Measured& measured)
{
    note(measured.vantage);
    daemons::log(kVantageUnfit, {{"reason", progress_.reason}});
    (void)keep_line(measure::VantageReport{
        .vantage = measured.vantage, .round = agenda_.round(), .verdicts = checks::judge_vantage(measured.vantage)});
    seal();
    agenda_.postpone(edge_.clock.now() + plan_.gate_pause);
    tell_(progress_);
}

}  // namespace probe::agent
