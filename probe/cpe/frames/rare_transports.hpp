#pragma once

#include "probe/cpe/frames/build.hpp"

/// The first packets of SCTP (RFC 9260) and DCCP (RFC 4340), with checksums that filters verify.
namespace cpe::frames {

struct Ports {
    std::uint16_t source = 0;
    std::uint16_t destination = 0;
};

/// INIT, which chooses the tag that the other side must show, and INIT ACK, which shows it.
Octets build_sctp_init(const Envelope& envelope, Ports ports, std::uint32_t tag);
Octets build_sctp_init_ack(const Envelope& envelope, Ports ports, std::uint32_t shown, std::uint32_t tag);

/// DCCP-Request and DCCP-Response.
Octets build_dccp_request(const Envelope& envelope, Ports ports, std::uint32_t sequence);
Octets build_dccp_response(const Envelope& envelope, Ports ports, std::uint32_t sequence, std::uint32_t acknowledged);

}  // namespace cpe::frames
