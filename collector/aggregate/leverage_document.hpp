#pragma once

#include "collector/aggregate/leverage.hpp"

namespace collector::aggregate {

/// Which things block most services as canonical JSON: one line, sorted keys, hence equal for equal leverage. Pure.
std::string leverage_document(const Question& question, const NationalScore& score, const Leverage& leverage);

}  // namespace collector::aggregate
