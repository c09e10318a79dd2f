#pragma once

#include "measure/result.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace collector {

/// What a probe sent, as it stands in the ledger: the last step of every drill-down.
class EvidenceSource {
public:
    virtual ~EvidenceSource() = default;

    /// The JSON lines of the batch at a ledger position, header first: `ResultKey::line` is an index into them.
    virtual measure::Result<std::vector<std::string>> lines(std::uint64_t position) const = 0;
};

}  // namespace collector
