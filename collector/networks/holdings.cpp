#include "collector/networks/holdings.hpp"

namespace collector::networks {

void Amounts::add(const Delegated& record)
{
    switch (record.kind) {
        case NumberKind::asn: systems += record.count; return;
        case NumberKind::ipv4:
            ++ipv4_delegations;
            ipv4_addresses += record.count;
            return;
        case NumberKind::ipv6:
            ++ipv6_delegations;
            ipv6_networks += record.count;
            return;
    }
}

std::map<std::string, Holdings> hold(const Snapshot& snapshot)
{
    std::map<std::string, Holdings> countries;
    for (const auto* file : snapshot) {
        for (const auto& record : file->records) {
            if (!record.is_held()) {
                continue;
            }
            auto& country = countries[record.country];
            country.all.add(record);
            country.years[record.date.substr(0, 4)].add(record);
            country.holders[holder_of(record)].add(record);
            country.unnamed += record.holder.empty() ? 1 : 0;
        }
    }
    return countries;
}

}  // namespace collector::networks
