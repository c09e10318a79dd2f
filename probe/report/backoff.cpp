#include "probe/report/backoff.hpp"

#include <algorithm>

namespace probe::report {

using measure::Duration;

namespace {

/// 2^20 times any base is beyond every cap; more would overflow.
constexpr unsigned kMostDoublings = 20;

}  // namespace

Duration Backoff::next(std::optional<std::chrono::seconds> told)
{
    const auto doublings = std::min(failures_, kMostDoublings);
    const auto ceiling = std::min(limits_.cap, limits_.base * (std::int64_t{1} << doublings));
    ++failures_;
    if (told) {
        // In seconds: a stranger's number may overflow as microseconds.
        const auto most = std::chrono::floor<std::chrono::seconds>(limits_.most_told);
        const Duration asked = std::clamp(*told, std::chrono::seconds{}, most);
        return asked + draw(limits_.least, std::max(limits_.least, limits_.base));
    }
    return draw(limits_.least, std::max(limits_.least, ceiling));
}

Duration Backoff::slow()
{
    ++failures_;
    return draw(limits_.cap / 2, limits_.cap);
}

Duration Backoff::draw(Duration from, Duration to)
{
    return Duration(std::uniform_int_distribution<Duration::rep>(from.count(), to.count())(random_));
}

}  // namespace probe::report
