#include "probe/cpe/phases/scripts.hpp"

#include <algorithm>

namespace cpe::phases {

const std::vector<Phase>& all_phases()
{
    static const std::vector<Phase> kPhases{
        {"passive", 0, "what the router says by itself", false, passive},
        {"boot", 1, "power on with a dead line, then the ISP comes", true, boot},
        {"steady", 2, "a line in service: advertisements, DHCPv6, forwarding, errors, renewal", false, steady},
        {"outage", 3, "the ISP's router goes away, and the cable", false, outage},
        {"renumber", 4, "the ISP takes the prefix back and gives another", false, renumber},
        {"reboot", 5, "power cut, and another prefix after it", true, reboot},
        {"security", 6, "what passes that must not, and what does not that must", false, security},
        {"dns", 7, "the resolver that the router announces", false, dns},
        {"scarcity", 8, "boots with two networks in all, and resolvers named by one family alone", true, scarcity},
        {"variants", 9, "boots with an ISP that is different: SLAAC, no address, two servers, leases that are lost", true,
         variants},
        {"ipv4-service", 10, "a line without IPv4, and what the ISP offers instead", true, ipv4_service},
        {"backoff", 11, "a server that has nothing to give: how long the client waits at most", true, backoff, true},
    };
    return kPhases;
}

const Phase* find_phase(std::string_view name)
{
    const auto found = std::ranges::find(all_phases(), name, &Phase::name);
    return found == all_phases().end() ? nullptr : &*found;
}

}  // namespace cpe::phases
