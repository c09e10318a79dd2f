#include "score/security_parity.hpp"

namespace score {

std::optional<Bounded> score_security(const std::optional<double>& gate, const Component& checks,
                                      std::span<const measure::Verdict> verdicts, double should_value)
{
    if (!gate) {
        return Bounded{};
    }
    if (*gate <= 0) {
        return Bounded{.value = 0, .low = 0, .high = 0};
    }
    const auto component = score_component(checks, verdicts, should_value);
    if (!component.applicable) {
        return std::nullopt;
    }
    auto score = component.score;
    if (score.value) {
        score.value = *score.value * *gate;
    }
    return Bounded{.value = score.value, .low = score.low * *gate, .high = score.high * *gate};
}

}  // namespace score
