#pragma once

#include "collector/config/config.hpp"
#include "collector/ingest/fresh_batch.hpp"
#include "collector/ports/ledger.hpp"
#include "collector/store/registry.hpp"

#include <functional>

namespace collector::scorekeeping {

/// The index of the data directory, through both its ports; made empty where there is none.
measure::Result<store::OpenStore> open_index(const config::Config& config);

/// Removes the index; the ledger has everything it was made of.
void remove_index(const config::Config& config);

/// Removes an index that knows more than the ledger holds, so that it is made anew. True when it did.
bool remove_if_ahead(const config::Config& config, std::uint64_t ledger_last);

/// Tells one index file from another that was made anew in its place: part of every ETag.
std::string index_edition(const config::Config& config);

/// Judges an entry: what it adds to the index.
measure::Result<IndexEntry> judge(const LedgerEntry& entry);

/// The same for a batch that is decoded already; equal to judging its entry of the ledger.
measure::Result<IndexEntry> judge(const ingest::FreshBatch& batch);

/// Applies what the ledger has beyond the index's watermark, many entries a transaction. `progress` hears of each group.
measure::Result<void> catch_up(Store& store, const Ledger& ledger, const std::function<void(std::uint64_t)>& progress = {});

}  // namespace collector::scorekeeping
