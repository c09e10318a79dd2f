#pragma once

#include "probe/agent/measure_batch.hpp"
#include "probe/ports/spool.hpp"
#include "probe/scheduler/agenda.hpp"

#include <functional>

namespace probe::agent {

/// How far the probe is; told after every batch.
struct Progress {
    std::string round;
    std::vector<std::string> done;  ///< Domains measured in the round.
    std::size_t waiting = 0;
    bool fit = false;
    std::string reason;  ///< Why the vantage is not fit.
    measure::Timestamp at;
};

struct Plan {
    Vantage vantage;
    std::size_t batch = 64;
    measure::Duration gate_pause = std::chrono::minutes(5);
    std::uint64_t rounds = 0;       ///< Ends after so many rounds; 0 never.
    std::string resumed_round;      ///< A round that was begun before a restart,
    std::vector<std::string> done;  ///< and what of it was measured then.
};

/// The straight line of the probe: agenda, gate, observe, judge, spool. A slow target keeps its place and nobody else's.
class Agent {
public:
    using Tell = std::function<void(const Progress&)>;

    Agent(Edge& edge, Spool& spool, scheduler::Agenda agenda, Plan plan, Tell tell);

    /// Runs until stop(), or until the plan's rounds are done.
    boost::asio::awaitable<void> run();

    /// Ends run() within a second while it waits, after what is under way while it measures.
    void stop() { stopping_ = true; }

    /// These domains, and what lies below them, are measured no more: their owners asked for that. Holds from the next target on.
    void withdraw(const std::vector<std::string>& domains) { agenda_.withdraw(domains); }

    /// These domains are measured once more, beside their round, as soon as their turn comes.
    void recheck(const std::vector<std::string>& domains) { agenda_.recheck(domains, edge_.clock.now()); }

private:
    void begin_round();
    bool is_finished() const;
    std::size_t free_places() const;
    bool has_work() const;
    std::optional<measure::Task> next_task();
    Stretch stretch();
    boost::asio::awaitable<void> wait_for_work();
    boost::asio::awaitable<void> measure();
    void take(const Measured& measured);
    void keep(const Measured& measured);
    bool keep_line(const measure::BatchLine& line);
    void give_up(const Measured& measured);
    void note(const measure::Vantage& vantage);
    void seal();

    Edge& edge_;
    Spool& spool_;
    scheduler::Agenda agenda_;
    Plan plan_;
    Tell tell_;
    Progress progress_;
    std::uint64_t rounds_begun_ = 0;
    std::shared_ptr<std::size_t> underway_ = std::make_shared<std::size_t>(0);
    bool stopping_ = false;
};

}  // namespace probe::agent
