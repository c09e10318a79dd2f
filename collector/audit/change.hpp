#pragma once

#include "collector/ports/facts.hpp"

#include <string>

namespace collector::audit {

/// What a deed did, as the trail names it.
struct Change {
    std::string action;   ///< "frame", "person", "contribution_approved"
    std::string subject;  ///< Whom or what it changed.
};

/// What putting a fact on the ledger changes; the same words whoever puts it there.
Change change_of(const decltype(LedgerEntry::fact)& fact);

}  // namespace collector::audit
