#pragma once

#include "measure/vantage.hpp"
#include "probe/ports/clock.hpp"
#include "probe/scrape/bell.hpp"

#include <functional>
#include <memory>
#include <optional>

namespace probe::scrape {

/// The vantage gate, shared by all scrapes: the controls are others' machines and are not asked anew for each target.
class GateWatch {
public:
    /// Observes the gate once; takes seconds, at worst half a minute.
    using Look = std::function<boost::asio::awaitable<measure::GateEvidence>()>;

    GateWatch(boost::asio::any_io_executor executor, Clock& clock, Look look, measure::Duration age)
        : executor_(std::move(executor)), clock_(clock), look_(std::move(look)), age_(age)
    {
    }

    /// A look at most `age` old.
    boost::asio::awaitable<measure::GateEvidence> recent();

    /// A look that began at or after these ticks. Throws what looking throws.
    boost::asio::awaitable<measure::GateEvidence> since(measure::Duration ticks);

    /// How often it was looked at.
    std::uint64_t looks() const { return looks_; }

private:
    struct Sight {
        explicit Sight(const boost::asio::any_io_executor& executor) : done(executor) {}
        Bell done;
        measure::Duration begun{};
        std::optional<measure::GateEvidence> gate;  ///< Unset while looking, and when looking failed.
    };

    void begin();
    boost::asio::awaitable<void> look(std::shared_ptr<Sight> sight);

    boost::asio::any_io_executor executor_;
    Clock& clock_;
    Look look_;
    measure::Duration age_;
    std::shared_ptr<Sight> latest_;
    std::uint64_t looks_ = 0;
};

}  // namespace probe::scrape
