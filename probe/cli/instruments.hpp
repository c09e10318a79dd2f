#pragma once

#include "probe/config/config.hpp"
#include "probe/net/cares_dns.hpp"
#include "probe/net/curl_http.hpp"
#include "probe/net/icmp_socket.hpp"
#include "probe/net/kernel_net.hpp"
#include "probe/net/port_sockets.hpp"
#include "probe/net/quic_socket.hpp"
#include "probe/net/smtp_client.hpp"
#include "probe/net/sntp.hpp"
#include "probe/net/system_clock.hpp"
#include "probe/net/unbound_validator.hpp"
#include "probe/observers/setting.hpp"
#include "probe/politeness/polite_edge.hpp"

namespace probe::cli {

/// The real world behind the ports, with politeness in front of it.
class Instruments {
public:
    Instruments(boost::asio::any_io_executor executor, const config::Config& config);

    Edge& edge() { return edge_; }

private:
    politeness::Pace pace_;
    net::SystemClock clock_;
    net::CaresDns dns_;
    net::CurlHttp http_;
    net::Sntp time_;
    net::KernelNet net_;
    net::SmtpClient smtp_;
    net::UnboundValidator validator_;
    net::QuicSocket quic_;
    net::IcmpSocket icmp_;
    net::PortSockets ports_;
    politeness::PoliteDns polite_dns_;
    politeness::PoliteHttp polite_http_;
    politeness::PoliteSmtp polite_smtp_;
    politeness::PoliteValidator polite_validator_;
    politeness::PoliteQuic polite_quic_;
    politeness::PoliteIcmp polite_icmp_;
    politeness::PolitePorts polite_ports_;
    Edge edge_;
};

/// "sextant-probe/0.1.0": stands beside every result.
std::string software();

/// What the observers need of the configuration.
observers::Setting observer_setting(const config::Config& config);

}  // namespace probe::cli
