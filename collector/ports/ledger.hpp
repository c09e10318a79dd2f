#pragma once

#include "collector/ports/facts.hpp"
#include "measure/result.hpp"

#include <boost/asio/awaitable.hpp>

#include <cstdint>
#include <functional>

namespace collector {

/// The append-only store of everything that came in: the acknowledgement authority.
class Ledger {
public:
    virtual ~Ledger() = default;

    /// Returns the entry's position once it is on disk (fsync done). Several callers share one fsync (group commit).
    virtual boost::asio::awaitable<measure::Result<std::uint64_t>> append(LedgerEntry entry) = 0;

    /// Calls `visit` for every intact entry from `from` to `to`, oldest first; stops at the first error `visit` returns.
    virtual measure::Result<void> replay(std::uint64_t from, std::uint64_t to,
                                         const std::function<measure::Result<void>(const LedgerEntry&)>& visit) const = 0;

    /// One entry; an error when the position does not exist or is damaged.
    virtual measure::Result<LedgerEntry> read(std::uint64_t position) const = 0;

    /// Position of the last entry; 0 when empty.
    virtual std::uint64_t last() const = 0;
};

}  // namespace collector
