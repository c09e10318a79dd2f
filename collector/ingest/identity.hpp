#pragma once

#include "collector/ports/access_facts.hpp"
#include "collector/ports/store.hpp"

#include <optional>
#include <string>

namespace collector::ingest {

/// The registered, not revoked probe that owns the token; nullopt when none does.
/// Asked on every request, so that a revocation holds at once, on open connections too. Compares in constant time.
measure::Result<std::optional<Registration>> find_sender(const Store& store, const std::string& token);

/// Whose token it is: somebody's, or a probe's, who is then a laboratory of the probe's name. nullopt for nobody's.
/// People are looked through first; no token is drawn twice. Constant time like the above.
measure::Result<std::optional<Person>> find_bearer(const Store& store, const AccessFacts& access, const std::string& token);

}  // namespace collector::ingest
