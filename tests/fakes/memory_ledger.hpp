#pragma once

#include "collector/ports/ledger.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace collector {

/// A ledger in memory that can be told to refuse.
class MemoryLedger final : public Ledger {
public:
    std::vector<LedgerEntry> entries;
    std::optional<measure::Error> refusal;

    boost::asio::awaitable<measure::Result<std::uint64_t>> append(LedgerEntry entry) override
    {
        co_return keep(std::move(entry));
    }

    measure::Result<std::uint64_t> keep(LedgerEntry entry)
    {
        if (refusal) {
            return tl::unexpected(*refusal);
        }
        entry.position = entries.size() + 1;
        entries.push_back(std::move(entry));
        return entries.size();
    }

    measure::Result<void> replay(std::uint64_t from, std::uint64_t to,
                                 const std::function<measure::Result<void>(const LedgerEntry&)>& visit) const override
    {
        for (auto position = from; position <= std::min<std::uint64_t>(to, entries.size()); ++position) {
            if (auto visited = visit(entries[position - 1]); !visited) {
                return visited;
            }
        }
        return {};
    }

    measure::Result<LedgerEntry> read(std::uint64_t position) const override
    {
        if (position == 0 || position > entries.size()) {
            return measure::error("no such entry");
        }
        return entries[position - 1];
    }

    std::uint64_t last() const override { return entries.size(); }
};

}  // namespace collector
