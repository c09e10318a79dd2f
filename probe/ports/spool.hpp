#pragma once

#include "measure/report.hpp"

#include <optional>
#include <string_view>

namespace probe {

/// What is measured and not yet with the collector. Keeps every line that append() took, across kills, until the collector
/// has it or the bounds are reached; whatever is given up is named in a tombstone.
class Spool {
public:
    virtual ~Spool() = default;

    /// Adds a line to the open batch. On an error the line is not kept, everything before it is.
    virtual measure::Result<void> append(const measure::BatchLine& line, measure::Timestamp now) = 0;

    /// Seals what is open; true when there was something. From then on the batch never changes.
    virtual measure::Result<bool> seal(measure::Timestamp now) = 0;

    /// The batch to send next: the same bytes until it is acknowledged or set aside. nullopt: all is delivered.
    virtual measure::Result<std::optional<measure::SealedBatch>> oldest() = 0;

    /// The collector has it on disk: its place here is free.
    virtual measure::Result<void> acknowledge(const measure::BatchId& id) = 0;

    /// It can never be delivered. Kept for people to look at, out of the way, and named in a tombstone with this reason.
    virtual measure::Result<void> set_aside(const measure::BatchId& id, std::string_view reason) = 0;
};

}  // namespace probe
