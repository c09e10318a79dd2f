#pragma once

#include "collector/ports/store.hpp"

#include <optional>
#include <string>

namespace collector::ingest {

/// The registered, not revoked probe that owns the token; nullopt when none does.
/// Asked on every request, so that a revocation holds at once, on open connections too. Compares in constant time.
measure::Result<std::optional<Registration>> find_sender(const Store& store, const std::string& token);

}  // namespace collector::ingest
