#pragma once

#include "collector/ports/networks.hpp"
#include "measure/evidence.hpp"

namespace collector::aggregate {

/// How the web addresses of a target and those of its name servers were announced on the day the evidence came in, by the
/// tables of that day. Addresses without a known route are left out. Sorted, distinct. Pure.
std::vector<ServiceRoute> service_routes(const measure::Evidence& evidence, const measure::ContextFacts& context);

}  // namespace collector::aggregate
