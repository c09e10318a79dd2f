#pragma once

#include "measure/result.hpp"
#include "score/methodology.hpp"

#include <cstdint>
#include <optional>

namespace collector {

/// An id stands for one text, for ever: has `one` the id of `other`, with another text?
template <typename One, typename Other>
bool takes_id_of(const One& one, const Other& other)
{
    return one.id == other.id && one.sha256 != other.sha256;
}

/// The days that an edition of other weights, gates or rules stands beside the one in force, at the least: two of its windows
/// (scoring.md 4.8).
std::int64_t fewest_days_beside(const score::Methodology& next);

/// What forbids to publish one edition beside that in force for so many days (scoring.md 4.8); nullopt: nothing. Where weights,
/// gates or rules differ, it is a MAJOR version and stands beside the other for two windows.
std::optional<measure::Error> object_to_announcement(const score::Methodology& in_force, const score::Methodology& next,
                                                     std::int64_t days);

}  // namespace collector
