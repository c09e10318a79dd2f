#pragma once

#include "measure/report.hpp"

namespace probe {

/// Keeps what was measured until the collector has it. What it has taken survives the end of the process at any point.
class Spool {
public:
    virtual ~Spool() = default;

    /// Takes a line into the open batch. Error: the disk does not take it; what was kept before is not touched.
    virtual measure::Result<void> append(const measure::BatchLine& line) = 0;

    /// Closes the open batch and makes it ready to be sent. Nothing happens when it is empty.
    virtual measure::Result<void> seal(measure::Timestamp now) = 0;
};

}  // namespace probe
