#pragma once

#include "collector/aggregate/national_score.hpp"

namespace collector::aggregate {

/// The intervals of a country's pillars and index, resampled by operator and by day; the stream is that of the country.
/// Pure: equal evidence gives equal bits.
score::Resampling resample_country(const Question& question, const NationalScore& score);

}  // namespace collector::aggregate
