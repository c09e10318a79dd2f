#pragma once

#include "collector/serve/site.hpp"
#include "http/exchange.hpp"

#include <optional>

namespace collector::serve {

/// Whose token came with the request: the one place where a request becomes a person. nullopt for the public.
///
/// A token that nobody has, or that has expired, is the public's: who mistyped it reads no less, and no more.
std::optional<Person> bearer_of(const Site& site, const http::Request& request);

}  // namespace collector::serve
