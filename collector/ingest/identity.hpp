#pragma once

#include "collector/http/exchange.hpp"
#include "collector/ports/store.hpp"

#include <optional>
#include <string>

namespace collector::ingest {

/// The token of `Authorization: Bearer TOKEN` (RFC 6750 section 2.1); nullopt without a well-formed one.
std::optional<std::string> bearer_token(const http::Request& request);

/// The registered, not revoked probe that owns the token; nullopt when none does.
/// Asked on every request, so that a revocation holds at once, on open connections too. Compares in constant time.
measure::Result<std::optional<Registration>> find_sender(const Store& store, const std::string& token);

}  // namespace collector::ingest
