#pragma once

#include "measure/verdict.hpp"
#include "score/methodology.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace score {

/// A value with the bounds that untestable parts leave open.
struct Bounded {
    std::optional<double> value{};  ///< Untestable parts left out.
    double low = 0;                 ///< Untestable parts at 0.
    double high = 1;                ///< Untestable parts at 1.
};

/// A component as computed. Not applicable when all of its checks are.
struct ComponentScore {
    const Component* rules = nullptr;
    bool applicable = true;
    Bounded score{};
};

/// The verdict of a check; nullptr when there is none.
const measure::Verdict* verdict_of(std::span<const measure::Verdict> verdicts, std::string_view check);

/// What a verdict counts in a component; nullopt without a value. A SHOULD that is not met loses only part (4.5a).
std::optional<double> value_of(const measure::Verdict& verdict, Reading reading, double should_value);

/// The mean of a component's checks. A check without a verdict is not testable.
ComponentScore score_component(const Component& component, std::span<const measure::Verdict> verdicts, double should_value);

}  // namespace score
