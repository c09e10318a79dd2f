#pragma once

#include "collector/config/config.hpp"
#include "collector/ports/ledger.hpp"
#include "collector/ports/store.hpp"
#include "collector/ports/views.hpp"

#include <memory>

namespace collector::cli {

/// The index of the data directory through both its ports.
struct Index {
    std::shared_ptr<Store> store;
    std::shared_ptr<const Views> views;
};

measure::Result<Index> open_index(const config::Config& config);

/// The store alone.
measure::Result<std::shared_ptr<Store>> open_store(const config::Config& config);

/// Removes the index; the ledger has everything it was made of.
void remove_index(const config::Config& config);

/// Removes an index that knows more than the ledger holds, so that it is made anew. True when it did.
bool rebuild_if_ahead(const config::Config& config, std::uint64_t ledger_last);

/// Tells one index file from another that was made anew in its place: part of every ETag.
std::string index_edition(const config::Config& config);

/// Judges an entry: what it adds to the index.
measure::Result<IndexEntry> judge(const LedgerEntry& entry);

/// Applies what the ledger has beyond the index's watermark.
measure::Result<void> catch_up(Store& store, const Ledger& ledger);

}  // namespace collector::cli
