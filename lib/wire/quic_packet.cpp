#include "wire/quic_packet.hpp"

namespace wire {
namespace {

using measure::FailureKind;

constexpr std::size_t kLength = 1200;
constexpr std::size_t kMostVersions = 32;

tl::unexpected<measure::Failure> refuse(FailureKind kind, const char* why)
{
    return tl::unexpected<measure::Failure>(measure::Failure{.kind = kind, .detail = why});
}

void put32(std::string& octets, std::uint32_t value)
{
    for (const unsigned shift : {24U, 16U, 8U, 0U}) {
        octets += static_cast<char>(value >> shift & 0xffU);
    }
}

void put(std::string& octets, const ConnectionId& id)
{
    octets += static_cast<char>(id.size());
    for (const auto octet : id) {
        octets += static_cast<char>(octet);
    }
}

std::uint32_t get32(std::string_view octets)
{
    std::uint32_t value = 0;
    for (const char octet : octets.substr(0, 4)) {
        value = value << 8U | static_cast<unsigned char>(octet);
    }
    return value;
}

/// Takes a connection id off the front; false when it is not this one.
bool take(std::string_view& octets, const ConnectionId& id)
{
    std::string expected;
    put(expected, id);
    const bool same = octets.starts_with(expected);
    octets.remove_prefix(same ? expected.size() : 0);
    return same;
}

}  // namespace

std::string quic_question(const ConnectionId& destination, const ConnectionId& source)
{
    // The fixed bit is set as in QUIC version 1, since firewalls look at it; the type is Initial's.
    std::string packet(1, static_cast<char>(0xc0));
    put32(packet, kUnspokenVersion);
    put(packet, destination);
    put(packet, source);
    packet.resize(kLength, '\0');
    return packet;
}

tl::expected<std::vector<std::uint32_t>, measure::Failure>
quic_versions(std::string_view octets, const ConnectionId& destination, const ConnectionId& source)
{
    constexpr std::size_t kBeforeIds = 5;
    if (octets.size() < kBeforeIds || (static_cast<unsigned char>(octets[0]) & 0x80U) == 0) {
        return refuse(FailureKind::malformed, "no long header");
    }
    if (get32(octets.substr(1)) != 0) {
        return refuse(FailureKind::malformed, "no version negotiation");
    }
    octets.remove_prefix(kBeforeIds);
    if (!take(octets, source) || !take(octets, destination)) {
        return refuse(FailureKind::mismatch, "not our connection ids");
    }
    if (octets.empty() || octets.size() % 4 != 0) {
        return refuse(FailureKind::malformed, "no whole list of versions");
    }
    std::vector<std::uint32_t> versions;
    for (; !octets.empty() && versions.size() < kMostVersions; octets.remove_prefix(4)) {
        versions.push_back(get32(octets));
    }
    return versions;
}

}  // namespace wire
