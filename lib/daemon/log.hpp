#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace daemons {

enum class LogLevel : std::uint8_t { debug, info, warning, error };

/// One kind of thing a program may say, defined once. The reference page is made of these.
struct LogEvent {
    std::string_view id;  ///< "SPOOL_FULL"; permanent once released.
    LogLevel level = LogLevel::info;
    std::string_view sentence;  ///< What happened.
    std::string_view advice;    ///< For the operator: what it means and what to do.
};

using LogField = std::pair<std::string_view, std::string>;

/// Sets up logging to standard error: one line an event, with journald priorities under systemd.
void start_log(LogLevel least);

/// Writes `EVENT_ID key=value ... sentence`. Never pass bodies, tokens or secrets.
/// The same event is written at most 20 times a minute; what was left out is counted on the next line.
void log(const LogEvent& event, std::initializer_list<LogField> fields = {});

/// The events as a Markdown table.
std::string events_markdown(std::span<const LogEvent* const> events);

}  // namespace daemons
