#include "checks/route_reading.hpp"

#include "checks/conclude.hpp"
#include "measure/special_purpose.hpp"

#include <algorithm>

namespace checks {

using measure::Address;
using measure::Cause;
using measure::ContextFacts;

bool is_unrouted(const ContextFacts& context, const Address& address)
{
    const auto* fact = measure::fact_of(context, address);
    return !context.routes_seen.empty() && fact != nullptr && !fact->route;
}

bool is_unrouted(const ContextFacts& context, const std::vector<Address>& addresses)
{
    std::vector<Address> global;
    std::copy_if(addresses.begin(), addresses.end(), std::back_inserter(global), &measure::is_global);
    const auto unrouted = [&](const Address& address) { return is_unrouted(context, address); };
    return !global.empty() && std::all_of(global.begin(), global.end(), unrouted);
}

bool is_silence(Cause cause)
{
    return cause == Cause::timeout || cause == Cause::unreachable_icmp;
}

Cause cause_at(const ContextFacts& context, const Address& address, const measure::Failure& failure)
{
    const auto cause = cause_of(failure);
    return is_silence(cause) && is_unrouted(context, address) ? Cause::not_routed : cause;
}

}  // namespace checks
