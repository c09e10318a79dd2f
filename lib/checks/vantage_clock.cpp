#include "checks/conclude.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Cause;
using measure::Duration;
using measure::Outcome;
using measure::Rule;
using namespace std::chrono_literals;

constexpr Rule kRight{"vantage_clock.right", Outcome::pass, "the probe's clock agrees with two time servers"};
constexpr Rule kWrong{"vantage_clock.wrong", Outcome::fail, "the probe's clock is off by a second or more", Cause::vantage};
constexpr Rule kUnknown{"vantage_clock.unknown", Outcome::not_testable, "fewer than two time servers answered"};
constexpr std::array kRules{kRight, kWrong, kUnknown};

/// services.md V-7: less than one second, against two servers.
constexpr Duration kAllowed = 1s;
constexpr std::size_t kServers = 2;

/// Is the probe's clock right?
///
/// Requirement  RFC 5905; services.md V-7. Otherwise its times of day are withheld; durations are not concerned.
/// Reads        clock offsets in microseconds, one a time server that answered.
measure::Verdict judge_clock(const measure::Evidence& evidence)
{
    const auto& offsets = evidence.vantage.before.clock_offsets;
    if (offsets.size() < kServers) {
        return conclude(kUnknown, count_text(offsets.size(), kServers));
    }
    const auto far = [](Duration offset) { return std::chrono::abs(offset) >= kAllowed; };
    const auto worst = *std::max_element(offsets.begin(), offsets.end(),
                                         [](Duration a, Duration b) { return std::chrono::abs(a) < std::chrono::abs(b); });
    return conclude(far(worst) ? kWrong : kRight, std::to_string(worst.count()) + " us");
}

}  // namespace

extern constinit const Check vantage_clock{
    .id = "vantage.clock",
    .catalogue = "V-7",
    .area = Area::vantage,
    .question = "Is the probe's clock right?",
    .requirement = "RFC 5905",
    .needs = Needs::nothing,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_clock,
};

}  // namespace checks
