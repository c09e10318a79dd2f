#include "score/window.hpp"

#include <algorithm>

namespace score {
namespace {

using measure::State;
using measure::TargetState;

bool is_expired(std::span<const DayValue> days, std::size_t expiry)
{
    const auto recent = days.last(std::min(days.size(), expiry));
    return std::none_of(recent.begin(), recent.end(), [](const DayValue& day) { return day.value.has_value(); });
}

/// The state on show and how long the rounds have disagreed with it.
class Display {
public:
    explicit Display(std::uint32_t rounds) : rounds_(rounds) {}

    const TargetState& show(const TargetState& found)
    {
        if (settles_at_once(found) || found.state == shown_.state) {
            accept(found);
        } else if (found.state == State::unknown) {
            ++silent_;
        } else {
            ++others_;
            silent_ = 0;
        }
        if (others_ >= rounds_ || silent_ >= rounds_) {
            accept(found);
        }
        return shown_;
    }

private:
    bool settles_at_once(const TargetState& found) const
    {
        return shown_.state == State::unknown || shown_.state == State::intended_absent ||
               found.state == State::intended_absent;
    }

    void accept(const TargetState& found)
    {
        shown_ = found;
        others_ = 0;
        silent_ = 0;
    }

    std::uint32_t rounds_;
    std::uint32_t others_ = 0;
    std::uint32_t silent_ = 0;
    TargetState shown_;
};

}  // namespace

DayValue mean_of_days(std::span<const DayValue> days, const TimeRules& rules)
{
    if (is_expired(days, rules.expiry_rounds)) {
        return {};
    }
    double value = 0;
    double low = 0;
    double high = 0;
    double count = 0;
    for (const auto& day : days) {
        if (day.value) {
            value += *day.value;
            low += day.low;
            high += day.high;
            count += 1;
        }
    }
    return {.value = value / count, .low = low / count, .high = high / count};
}

std::vector<TargetState> shown_states(std::span<const TargetState> found, const TimeRules& rules)
{
    std::vector<TargetState> shown;
    Display display(rules.hysteresis_rounds);
    for (const auto& state : found) {
        shown.push_back(display.show(state));
    }
    return shown;
}

}  // namespace score
