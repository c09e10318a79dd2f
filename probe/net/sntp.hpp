#pragma once

#include "probe/ports/time_source.hpp"

#include <array>
#include <cstdint>

namespace probe::net {

/// SNTP as a client: one question of 48 octets, one answer (RFC 5905 section 14). Deadline 2 s.
class Sntp final : public TimeSource {
public:
    boost::asio::awaitable<tl::expected<measure::Duration, measure::Failure>> offset(measure::Address server,
                                                                                     std::uint16_t port) override;
};

///   0                   1                   2                   3
///   |LI | VN  |Mode |    Stratum     |     Poll      |  Precision   |
///   |                 root delay, dispersion, reference id          |
///   |                     reference timestamp (64)                  |
///   |                     origin timestamp (64)                     |
///   |                     receive timestamp (64)                    |
///   |                     transmit timestamp (64)                   |
using NtpPacket = std::array<std::uint8_t, 48>;
static_assert(sizeof(NtpPacket) == 48);

/// Mode 3, version 4; the transmit timestamp is `cookie`, which the server must return as origin.
NtpPacket ntp_question(std::uint64_t cookie);

/// Offset of the server's clock from the time halfway between `sent` and `received`. Refuses packets that are no answer
/// to `cookie`, of an unsynchronised server (leap indicator 3), or of stratum 0 (kiss-o'-death).
tl::expected<measure::Duration, measure::Failure> ntp_offset(const NtpPacket& answer, std::uint64_t cookie,
                                                             measure::Timestamp sent, measure::Timestamp received);

}  // namespace probe::net
