#pragma once

#include "measure/context.hpp"
#include "measure/result.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace collector {

/// A batch of the ledger.
struct StoredEvidence {
    std::vector<std::string> lines;  ///< JSON, header first: `ResultKey::line` is an index into them.
    measure::ContextFacts context;   ///< What was known of its addresses when it came in.
};

/// What a probe sent, as it stands in the ledger: the last step of every drill-down.
class EvidenceSource {
public:
    virtual ~EvidenceSource() = default;

    /// The batch at a ledger position.
    virtual measure::Result<StoredEvidence> read(std::uint64_t position) const = 0;
};

}  // namespace collector
