#pragma once

#include "probe/ports/clock.hpp"
#include "probe/ports/opt_out_source.hpp"

#include <functional>

namespace probe::report {

/// Opt-outs are honoured within the hour: asked for at least this often, which leaves half an hour for what is under way.
constexpr measure::Duration kLongestOptOutPause = std::chrono::minutes(30);

/// Asks again and again who does not want to be measured, and who wants to be once more, and tells it. What is known stays while nobody answers.
class OptOutWatch {
public:
    using Tell = std::function<void(const OwnersWishes&)>;

    OptOutWatch(OptOutSource& source, Clock& clock, measure::Duration pause, Tell tell);

    /// One question. False when it had no answer.
    boost::asio::awaitable<bool> look();

    /// Asks after each pause, until stop().
    boost::asio::awaitable<void> run();

    /// Ends run() within a second while it waits.
    void stop() { stopping_ = true; }

private:
    OptOutSource& source_;
    Clock& clock_;
    measure::Duration pause_;
    Tell tell_;
    bool stopping_ = false;
};

}  // namespace probe::report
