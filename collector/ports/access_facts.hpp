#pragma once

#include "collector/ports/disclosure.hpp"
#include "collector/ports/person.hpp"
#include "measure/result.hpp"

#include <vector>

namespace collector {

/// Who has a token, and what may be told of whom, by the index.
class AccessFacts {
public:
    virtual ~AccessFacts() = default;

    /// Everybody whose token holds, by name.
    virtual measure::Result<std::vector<Person>> people() const = 0;

    /// Every telling and release, oldest first.
    virtual measure::Result<std::vector<Disclosure>> disclosures() const = 0;
};

}  // namespace collector
