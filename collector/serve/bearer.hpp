#pragma once

#include "collector/serve/route.hpp"

#include <optional>

namespace collector::serve {

/// Whose token came with the request: the one place where a request becomes a person. nullopt for the public.
///
/// A token that nobody has is the public's: who mistyped it reads no less, and no more.
std::optional<Person> bearer_of(const Call& call);

}  // namespace collector::serve
