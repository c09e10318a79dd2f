#pragma once

#include <string>

/// What the ledger keeps of what may be told of a public service.
namespace collector {

/// An owner was told of findings that expose a service, or when the public may be; the last one about a finding holds.
struct Disclosure {
    std::string target;
    std::string check;        ///< "": every check of the target that may be withheld, as earlier programs wrote it.
    std::string told;         ///< UTC day on which the owner heard of it; "": a release without that.
    std::string public_from;  ///< UTC day.
    std::string by;           ///< A person, or "operator".
    std::string reason;       ///< How the owner was told, or why it is released.
};

}  // namespace collector
