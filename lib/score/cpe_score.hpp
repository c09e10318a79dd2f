#pragma once

#include "score/component.hpp"

#include <optional>
#include <span>

namespace score {

/// A router model with its firmware and WAN mode, as a laboratory found it (4.5, CPE).
struct CpeModel {
    std::optional<bool> gate{};         ///< A host behind it, as it leaves the box, has IPv6 and reaches a control.
    Bounded connectivity{};             ///< Share of the connectivity checks that pass.
    Bounded security{};                 ///< Share of the security checks that pass.
    std::optional<double> installed{};  ///< How many are in use, if the regulator says so.
};

/// A model's score. A gate nobody could judge: no value. A share without a value gives its weight to the rest and opens the
/// bounds, as in a target's score.
Bounded score_cpe_model(const CpeModel& model, const CpeRules& rules);

/// A country's models as one pillar.
struct CpeMarket {
    Bounded score{};
    bool by_installed_base = false;  ///< false: every model counts the same, and the page says so.
    double coverage = 0;             ///< Share of the weight whose models have a value.
};

/// The mean of the models: by installed base when every model's is known, else equal.
CpeMarket score_cpe_market(std::span<const CpeModel> models, const CpeRules& rules);

}  // namespace score
