#include "probe/scrape/desk.hpp"

#include "measure/words.hpp"

#include <boost/asio/co_spawn.hpp>

#include <algorithm>

namespace probe::scrape {

namespace asio = boost::asio;
using measure::Duration;
using measure::Task;

namespace {

/// Does what was looked at for one task answer the other too? The same name, and every side of it that is asked for.
bool covers(const Task& seen, const Task& wanted)
{
    const auto& roles = seen.target.roles;
    return seen.target.domain == wanted.target.domain &&
           std::all_of(wanted.target.roles.begin(), wanted.target.roles.end(),
                       [&](auto role) { return std::find(roles.begin(), roles.end(), role) != roles.end(); });
}

NoFinding late(Duration patience)
{
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(patience);
    return {.lack = Lack::late,
            .reason = "the measurement takes longer than the " + std::to_string(milliseconds.count()) +
                      " ms this scrape waits; its result is kept for the next one"};
}

NoFinding busy(std::size_t at_once)
{
    return {.lack = Lack::busy,
            .reason = std::to_string(at_once) + " measurements are under way, more may not be (scrape.at_once)"};
}

}  // namespace

Desk::Desk(asio::any_io_executor executor, Clock& clock, Measure measure, DeskSettings settings)
    : executor_(std::move(executor)), clock_(clock), measure_(std::move(measure)), settings_(settings)
{
}

asio::awaitable<Outcome> Desk::find(Task task, Duration patience)
{
    if (auto young = kept(task, settings_.reuse)) {
        co_return young;
    }
    const auto flight = flight_for(task);
    if (!flight) {
        co_return busy(settings_.at_once);
    }
    const bool landed = co_await flight->done.wait(patience);
    if (landed) {
        co_return flight->outcome;
    }
    if (auto older = kept(task, settings_.stale)) {
        co_return older;
    }
    co_return late(patience);
}

/// The newest kept result that answers the task.
std::shared_ptr<const Finding> Desk::kept(const Task& task, Duration age) const
{
    const auto oldest = clock_.ticks() - age;
    const auto found = std::find_if(kept_.rbegin(), kept_.rend(), [&](const auto& finding) {
        return finding->ended > oldest && covers(finding->result.evidence.task, task);
    });
    return found == kept_.rend() ? nullptr : *found;
}

/// The one under way or a new one; nullptr when as many run as may.
std::shared_ptr<Desk::Flight> Desk::flight_for(const Task& task)
{
    const auto found =
        std::find_if(flights_.begin(), flights_.end(), [&](const auto& flight) { return covers(flight->task, task); });
    if (found != flights_.end()) {
        return *found;
    }
    if (flights_.size() >= settings_.at_once) {
        return nullptr;
    }
    auto flight = std::make_shared<Flight>(executor_, task);
    flights_.push_back(flight);
    ++begun_;
    asio::co_spawn(executor_, fly(flight), [this, flight](const std::exception_ptr& thrown) { land(flight, thrown); });
    return flight;
}

asio::awaitable<void> Desk::fly(std::shared_ptr<Flight> flight)
{
    const auto begun = clock_.ticks();
    auto measured = co_await measure_(flight->task);
    if (!measured) {
        flight->outcome = std::move(measured.error());
        co_return;
    }
    auto finding = std::make_shared<Finding>();
    finding->result = std::move(*measured);
    finding->ended = clock_.ticks();
    finding->elapsed = finding->ended - begun;
    keep(finding);
    flight->outcome = std::shared_ptr<const Finding>(std::move(finding));
}

void Desk::land(const std::shared_ptr<Flight>& flight, const std::exception_ptr& thrown)
{
    if (thrown) {
        flight->outcome = NoFinding{.lack = Lack::failed, .reason = "the probe failed; its log says more"};
    }
    flights_.remove(flight);
    flight->done.ring();
}

void Desk::keep(std::shared_ptr<const Finding> finding)
{
    // The newer result of a target takes the place of the older ones it covers: memory goes with targets, not with scrapes.
    std::erase_if(kept_, [&](const auto& old) { return covers(finding->result.evidence.task, old->result.evidence.task); });
    kept_.push_back(std::move(finding));
    if (kept_.size() > settings_.most_kept) {
        kept_.pop_front();
    }
}

}  // namespace probe::scrape
