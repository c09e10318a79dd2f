#pragma once

#include "bench/workload.hpp"
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
#include "probe/ports/edge.hpp"

#include <boost/asio/io_context.hpp>

#include <functional>

namespace bench {

/// The adapters as the probe wires them, without politeness: it would be the only thing measured.
struct OurEdge {
    OurEdge(boost::asio::any_io_executor executor, const Workload& workload);

    probe::net::SystemClock clock;
    probe::net::CaresDns dns;
    probe::net::CurlHttp http;
    probe::net::Sntp time;
    probe::net::KernelNet net;
    probe::net::SmtpClient smtp;
    probe::net::UnboundValidator validator;
    probe::net::QuicSocket quic;
    probe::net::IcmpSocket icmp{""};
    probe::net::PortSockets ports;
    probe::Edge edge;
};

using Deed = std::function<boost::asio::awaitable<void>(OurEdge&, const Name&)>;

/// Does the deed for every name of the workload, so many at once or so many a second as it says.
void drive(const Workload& workload, Deed deed);

/// "https://NAME/" at one of the addresses.
probe::HttpRequest page_of(const Name& name, const measure::Address& address, bool tls);

}  // namespace bench
