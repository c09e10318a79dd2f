#include "daemon/run_loop.hpp"

#include <systemd/sd-daemon.h>

#include <csignal>

namespace daemons {

RunLoop::RunLoop()
{
    signals_.add(SIGTERM);
    signals_.add(SIGINT);
    signals_.add(SIGHUP);
    // A peer that closes early is an error code of write(), never a signal.
    std::signal(SIGPIPE, SIG_IGN);
}

void RunLoop::on_stop(std::function<void()> stop, measure::Duration grace)
{
    stop_ = std::move(stop);
    grace_ = grace;
}

void RunLoop::on_reload(std::function<void()> reload)
{
    reload_ = std::move(reload);
}

int RunLoop::run()
{
    wait_for_signal();
    feed_watchdog();
    sd_notify(0, "READY=1");
    context_.run();
    sd_notify(0, "STOPPING=1");
    return signal_ == 0 ? 0 : 128 + signal_;
}

void RunLoop::stop()
{
    context_.stop();
}

void RunLoop::tell_status(const std::string& line)
{
    sd_notify(0, ("STATUS=" + line).c_str());
}

void RunLoop::wait_for_signal()
{
    signals_.async_wait([this](const boost::system::error_code& failure, int signal) {
        if (!failure) {
            handle(signal);
        }
    });
}

void RunLoop::handle(int signal)
{
    if (signal == SIGHUP) {
        if (reload_) {
            reload_();
        }
        wait_for_signal();
        return;
    }
    signal_ = signal;
    watchdog_timer_.cancel();
    if (!stop_) {
        context_.stop();
        return;
    }
    stop_();
    grace_timer_.expires_after(grace_);
    grace_timer_.async_wait([this](const boost::system::error_code& failure) {
        if (!failure) {
            context_.stop();
        }
    });
}

void RunLoop::feed_watchdog()
{
    std::uint64_t interval = 0;
    if (sd_watchdog_enabled(0, &interval) <= 0) {
        return;
    }
    sd_notify(0, "WATCHDOG=1");
    watchdog_timer_.expires_after(std::chrono::microseconds(interval / 2));
    watchdog_timer_.async_wait([this](const boost::system::error_code& failure) {
        if (!failure) {
            feed_watchdog();
        }
    });
}

}  // namespace daemons
