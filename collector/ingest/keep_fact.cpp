#include "collector/ingest/keep_fact.hpp"

#include "collector/ingest/refusal.hpp"

namespace collector::ingest {

Problem ledger_unavailable(const measure::Error& error, std::chrono::seconds retry_after)
{
    return not_now("ledger_unavailable", "The collector cannot keep it now", measure::to_string(error), retry_after);
}

boost::asio::awaitable<Kept> keep_fact(Ledger& ledger, Index& index, LedgerEntry entry, std::chrono::seconds retry_after)
{
    const auto position = co_await ledger.append(std::move(entry));
    if (!position) {
        co_return tl::unexpected(ledger_unavailable(position.error(), retry_after));
    }
    index.ledger_grew(*position);
    co_return *position;
}

}  // namespace collector::ingest
