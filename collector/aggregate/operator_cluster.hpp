#pragma once

#include "collector/ports/facts.hpp"
#include "measure/evidence.hpp"

#include <string>

namespace collector::aggregate {

/// Who runs the critical resource of a target, as far as the evidence shows: targets of one cluster fail together.
///
/// "AS64500" of the web address (IPv6 first), else its prefix ("2001:db8::/48"), else the parent domain of the first name
/// server; "" when nothing is known. Pure.
std::string operator_cluster(const measure::Evidence& evidence, const ContextFacts& context);

}  // namespace collector::aggregate
