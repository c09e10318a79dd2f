#include "collector/cli/moment.hpp"

namespace collector::cli {

measure::Timestamp now()
{
    return std::chrono::time_point_cast<measure::Duration>(std::chrono::system_clock::now());
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
