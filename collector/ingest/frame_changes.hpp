#pragma once

#include "measure/target.hpp"

#include <string>
#include <vector>

namespace collector::ingest {

/// What a new version of a list of targets changes, as far as it decides who may bring it.
struct FrameChanges {
    std::vector<std::string> consent;  ///< Domains of which it has another word of the owner: consent, or opting out.
    std::vector<std::string>
        review;  ///< Domains that it calls reviewed as they stand, which nobody did before; the country for the whole list.
    bool list = false;  ///< Whether anything else changes, but version and date.
};

/// Compares two versions; a country's first one is compared with a frame without targets. Guarded paths are no change: they
/// are asked for with the owner's consent alone. Who leaves a target out takes its owner's word away, too. Pure.
FrameChanges changes_between(const measure::Frame& before, const measure::Frame& after);

/// Domains that are new in `after` and stand in the list of another country: what two lists say of one service, such as that
/// it opted out, would hold for both. Pure.
std::vector<std::string> listed_elsewhere(const measure::Frame& before, const measure::Frame& after,
                                          const std::vector<measure::Frame>& in_force);

}  // namespace collector::ingest
