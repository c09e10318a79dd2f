#include "collector/aggregate/rounds.hpp"

namespace collector::aggregate {
namespace {

using std::chrono::days;

/// Rounds were checked when they came in (judge_batch); what is no day stands for the first of all.
measure::Day to_day(const std::string& day)
{
    return measure::parse_iso_date(day).value_or(measure::Day());
}

}  // namespace

std::vector<std::string> days_until(const std::string& last, std::uint32_t count)
{
    std::vector<std::string> all;
    for (auto day = to_day(last) - days(count) + days(1); day <= to_day(last); day += days(1)) {
        all.push_back(measure::to_iso_date(day));
    }
    return all;
}

std::string days_before(const std::string& day, std::uint32_t count)
{
    return measure::to_iso_date(to_day(day) - days(count));
}

std::string telling_begins(const std::string& day, std::uint32_t window)
{
    const auto number = to_day(day).time_since_epoch().count();
    const auto width = static_cast<int>(window);
    return measure::to_iso_date(measure::Day(days(number - number % width - width)));
}

measure::Timestamp end_of(const std::string& day)
{
    return measure::Timestamp(to_day(day) + days(1)) - measure::Duration(1);
}

std::string day_of(measure::Timestamp time)
{
    return measure::to_iso_date(std::chrono::floor<days>(time));
}

}  // namespace collector::aggregate
