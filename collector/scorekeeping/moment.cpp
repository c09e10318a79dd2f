#include "collector/scorekeeping/moment.hpp"

#include "collector/aggregate/rounds.hpp"

namespace collector::scorekeeping {

measure::Timestamp now()
{
    return std::chrono::time_point_cast<measure::Duration>(std::chrono::system_clock::now());
}

std::string today()
{
    return aggregate::day_of(now());
}

measure::Result<void> check_not_ahead(measure::Day dated, const std::string& where)
{
    if (dated <= std::chrono::floor<std::chrono::days>(now()) + std::chrono::days(1)) {
        return {};
    }
    return measure::error("it tells of " + measure::to_iso_date(dated) + ", later than tomorrow", where,
                          "correct the date, or this machine's clock; nothing was imported");
}

namespace {

measure::Result<measure::Timestamp> read_moment(const std::string& text)
{
    if (const auto day = measure::parse_iso_date(text)) {
        return measure::Timestamp(*day + std::chrono::days(1)) - measure::Duration(1);
    }
    return measure::parse_rfc3339(text);
}

}  // namespace

measure::Result<measure::Timestamp> moment_of(const std::string& text, measure::Timestamp present)
{
    if (text.empty()) {
        return present;
    }
    auto moment = read_moment(text);
    if (moment && *moment > present) {
        const auto today = std::chrono::floor<std::chrono::days>(present);
        return measure::error("this is not over yet: what comes in may change it", text,
                              "ask for " + measure::to_iso_date(today - std::chrono::days(1)) +
                                  " or earlier; without --as-of you get what stands now");
    }
    return moment;
}

}  // namespace collector::scorekeeping
