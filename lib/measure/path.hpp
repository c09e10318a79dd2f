#pragma once

#include "measure/observation.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// How large the packets are that a path carries: facts of the kernel about connections made to find out, and echo.
namespace measure {

/// The smallest packet that every link must carry (RFC 8200 section 5).
constexpr std::uint32_t kLeastMtu = 1280;

/// Octets of IPv6 and TCP headers in front of a segment without options (RFC 8200 section 3, RFC 9293 section 3.1).
constexpr std::uint32_t kHeaderOctets = 60;

/// What the kernel knew of a connection's packets when it ended. Octets; zero: not known.
struct PacketFacts {
    std::uint32_t link_mtu = 0;          ///< Of the route to the peer: our own link, or what a router told before.
    std::uint32_t announced_mss = 0;     ///< The largest segment we allowed the peer.
    std::uint32_t largest_sendable = 0;  ///< The largest packet we could send: shows the segment that the peer allowed us.
    std::uint32_t largest_received = 0;  ///< The largest packet that came, headers included.
    std::uint32_t handshake_octets = 0;  ///< Received until TLS stood.
    std::uint64_t octets = 0;            ///< Received in all.
    std::uint32_t out_of_order = 0;      ///< Packets that came before one that was missing.
};

/// One request made to see which packets the path carries: in packets of a chosen size, with more patience than a visitor's.
struct PathFetch {
    std::string url;
    std::string host;
    Address address;
    std::uint16_t port = 0;
    Timestamp started;
    Duration elapsed{};              ///< From our beginning to the end of it all.
    std::optional<Failure> failure;  ///< What stopped it after the connection stood, or that it did not stand.
    bool connected = false;          ///< TCP stood.
    int status = 0;                  ///< 0: no answer came.
    std::uint64_t body_octets = 0;
    PacketFacts packets;
    bool small_arrives = false;  ///< After a hang: asked again in small packets, the answer came.
};

/// What the vantage itself shows of path MTU (V-6).
struct PathGate {
    std::uint32_t declared_mtu = 0;   ///< Of a hop before the probe, by its configuration; 0: none is declared.
    std::vector<PathFetch> upward;    ///< Requests that fill packets of 1,280 octets.
    std::vector<PathFetch> downward;  ///< Answers in packets as large as our link takes.
};

/// One ICMPv6 echo request and what came of it (RFC 4443 section 4).
struct EchoProbe {
    Address address;
    Timestamp started;
    Duration elapsed{};
    std::optional<Failure> failure;  ///< A timeout: echo is filtered, here or there.
};

/// What a target shows of it, seen from a vantage behind a small hop (W-16, S-4).
struct TargetPath {
    std::vector<PathFetch> fetches;
    std::vector<EchoProbe> echoes;
};

}  // namespace measure
