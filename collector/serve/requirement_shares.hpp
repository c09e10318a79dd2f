#pragma once

#include "collector/serve/device_facts.hpp"
#include "collector/serve/requirements.hpp"

#include <optional>
#include <vector>

namespace collector::serve {

/// A requirement and how the devices that were measured stand to it.
struct RequirementShare {
    const Requirement* requirement = nullptr;
    std::size_t passed = 0;
    std::size_t warned = 0;
    std::size_t failed = 0;
    std::size_t withheld = 0;  ///< Devices of which it may not be told.

    /// Of the devices that could be judged and may be told of.
    std::optional<double> share() const;
};

/// All of them in the order of the catalogue. Pure.
std::vector<RequirementShare> requirement_shares(const DeviceFacts& facts);

}  // namespace collector::serve
