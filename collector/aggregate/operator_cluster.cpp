#include "collector/aggregate/operator_cluster.hpp"

#include "measure/reading.hpp"

#include <algorithm>

namespace collector::aggregate {
namespace {

/// The size of a site (RFC 6177) and of the smallest announced IPv4 block.
std::string block_of(const measure::Address& address)
{
    return measure::to_string(measure::covering(address, address.family == measure::Family::ipv6 ? 48 : 24));
}

std::string parent_of(const std::string& name)
{
    const auto dot = name.find('.');
    return dot == std::string::npos ? name : name.substr(dot + 1);
}

}  // namespace

std::string operator_cluster(const measure::Evidence& evidence, const ContextFacts& context)
{
    auto addresses = measure::published(evidence, measure::Family::ipv6);
    if (addresses.empty()) {
        addresses = measure::published(evidence, measure::Family::ipv4);
    }
    if (!addresses.empty()) {
        const auto known = std::find_if(context.addresses.begin(), context.addresses.end(), [&](const AddressFact& fact) {
            return fact.address == addresses.front() && fact.as_number != 0;
        });
        return known == context.addresses.end() ? block_of(addresses.front()) : "AS" + std::to_string(known->as_number);
    }
    const auto servers = measure::name_servers(evidence);
    return servers.empty() ? "" : parent_of(servers.front());
}

}  // namespace collector::aggregate
