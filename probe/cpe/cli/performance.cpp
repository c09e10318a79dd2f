#include "probe/cpe/cli/performance.hpp"

#include "daemon/console.hpp"
#include "probe/cpe/frames/dissect.hpp"

#include <poll.h>

#include <algorithm>
#include <array>
#include <csignal>

namespace cpe::cli {
namespace {

using namespace std::chrono_literals;

/// The longest sleep: a signal and the clock are looked at at least so often.
constexpr auto kLongestWait = 200ms;
/// Frames taken from a port in a row: a flood on one side must not keep the phases from going on.
constexpr int kBurst = 256;
/// A wall clock that moved more than this against the monotonic one makes the times of the capture worthless.
constexpr auto kStep = 50ms;

volatile std::sig_atomic_t g_stopped = 0;

void stop(int)
{
    g_stopped = 1;
}

capture::Time now()
{
    return std::chrono::time_point_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now());
}

std::chrono::nanoseconds clock_offset()
{
    return now().time_since_epoch() - std::chrono::steady_clock::now().time_since_epoch();
}

}  // namespace

Performance::Performance(actors::Bench& bench, phases::Conductor& conductor, Ports& ports, const link::Switches& switches,
                         capture::Recorder recorder)
    : bench_(bench), conductor_(conductor), ports_(ports), switches_(switches), recorder_(std::move(recorder)),
      clock_offset_(clock_offset())
{
}

measure::Result<void> Performance::play()
{
    std::signal(SIGINT, stop);
    std::signal(SIGTERM, stop);
    note("run.begin", {});
    if (!ports_.wan) {
        note(std::string(capture::kNoWan), {});
    }
    while (!conductor_.finished() && g_stopped == 0) {
        for (const auto& played : conductor_.advance(now())) {
            phase_ = played.phase;
            perform(played.effects);
        }
        send_all(bench_.wake(now()));
        listen();
        watch_clock();
        if (!recorder_.good()) {
            return measure::error("the recording stopped", "the directory of the run", "is the disk full?");
        }
    }
    note_losses();
    note(g_stopped != 0 ? "run.interrupted" : "run.end", {});
    return {};
}

bool Performance::interrupted()
{
    return g_stopped != 0;
}

void Performance::listen()
{
    auto wake = now() + kLongestWait;
    for (const auto due : {conductor_.due(), bench_.due()}) {
        wake = due ? std::min(wake, *due) : wake;
    }
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(std::max<std::chrono::nanoseconds>(wake - now(), 0ns));
    const auto wan = ports_.wan ? ports_.wan->descriptor() : -1;  // poll leaves out what is negative
    std::array<pollfd, 2> descriptors{{{ports_.lan.descriptor(), POLLIN, 0}, {wan, POLLIN, 0}}};
    ::poll(descriptors.data(), descriptors.size(), static_cast<int>(wait.count()));
    for (int i = 0; i < kBurst; ++i) {
        const bool lan = hear(ports_.lan);
        const bool from_wan = ports_.wan && hear(*ports_.wan);
        if (!lan && !from_wan) {
            return;
        }
    }
}

bool Performance::hear(link::PcapPort& port)
{
    auto record = port.receive();
    if (!record) {
        return false;
    }
    recorder_.add(*record);
    send_all(bench_.hear(record->time, record->port, frames::dissect(record->octets)));
    return true;
}

void Performance::send_all(const actors::Sendings& sendings)
{
    for (const auto& sending : sendings) {
        perform(sending);
    }
}

void Performance::perform(const std::vector<phases::Effect>& effects)
{
    for (const auto& effect : effects) {
        std::visit([this](const auto& what) { perform(what); }, effect);
    }
}

/// Recorded with the time before it goes out: the answer is never older than the question.
void Performance::perform(const actors::Sending& sending)
{
    const auto time = now();
    if (sending.port == capture::Port::wan && !ports_.wan) {
        last_sent_.reset();
        return;
    }
    auto& port = sending.port == capture::Port::lan ? ports_.lan : *ports_.wan;
    if (!port.send(sending.octets)) {
        last_sent_.reset();
        note("send-failed", {{"port", std::string(capture::to_string(sending.port))}});
        return;
    }
    last_sent_ = time;
    recorder_.add({.time = time, .port = sending.port, .direction = capture::Direction::sent, .octets = sending.octets});
}

void Performance::perform(const phases::SetPower& set)
{
    const auto began = now();
    const bool done = switches_.power(set.on);
    note_at(began, set.on ? "power.on" : "power.off", {{"done", done ? "yes" : "no"}});
}

void Performance::perform(const phases::SetCarrier& set)
{
    const auto began = now();
    const bool done = switches_.carrier(set.port, set.up);
    note_at(began, set.up ? "carrier.up" : "carrier.down",
            {{"port", std::string(capture::to_string(set.port))}, {"done", done ? "yes" : "no"}});
}

void Performance::perform(const phases::Note& what)
{
    auto detail = what.detail;
    if (what.name == capture::kSent && !last_sent_) {
        detail["why"] = ports_.wan ? "the port is down" : "no WAN side";
        note("not-sent", std::move(detail));
        return;
    }
    if (what.name == capture::kSent) {
        detail[capture::kSentTime] = std::to_string(last_sent_->time_since_epoch().count());
    }
    if (what.name == "phase.begin") {
        daemons::say("phase " + phase_);
    }
    note(what.name, std::move(detail));
}

void Performance::note(const std::string& name, std::map<std::string, std::string> detail)
{
    note_at(now(), name, std::move(detail));
}

/// What takes its time began before it was done: a router speaks while the command that switched it on still runs.
void Performance::note_at(capture::Time time, const std::string& name, std::map<std::string, std::string> detail)
{
    recorder_.add(capture::Stimulus{.time = time, .phase = phase_, .name = name, .detail = std::move(detail)});
}

void Performance::note_losses()
{
    note("capture.dropped",
         {{"lan", std::to_string(ports_.lan.dropped())}, {"wan", std::to_string(ports_.wan ? ports_.wan->dropped() : 0)}});
}

void Performance::watch_clock()
{
    const auto offset = clock_offset();
    const auto moved = offset - clock_offset_;
    if (std::chrono::abs(moved) > kStep) {
        note("clock.stepped", {{"nanoseconds", std::to_string(moved.count())}});
    }
    clock_offset_ = offset;
}

}  // namespace cpe::cli
