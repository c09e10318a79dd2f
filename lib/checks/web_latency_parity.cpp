#include "checks/conclude.hpp"
#include "checks/web_reading.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Cause;
using measure::Duration;
using measure::Family;
using measure::Outcome;
using measure::Rule;
using namespace std::chrono_literals;

constexpr Rule kAlike{"web_latency_parity.alike", Outcome::pass, "connecting over IPv6 takes no longer than allowed"};
constexpr Rule kSlower{"web_latency_parity.slower", Outcome::partial, "connecting over IPv6 takes noticeably longer",
                       Cause::latency};
constexpr Rule kNothing{"web_latency_parity.nothing", Outcome::not_testable, "no connection over both families to compare"};
constexpr std::array kRules{kAlike, kSlower, kNothing};

/// services.md W-15: 50 ms or a fifth of the IPv4 time, whichever is more.
constexpr Duration kAllowed = 50ms;
constexpr int kAllowedShare = 5;

/// How a time was taken: the kernel's round-trip time, or the time that passed, which holds our own queue as well.
enum class Clock { kernel, ours };

std::optional<Duration> median_time(const measure::Evidence& evidence, Family family, Clock clock)
{
    std::vector<Duration> times;
    for (const auto& connect : evidence.connects) {
        const auto time = clock == Clock::kernel ? connect.kernel_rtt : std::optional(connect.elapsed);
        if (connect.address.family == family && !connect.failure && time) {
            times.push_back(*time);
        }
    }
    if (times.empty()) {
        return std::nullopt;
    }
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    return *middle;
}

std::string times_text(Duration over6, Duration over4)
{
    return std::to_string(over6.count()) + " us against " + std::to_string(over4.count()) + " us";
}

/// Is connecting over IPv6 about as quick as over IPv4?
///
/// Requirement  services.md W-15; RFC 8305 shows what the difference costs a client.
/// Reads        connect times in microseconds; the median of each family within this task.
///
/// The kernel's times where it told one of each family: its time for one is never compared with ours for the other, since a
/// connection that broke off before the request has none.
measure::Verdict judge_latency(const measure::Evidence& evidence)
{
    for (const auto clock : {Clock::kernel, Clock::ours}) {
        const auto over4 = median_time(evidence, Family::ipv4, clock);
        const auto over6 = median_time(evidence, Family::ipv6, clock);
        if (over4 && over6) {
            const auto allowed = std::max(kAllowed, *over4 / kAllowedShare);
            return conclude(*over6 - *over4 <= allowed ? kAlike : kSlower, times_text(*over6, *over4));
        }
    }
    return conclude(kNothing);
}

}  // namespace

extern constinit const Check web_latency_parity{
    .id = "web.latency_parity",
    .catalogue = "W-15",
    .area = Area::web,
    .version = 2,
    .question = "Is connecting over IPv6 about as quick as over IPv4?",
    .requirement = "RFC 8305",
    .level = measure::Level::should,
    .needs = Needs::both,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_latency,
};

}  // namespace checks
