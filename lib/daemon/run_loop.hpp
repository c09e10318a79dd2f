#pragma once

#include "measure/time.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include <functional>
#include <string>

namespace daemons {

/// One io_context on the calling thread, ended by SIGTERM or SIGINT, reloaded by SIGHUP, known to systemd.
class RunLoop {
public:
    RunLoop();

    boost::asio::io_context& context() { return context_; }

    /// Called once on SIGTERM or SIGINT. It must let the loop run dry within `grace`, or the loop is stopped.
    void on_stop(std::function<void()> stop, measure::Duration grace = std::chrono::seconds(10));

    /// Called on SIGHUP.
    void on_reload(std::function<void()> reload);

    /// Tells systemd READY, keeps its watchdog fed, runs until nothing is left to do or stop() was called.
    /// Returns 128 plus the signal's number, 0 without one.
    int run();

    /// Ends the loop now.
    void stop();

    /// One line for `systemctl status`.
    static void tell_status(const std::string& line);

private:
    void wait_for_signal();
    void feed_watchdog();
    void handle(int signal);

    boost::asio::io_context context_{1};
    boost::asio::signal_set signals_{context_};
    boost::asio::steady_timer grace_timer_{context_};
    boost::asio::steady_timer watchdog_timer_{context_};
    std::function<void()> stop_;
    std::function<void()> reload_;
    measure::Duration grace_{};
    int signal_ = 0;
};

}  // namespace daemons
