#pragma once

#include "collector/ports/ledger.hpp"
#include "collector/store/registry.hpp"
#include "score/methodology.hpp"

#include <string>
#include <vector>

/// What the loops have in common.
namespace bench {

/// The recorded batches of tests/bench/ingest as entries of a ledger. Throws std::runtime_error.
std::vector<collector::LedgerEntry> recorded_entries(const std::string& folder);

/// The value, or what is wrong as an exception.
template <typename T>
T must(measure::Result<T> result)
{
    if (!result) {
        throw std::runtime_error(measure::to_string(result.error()));
    }
    if constexpr (!std::is_void_v<T>) {
        return *std::move(result);
    }
}

}  // namespace bench
