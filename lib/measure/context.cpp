#include "measure/context.hpp"

#include <algorithm>

namespace measure {

const AddressFact* fact_of(const ContextFacts& context, const Address& address)
{
    const auto& facts = context.addresses;
    const auto before = [](const AddressFact& fact, const Address& wanted) { return fact.address < wanted; };
    const auto found = std::lower_bound(facts.begin(), facts.end(), address, before);
    return found == facts.end() || found->address != address ? nullptr : &*found;
}

std::vector<std::uint32_t> origins_of(const AddressFact& fact)
{
    if (!fact.origins.empty() || fact.as_number == 0) {
        return fact.origins;
    }
    return {fact.as_number};
}

}  // namespace measure
