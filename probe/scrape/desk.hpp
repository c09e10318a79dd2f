#pragma once

#include "measure/report.hpp"
#include "probe/ports/clock.hpp"
#include "probe/scrape/bell.hpp"

#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <variant>

namespace probe::scrape {

/// Why there is no result for a scrape. Never the target's fault.
enum class Lack : std::uint8_t {
    busy,    ///< As many measurements run as may.
    late,    ///< The measurement takes longer than the scraper waits; its result is kept for the next scrape.
    unfit,   ///< The vantage gate is closed.
    failed,  ///< A failure of our own.
};

constexpr std::array<std::string_view, 4> words_of(Lack)
{
    return {"busy", "late", "unfit", "failed"};
}

struct NoFinding {
    Lack lack = Lack::failed;
    std::string reason;  ///< For people.
};

/// One measurement, as every scrape gets it that asked for it.
struct Finding {
    measure::TaskResult result;
    measure::Duration ended{};    ///< Ticks.
    measure::Duration elapsed{};  ///< Waiting one's turn and looking at the gate included.
};

using Outcome = std::variant<std::shared_ptr<const Finding>, NoFinding>;

struct DeskSettings {
    std::size_t at_once = 16;                            ///< Measurements under way.
    measure::Duration reuse = std::chrono::seconds(30);  ///< So young a result is given again.
    measure::Duration stale = std::chrono::minutes(10);  ///< Up to this age a result stands in for one that is late.
    std::size_t most_kept = 1024;                        ///< Results; the oldest go.
};

/// Where scrapes queue: those of one target share one measurement, and no more than so many run at once.
class Desk {
public:
    /// Measures one task behind the gate.
    using Measure = std::function<boost::asio::awaitable<tl::expected<measure::TaskResult, NoFinding>>(measure::Task)>;

    Desk(boost::asio::any_io_executor executor, Clock& clock, Measure measure, DeskSettings settings);
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    /// A young result, that of the measurement under way, or that of a new one; after `patience` an older one.
    /// The measurement goes on when nobody waits any more.
    boost::asio::awaitable<Outcome> find(measure::Task task, measure::Duration patience);

    /// Measurements under way now, and begun since the start.
    std::size_t under_way() const { return flights_.size(); }
    std::uint64_t begun() const { return begun_; }

private:
    struct Flight {
        Flight(const boost::asio::any_io_executor& executor, measure::Task what) : task(std::move(what)), done(executor) {}
        measure::Task task;
        Bell done;
        Outcome outcome = NoFinding{.lack = Lack::failed, .reason = "the measurement was broken off"};
    };

    std::shared_ptr<const Finding> kept(const measure::Task& task, measure::Duration age) const;
    std::shared_ptr<Flight> flight_for(const measure::Task& task);
    boost::asio::awaitable<void> fly(std::shared_ptr<Flight> flight);
    void land(const std::shared_ptr<Flight>& flight, const std::exception_ptr& thrown);
    void keep(std::shared_ptr<const Finding> finding);

    boost::asio::any_io_executor executor_;
    Clock& clock_;
    Measure measure_;
    DeskSettings settings_;
    std::list<std::shared_ptr<Flight>> flights_;
    std::deque<std::shared_ptr<const Finding>> kept_;  ///< Oldest first.
    std::uint64_t begun_ = 0;
};

}  // namespace probe::scrape
