#pragma once

#include "measure/result.hpp"
#include "measure/time.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace collector {

/// Somebody did something, or asked for it. Written before it is done: what cannot be written is not done.
struct Deed {
    std::uint64_t number = 0;  ///< From 1 without gaps; given by the trail.
    measure::Timestamp at;
    std::string who;                 ///< A person, a probe for its laboratory, or "operator".
    std::vector<std::string> roles;  ///< By which it was allowed or refused.
    std::string action;              ///< "read", or what was changed: "frame", "person", "disclosure"
    std::string subject;             ///< The address asked for, or what was changed.
    std::string from;                ///< Network address, or "command line".
    std::string outcome;             ///< allowed or refused
};

/// Who did what, when, from where, by which role: appended to, and read.
class AuditTrail {
public:
    virtual ~AuditTrail() = default;

    /// On disk when it returns.
    virtual measure::Result<void> record(Deed deed) = 0;

    /// The newest, newest first.
    virtual measure::Result<std::vector<Deed>> newest(std::size_t limit) const = 0;
};

}  // namespace collector
