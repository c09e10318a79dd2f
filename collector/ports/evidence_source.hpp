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

/// A document that an editor or the operator imported.
struct StoredDocument {
    std::string sha256;
    std::string text;  ///< Octet for octet: `sha256` is of these.
};

/// What was brought, as it stands in the ledger: the last step of every drill-down.
class EvidenceSource {
public:
    virtual ~EvidenceSource() = default;

    /// The batch at a ledger position.
    virtual measure::Result<StoredEvidence> read(std::uint64_t position) const = 0;

    /// The frame, the policies or the installed base at a ledger position.
    virtual measure::Result<StoredDocument> document(std::uint64_t position) const = 0;
};

}  // namespace collector
