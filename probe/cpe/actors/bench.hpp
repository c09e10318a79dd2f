#pragma once

#include "probe/cpe/actors/dhcp4_server.hpp"
#include "probe/cpe/actors/dhcp6_client.hpp"
#include "probe/cpe/actors/dhcp6_server.hpp"
#include "probe/cpe/actors/far_hosts.hpp"
#include "probe/cpe/actors/isp_router.hpp"
#include "probe/cpe/actors/lan_host.hpp"
#include "probe/cpe/actors/lan_host4.hpp"
#include "probe/cpe/actors/lookout.hpp"
#include "probe/cpe/actors/other_station.hpp"
#include "probe/cpe/actors/tcp_asker.hpp"
#include "probe/cpe/actors/tcp_resolver.hpp"

#include <vector>

namespace cpe::actors {

/// Everybody around the router under test. Phases turn the knobs of `line` and tell the actors what to say.
class Bench {
public:
    explicit Bench(const Plan& addresses);
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    Sendings hear(Time now, Port port, const Frame& frame);
    Sendings wake(Time now);
    std::optional<Time> due() const;

    /// The router under test lost its power: all that was learnt of it is void.
    void forget();

    const Plan plan;
    Line line;
    IspRouter isp;
    Dhcp6Server dhcp6;
    Dhcp6Server dhcp6_other;
    OtherStation other;
    Dhcp4Server dhcp4;
    FarHosts far;
    LanHost lan;
    Dhcp6Client client;
    LanHost4 lan4;
    TcpAsker asker;
    TcpResolver tcp_resolver;
    Lookout lookout;

private:
    std::vector<Actor*> everybody();
};

}  // namespace cpe::actors
