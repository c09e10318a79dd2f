#include "measure/time.hpp"

#include <cmath>
#include <cstdio>

namespace measure {
namespace {

using namespace std::chrono;

/// The decimal number that is exactly `digits` wide at `at`, or -1.
int number_at(std::string_view text, std::size_t at, std::size_t digits)
{
    if (at + digits > text.size()) {
        return -1;
    }
    int value = 0;
    for (const char c : text.substr(at, digits)) {
        if (c < '0' || c > '9') {
            return -1;
        }
        value = value * 10 + (c - '0');
    }
    return value;
}

/// The microseconds written as ".123" or ".123456", -1 when `text` is not such a fraction.
int fraction_micros(std::string_view text)
{
    if (text.empty()) {
        return 0;
    }
    const auto digits = text.substr(1);
    if (text[0] != '.' || digits.empty() || digits.size() > 6) {
        return -1;
    }
    int value = number_at(digits, 0, digits.size());
    for (auto i = digits.size(); value >= 0 && i < 6; ++i) {
        value *= 10;
    }
    return value;
}

bool has_separators(std::string_view text)
{
    return text.size() >= 20 && text[10] == 'T' && text[13] == ':' && text[16] == ':' && text.back() == 'Z';
}

}  // namespace

std::string to_rfc3339(Timestamp time)
{
    const auto day = floor<days>(time);
    const hh_mm_ss clock{time - day};
    char text[48];
    std::snprintf(text, sizeof text, "%sT%02d:%02d:%02d.%06dZ", to_iso_date(day).c_str(),
                  static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count()));
    return text;
}

Result<Timestamp> parse_rfc3339(std::string_view text)
{
    const auto malformed = [&] {
        return error("'" + std::string(text) + "' is not a UTC time", {}, "write it as 2026-11-21T04:10:00Z");
    };
    if (!has_separators(text)) {
        return malformed();
    }
    const auto day = parse_iso_date(text.substr(0, 10));
    const int hour = number_at(text, 11, 2);
    const int minute = number_at(text, 14, 2);
    const int second = number_at(text, 17, 2);
    const int micros = fraction_micros(text.substr(19, text.size() - 20));
    const bool in_range = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
    if (!day || !in_range || micros < 0) {
        return malformed();
    }
    return Timestamp{*day} + hours{hour} + minutes{minute} + seconds{second} + microseconds{micros};
}

std::string to_iso_date(Day day)
{
    const year_month_day date{day};
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()));
    return text;
}

Result<Day> parse_iso_date(std::string_view text)
{
    const int y = number_at(text, 0, 4);
    const int m = number_at(text, 5, 2);
    const int d = number_at(text, 8, 2);
    const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-' && y >= 0 && m >= 0 && d >= 0;
    const year_month_day date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
    if (!shaped || !date.ok()) {
        return error("'" + std::string(text) + "' is not a date", {}, "write it as 2026-11-21");
    }
    return Day{date};
}

std::string day_after(const std::string& iso_date)
{
    const auto day = parse_iso_date(iso_date);
    return day ? to_iso_date(*day + days{1}) : iso_date;
}

Duration from_seconds(double seconds)
{
    return Duration{std::llround(seconds * 1e6)};
}

}  // namespace measure
