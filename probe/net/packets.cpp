#include "probe/net/packets.hpp"

#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace probe::net {
namespace {

/// RFC 7323 section 3.2: the option that nearly every segment carries once it was agreed on, with its padding.
constexpr std::uint32_t kTimestampOctets = 12;

}  // namespace

void limit_packets(int socket, std::uint32_t mtu)
{
    if (mtu > measure::kHeaderOctets) {
        const int segment = static_cast<int>(mtu - measure::kHeaderOctets);
        ::setsockopt(socket, IPPROTO_TCP, TCP_MAXSEG, &segment, sizeof segment);
    }
}

measure::PacketFacts packets_of(int socket)
{
    measure::PacketFacts facts;
    tcp_info info{};
    socklen_t length = sizeof info;
    if (::getsockopt(socket, IPPROTO_TCP, TCP_INFO, &info, &length) != 0) {
        return facts;
    }
    // The kernel takes the option off the segments it tells of, once it was agreed on.
    const auto options = (info.tcpi_options & TCPI_OPT_TIMESTAMPS) != 0 ? kTimestampOctets : 0U;
    const auto headers = measure::kHeaderOctets + options;
    facts.announced_mss = info.tcpi_advmss + options;
    facts.largest_sendable = info.tcpi_snd_mss + headers;
    facts.octets = info.tcpi_bytes_received;
    facts.largest_received = facts.octets > 0 ? info.tcpi_rcv_mss + headers : 0U;
    facts.out_of_order = info.tcpi_rcv_ooopack;
    int mtu = 0;
    length = sizeof mtu;
    if (::getsockopt(socket, IPPROTO_IPV6, IPV6_MTU, &mtu, &length) == 0 && mtu > 0) {
        facts.link_mtu = static_cast<std::uint32_t>(mtu);
    }
    return facts;
}

}  // namespace probe::net
