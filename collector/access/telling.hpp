#pragma once

#include "collector/ports/disclosure.hpp"
#include "measure/result.hpp"
#include "measure/time.hpp"

#include <chrono>
#include <string>

namespace collector::access {

/// That an owner was told of findings that expose a service, or from when the public may hear of them, as somebody asks for it.
struct Telling {
    std::string target;
    std::string check;  ///< "": all that may be withheld of the target.
    std::string day;    ///< Of the telling; of a release the day from which the public may hear. "": today.
    std::string by;
    std::string reason;
    bool is_release = false;
};

/// What the ledger keeps of it; an error where the day or the check is none, or the telling is still to come. `embargo`: how long
/// an owner has from the telling on. Pure.
measure::Result<Disclosure> disclosure_of(const Telling& telling, measure::Day today, std::chrono::days embargo);

}  // namespace collector::access
