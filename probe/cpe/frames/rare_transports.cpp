#include "probe/cpe/frames/rare_transports.hpp"

#include "probe/cpe/frames/checksum.hpp"

namespace cpe::frames {
namespace {

constexpr std::uint8_t kSctp = 132;
constexpr std::uint8_t kDccp = 33;

/// CRC32c, bit by bit: two packets a run need no table (RFC 9260 appendix A).
std::uint32_t crc32c(OctetView octets)
{
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const auto octet : octets) {
        crc ^= octet;
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc & 1U) != 0 ? crc >> 1U ^ 0x82F63B78U : crc >> 1U;
        }
    }
    return ~crc;
}

/// RFC 9260 section 3.1: ports, verification tag, checksum, which goes out with its lowest octet first.
Octets sctp(const Envelope& envelope, Ports ports, std::uint32_t shown, OctetView chunk)
{
    auto octets = Writer().u16(ports.source).u16(ports.destination).u32(shown).u32(0).add(chunk).take();
    const auto sum = crc32c(octets);
    for (std::size_t i = 0; i < 4; ++i) {
        octets[8 + i] = static_cast<std::uint8_t>(sum >> 8U * i);
    }
    return packet(envelope, kSctp, octets);
}

/// RFC 9260 section 3.3.2: tag, window, ten streams each way, first TSN.
Writer& init_body(Writer& writer, std::uint32_t tag)
{
    return writer.u32(tag).u32(65535).u16(10).u16(10).u32(1);
}

/// RFC 4340 section 5.1 with sequence numbers of 48 bits; `rest` is what the type adds.
Octets dccp(const Envelope& envelope, Ports ports, std::uint8_t type, std::uint32_t sequence, OctetView rest)
{
    Writer writer;
    writer.u16(ports.source).u16(ports.destination).u8((16 + rest.size()) / 4).u8(0).u16(0);
    writer.u8(type << 1U | 1U).u8(0).u16(0).u32(sequence).add(rest);
    auto octets = writer.take();
    const auto sum = static_cast<std::uint16_t>(~transport_sum(envelope.source, envelope.destination, kDccp, octets));
    octets[6] = static_cast<std::uint8_t>(sum >> 8U);
    octets[7] = static_cast<std::uint8_t>(sum);
    return packet(envelope, kDccp, octets);
}

}  // namespace

Octets build_sctp_init(const Envelope& envelope, Ports ports, std::uint32_t tag)
{
    Writer chunk;
    chunk.u8(1).u8(0).u16(20);
    return sctp(envelope, ports, 0, init_body(chunk, tag).take());
}

Octets build_sctp_init_ack(const Envelope& envelope, Ports ports, std::uint32_t shown, std::uint32_t tag)
{
    Writer chunk;
    chunk.u8(2).u8(0).u16(28);
    return sctp(envelope, ports, shown, init_body(chunk, tag).u16(7).u16(8).u32(0x5E0C00C1).take());
}

Octets build_dccp_request(const Envelope& envelope, Ports ports, std::uint32_t sequence)
{
    return dccp(envelope, ports, 0, sequence, Writer().u32(0).take());
}

Octets build_dccp_response(const Envelope& envelope, Ports ports, std::uint32_t sequence, std::uint32_t acknowledged)
{
    return dccp(envelope, ports, 1, sequence, Writer().u16(0).u16(0).u32(acknowledged).u32(0).take());
}

}  // namespace cpe::frames
