#include "collector/cli/moment.hpp"

namespace collector::cli {

measure::Timestamp now()
{
    return std::chrono::time_point_cast<measure::Duration>(std::chrono::system_clock::now());
}

measure::Result<void> check_not_ahead(measure::Day dated, const std::string& where)
{
    if (dated <= std::chrono::floor<std::chrono::days>(now()) + std::chrono::days(1)) {
        return {};
    }
    return measure::error("it tells of " + measure::to_iso_date(dated) + ", later than tomorrow", where,
                          "correct the date, or this machine's clock; nothing was imported");
}

measure::Result<measure::Timestamp> moment_of(const std::string& text)
{
    if (text.empty()) {
        return now();
    }
    if (const auto day = measure::parse_iso_date(text)) {
        return measure::Timestamp(*day + std::chrono::days(1)) - measure::Duration(1);
    }
    return measure::parse_rfc3339(text);
}

}  // namespace collector::cli
