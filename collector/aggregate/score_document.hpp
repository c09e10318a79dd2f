#pragma once

#include "collector/aggregate/national_score.hpp"

namespace collector::aggregate {

/// The score as canonical JSON (keys sorted, no white space): equal evidence gives equal bytes.
std::string score_document(const Question& question, const NationalScore& score);

}  // namespace collector::aggregate
