#include "probe/cpe/frames/dhcp4.hpp"
#include "probe/cpe/frames/dhcp6.hpp"
#include "probe/cpe/frames/dissect.hpp"
#include "probe/cpe/frames/dns.hpp"
#include "probe/cpe/frames/softwire.hpp"
#include "probe/cpe/frames/tunnel.hpp"

#include <cstdint>
#include <cstdlib>

/// Whatever comes on a port: the frame, and what its datagram may carry.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto frame = cpe::frames::dissect({data, size});
    const auto* udp = cpe::frames::as<cpe::frames::Udp>(frame);
    const cpe::frames::OctetView payload =
        udp != nullptr ? cpe::frames::OctetView(udp->payload) : cpe::frames::OctetView(data, size);
    const auto message = cpe::frames::dhcp6::read(payload);
    if (message && cpe::frames::dhcp6::write(*message).size() != payload.size()) {
        std::abort();
    }
    if (message) {
        cpe::frames::dhcp6::associations(*message, cpe::frames::dhcp6::option::kIaNa);
        cpe::frames::dhcp6::associations(*message, cpe::frames::dhcp6::option::kIaPd);
    }
    cpe::frames::softwire::read({.code = 0, .data = {payload.begin(), payload.end()}});
    cpe::frames::tunneled({data, size});
    cpe::frames::dhcp4::read(payload);
    cpe::frames::dns::read(payload);
    return 0;
}
