#pragma once

#include "codec/batch.hpp"
#include "codec/device_run.hpp"
#include "collector/ports/evidence_source.hpp"
#include "collector/ports/ledger.hpp"

#include <string_view>

namespace collector::scorekeeping {

/// Opens a batch of the ledger. Ingest held it against the limits of its day; here only the format's own bounds count.
measure::Result<codec::OpenedBatch> open_stored(std::string_view bytes);

/// The same for a run of the CPE laboratory.
measure::Result<codec::DeviceSubmission> open_stored_run(std::string_view bytes);

/// The drill-down's last step, read from the ledger on demand.
class LedgerEvidence final : public EvidenceSource {
public:
    explicit LedgerEvidence(const Ledger& ledger) : ledger_(ledger) {}

    measure::Result<StoredEvidence> read(std::uint64_t position) const override;
    measure::Result<StoredDocument> document(std::uint64_t position) const override;

private:
    const Ledger& ledger_;
};

}  // namespace collector::scorekeeping
