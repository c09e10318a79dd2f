#pragma once

#include "measure/cause.hpp"
#include "measure/context.hpp"
#include "measure/failure.hpp"

#include <vector>

/// What several checks ask of the routing table that the collector knew.
namespace checks {

/// Is there a table, was the address looked up in it, and does no announced prefix hold it?
bool is_unrouted(const measure::ContextFacts& context, const measure::Address& address);

/// The same of every ordinary global one of these addresses; false when there is none.
bool is_unrouted(const measure::ContextFacts& context, const std::vector<measure::Address>& addresses);

/// Is it what a client meets when nobody has the packets: no answer, or a router's word that there is no way?
bool is_silence(measure::Cause cause);

/// The cause a failure at this address stands for: silence from an address that no network announces is not_routed.
measure::Cause cause_at(const measure::ContextFacts& context, const measure::Address& address,
                        const measure::Failure& failure);

}  // namespace checks
