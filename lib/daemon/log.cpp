#include "daemon/log.hpp"

#include "daemon/log_value.hpp"

#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <chrono>
#include <cstdlib>
#include <map>
#include <mutex>
#include <optional>

namespace daemons {
namespace {

constexpr int kLinesAMinute = 20;

/// How often each event was written in the minute that began at `since`.
struct Budget {
    std::chrono::steady_clock::time_point since;
    int written = 0;
    std::uint64_t left_out = 0;
};

spdlog::level::level_enum spdlog_level(LogLevel level)
{
    switch (level) {
        case LogLevel::debug: return spdlog::level::debug;
        case LogLevel::info: return spdlog::level::info;
        case LogLevel::warning: return spdlog::level::warn;
        case LogLevel::error: return spdlog::level::err;
    }
    return spdlog::level::err;
}

std::string_view word_of(LogLevel level)
{
    switch (level) {
        case LogLevel::debug: return "debug";
        case LogLevel::info: return "info";
        case LogLevel::warning: return "warning";
        case LogLevel::error: return "error";
    }
    return "error";
}

/// Priorities as sd-daemon(3) has them: journald strips "<4>" and files the line accordingly.
std::string journal_prefix(LogLevel level)
{
    static const bool under_systemd = std::getenv("JOURNAL_STREAM") != nullptr;
    if (!under_systemd) {
        return {};
    }
    switch (level) {
        case LogLevel::debug: return "<7>";
        case LogLevel::info: return "<6>";
        case LogLevel::warning: return "<4>";
        case LogLevel::error: return "<3>";
    }
    return "<3>";
}

/// Lines of this event left out since the last one written; nullopt when this one must be left out too.
std::optional<std::uint64_t> admit(const LogEvent& event)
{
    static std::mutex mutex;
    static std::map<std::string_view, Budget> budgets;
    const std::lock_guard lock(mutex);
    auto& budget = budgets[event.id];
    const auto now = std::chrono::steady_clock::now();
    if (now - budget.since > std::chrono::minutes(1)) {
        budget.since = now;
        budget.written = 0;
    }
    if (budget.written >= kLinesAMinute) {
        ++budget.left_out;
        return std::nullopt;
    }
    ++budget.written;
    return std::exchange(budget.left_out, 0);
}

}  // namespace

void start_log(LogLevel least)
{
    auto logger = spdlog::stderr_logger_mt("sextant");
    const bool under_systemd = std::getenv("JOURNAL_STREAM") != nullptr;
    logger->set_pattern(under_systemd ? "%v" : "%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
    logger->set_level(spdlog_level(least));
    logger->flush_on(spdlog::level::debug);
    spdlog::set_default_logger(std::move(logger));
}

void log(const LogEvent& event, std::initializer_list<LogField> fields)
{
    const auto left_out = admit(event);
    if (!left_out) {
        return;
    }
    std::string line = journal_prefix(event.level) + std::string(event.id);
    for (const auto& [key, value] : fields) {
        line += fmt::format(" {}={}", key, log_value(value));
    }
    if (*left_out > 0) {
        line += fmt::format(" left_out={}", *left_out);
    }
    line += fmt::format(" msg=\"{}\"", event.sentence);
    spdlog::log(spdlog_level(event.level), "{}", line);
}

std::string events_markdown(std::span<const LogEvent* const> events)
{
    std::string page = "| Event | Level | What happened | What to do |\n| --- | --- | --- | --- |\n";
    for (const auto* event : events) {
        page += fmt::format("| `{}` | {} | {} | {} |\n", event->id, word_of(event->level), event->sentence, event->advice);
    }
    return page;
}

}  // namespace daemons
