#pragma once

#include "collector/ports/access_facts.hpp"
#include "measure/result.hpp"
#include "measure/time.hpp"

#include <chrono>
#include <span>
#include <string>
#include <vector>

namespace collector::access {

/// That an owner was told of findings that expose a service, or from when the public may hear of them, as somebody asks for it.
struct Telling {
    std::string target;
    std::string check;  ///< "": each that is found now.
    std::string day;    ///< Of the telling; of a release the day from which the public may hear. "": today.
    std::string by;
    std::string reason;
    bool is_release = false;
};

/// What the ledger keeps of it: one fact for each of the target's findings in `open` that is spoken of, so that nobody's word
/// covers what is found later. A release that names its check is kept whatever is found: it may put off what may open again.
///
/// An error where the day or the check is none, the telling is still to come, or nothing is found. `embargo`: how long an owner
/// has from the telling on. Pure.
measure::Result<std::vector<Disclosure>> disclosures_of(const Telling& telling, std::span<const OpenFinding> open,
                                                        measure::Day today, std::chrono::days embargo);

}  // namespace collector::access
