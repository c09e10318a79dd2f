#pragma once

#include "collector/ports/audit_trail.hpp"
#include "collector/ports/person.hpp"
#include "measure/ip.hpp"

#include <string>

namespace collector::access {

/// What somebody asked for over the network.
struct Wish {
    std::string action;   ///< "read", "frame", "contribution_approved"
    std::string subject;  ///< A path, or what was changed; cut at 500 octets, since anybody with a token can make it long.
    measure::Address from;
};

/// A wish of somebody's as the trail keeps it, which gives it its number.
Deed deed_of(const Person& person, const Wish& wish, measure::Timestamp at, bool allowed);

}  // namespace collector::access
