#pragma once

#include "collector/ports/hosting.hpp"
#include "measure/evidence.hpp"

#include <optional>

namespace collector::aggregate {

/// Where the published web addresses of the target lie, by the facts of the day the evidence came in. Pure.
Hosting hosting_of(const measure::Evidence& evidence, const measure::ContextFacts& context);

/// Do all addresses whose country is known lie in this one? nullopt when none is known.
std::optional<bool> is_in_country(const Hosting& hosting, const measure::CountryCode& country);

/// Do the families share a network? nullopt unless a network of each is known.
std::optional<bool> has_same_operator(const Hosting& hosting);

/// "AS64500 Example" of the first of these addresses whose network is known; "" when none is.
std::string operator_of(const std::vector<measure::Address>& addresses, const measure::ContextFacts& context);

}  // namespace collector::aggregate
