#include "probe/cpe/phases/scripts.hpp"

#include <algorithm>
#include <array>

namespace cpe::phases {

const std::vector<Phase>& all_phases()
{
    static const std::vector<Phase> kPhases{
        {"passive", 0, "what the router says by itself", false, passive, false, {}, true},
        {"boot", 1, "power on with a dead line, then the ISP comes", true, boot},
        {"steady",
         2,
         "a line in service: advertisements, DHCPv6, forwarding, errors, renewal",
         false,
         steady,
         false,
         {},
         true},
        {"outage", 3, "the ISP's router goes away, and the cable", false, outage},
        {"renumber", 4, "the ISP takes the prefix back and gives another", false, renumber},
        {"reboot", 5, "power cut, and another prefix after it", true, reboot},
        {"security", 6, "what passes that must not, and what does not that must", false, security, false, "steady"},
        {"dns", 7, "the resolver that the router announces", false, dns, false, "security"},
        {"scarcity", 8, "boots with two networks in all, and resolvers named by one family alone", true, scarcity},
        {"variants", 9, "boots with an ISP that is different: SLAAC, no address, two servers, leases that are lost", true,
         variants},
        {"ipv4-service", 10, "a line without IPv4, and what the ISP offers instead", true, ipv4_service},
        {"backoff", 11, "a server that has nothing to give: how long the client waits at most", true, backoff},
        {"soak", 12, "states that may idle for two hours, half an hour of advertisements, a scan if it is allowed", true,
         soak, true},
    };
    return kPhases;
}

const Phase& watch_round()
{
    static const Phase kRound{"steady", 2, "what a LAN host sees of a router in service", false, watch, false, {}, true};
    return kRound;
}

/// The end of security may leave a router astray that believes whoever calls itself one: a power cut mends that. With the reboot to
/// come it is played early, while the leases of steady run; without it, late.
std::vector<const Phase*> in_order_of_play(std::vector<const Phase*> chosen)
{
    constexpr std::array<std::string_view, 6> kAroundReboot{"steady", "security", "dns", "reboot", "outage", "renumber"};
    const auto begin = std::ranges::find(chosen, std::string_view("steady"), &Phase::name);
    if (begin == chosen.end() || std::ranges::find(chosen, std::string_view("reboot"), &Phase::name) == chosen.end()) {
        return chosen;
    }
    const auto place = [&](const Phase* phase) { return std::ranges::find(kAroundReboot, phase->name); };
    const auto end =
        std::partition_point(begin, chosen.end(), [&](const Phase* it) { return place(it) != kAroundReboot.end(); });
    std::ranges::stable_sort(begin, end, {}, place);
    return chosen;
}

const Phase* find_phase(std::string_view name)
{
    const auto found = std::ranges::find(all_phases(), name, &Phase::name);
    return found == all_phases().end() ? nullptr : &*found;
}

}  // namespace cpe::phases
