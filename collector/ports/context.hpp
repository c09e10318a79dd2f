#pragma once

#include "collector/ports/facts.hpp"

#include <vector>

namespace collector {

/// What is known of addresses beside the measurement: their network and country.
class Context {
public:
    virtual ~Context() = default;

    /// Facts about `addresses` (sorted, distinct), with the databases' build times. Unknown stays unknown, never an error.
    virtual ContextFacts look_up(const std::vector<measure::Address>& addresses) const = 0;
};

}  // namespace collector
