#pragma once

#include "measure/target.hpp"

#include <cstddef>

namespace frames {

/// What came of bringing a list into a frame.
struct Merged {
    measure::Frame frame;
    std::size_t added = 0;      ///< Targets the frame had not.
    std::size_t widened = 0;    ///< Targets that got further hosts or tags.
    std::size_t unchanged = 0;  ///< Targets of the list that the frame had as they are.
    std::size_t kept = 0;       ///< Targets of the frame that the list does not name.
};

/// Brings the targets of a list into a frame. What people have said in the frame stays: organisation, sector, tier, roles, review,
/// consent, absences, opt-out. The list adds targets and hosts; a target that got a host is unreviewed again. Version and date are
/// the list's only when something was added, so that the same list twice changes nothing.
Merged merge(measure::Frame frame, const measure::Frame& list);

}  // namespace frames
