#pragma once

#include "collector/ingest/index.hpp"
#include "collector/ingest/problem.hpp"
#include "collector/ports/ledger.hpp"

namespace collector::ingest {

/// The position of what is on disk in the ledger, or why it is not.
using Kept = tl::expected<std::uint64_t, Problem>;

/// 503: nothing was kept, and the same again later may be.
Problem ledger_unavailable(const measure::Error& error, std::chrono::seconds retry_after);

/// Puts an entry on the ledger and tells the index. Both outlive the call.
boost::asio::awaitable<Kept> keep_fact(Ledger& ledger, Index& index, LedgerEntry entry, std::chrono::seconds retry_after);

}  // namespace collector::ingest
