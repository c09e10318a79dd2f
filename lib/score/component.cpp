#include "score/component.hpp"

namespace score {

using measure::Outcome;

const measure::Verdict* verdict_of(std::span<const measure::Verdict> verdicts, std::string_view check)
{
    for (const auto& verdict : verdicts) {
        if (verdict.check == check) {
            return &verdict;
        }
    }
    return nullptr;
}

std::optional<double> value_of(const measure::Verdict& verdict, Reading reading, double should_value)
{
    if (!verdict.value || verdict.level == measure::Level::info) {
        return std::nullopt;
    }
    const double value = reading == Reading::pass_only ? (verdict.outcome == Outcome::pass ? 1.0 : 0.0) : *verdict.value;
    if (verdict.level == measure::Level::should) {
        return 1 - (1 - value) * (1 - should_value);
    }
    return value;
}

ComponentScore score_component(const Component& component, std::span<const measure::Verdict> verdicts, double should_value)
{
    double sum = 0;
    double valued = 0;
    double open = 0;
    for (const auto& check : component.checks) {
        const auto* verdict = verdict_of(verdicts, check);
        if (verdict != nullptr && verdict->outcome == Outcome::not_applicable) {
            continue;
        }
        const auto value = verdict == nullptr ? std::nullopt : value_of(*verdict, component.reading, should_value);
        sum += value.value_or(0);
        (value ? valued : open) += 1;
    }
    ComponentScore computed{.rules = &component, .applicable = valued + open > 0};
    if (valued > 0) {
        computed.score.value = sum / valued;
    }
    if (computed.applicable) {
        computed.score.low = sum / (valued + open);
        computed.score.high = (sum + open) / (valued + open);
    }
    return computed;
}

}  // namespace score
