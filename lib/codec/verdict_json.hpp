#pragma once

#include "measure/verdict.hpp"

#include <nlohmann/json_fwd.hpp>

namespace codec {

class Fields;

nlohmann::ordered_json to_json(const measure::Verdict& verdict);
nlohmann::ordered_json to_json(const measure::TargetState& state);

/// The inverse of to_json(Verdict). Throws Malformed.
measure::Verdict read_verdict(const Fields& fields);

}  // namespace codec
