#pragma once

#include "collector/ports/views.hpp"
#include "collector/serve/answer.hpp"
#include "collector/serve/national_table.hpp"
#include "measure/cause.hpp"

#include <optional>

namespace checks {
struct Check;
struct Remedy;
}  // namespace checks

/// The public shape of every noun; schemas.json describes the same shapes and a test holds them together.
namespace collector::serve {

Json to_json(const ScoreRow& score);
Json to_json(const Nation& nation);
Json to_json(const SectorView& sector);
Json to_json(const measure::TargetState& state);
Json to_json(const TargetView& target);
Json to_json(const ConsensusRow& row);
Json to_json(const ResultView& result);
Json to_json(const ChangeView& change);
Json to_json(const BasisChange& change);
Json to_json(const VantageView& vantage);
Json to_json(const measure::Verdict& verdict);
Json to_json(const checks::Check& check);
Json to_json(const checks::Remedy& remedy);

/// null when there is none.
Json to_json(const std::optional<measure::Cause>& cause);
Json to_json(const std::optional<double>& number);

}  // namespace collector::serve
