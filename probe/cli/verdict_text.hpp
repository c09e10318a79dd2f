#pragma once

#include "checks/check.hpp"

#include <string>

namespace probe::cli {

/// A target as people read it: state, each verdict with rule, cause and what was seen, and what to do about each cause.
std::string verdict_text(const measure::Evidence& evidence, std::span<const measure::Verdict> verdicts);

/// The verdicts of the vantage checks, and what follows from them.
std::string vantage_text(const measure::Vantage& vantage);

/// The same target as one line of JSON: envelope, state, verdicts, evidence.
std::string verdict_json(const measure::Evidence& evidence, std::span<const measure::Verdict> verdicts);

/// One line of JSON of the gate alone.
std::string vantage_json(const measure::Vantage& vantage);

}  // namespace probe::cli
