#pragma once

#include "measure/observation.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What is looked at beyond a service's own ports and pages, and only where its owner agreed to it.
namespace measure {

/// A port that is looked at besides the service's own (services.md S-1). The list is closed: this is no port scan.
struct WatchedPort {
    std::uint16_t port = 0;
    Transport transport = Transport::tcp;
    bool administration = false;  ///< By which a host is administered (S-2).
    std::string_view service;
};

constexpr std::uint16_t kMailPort = 25;
constexpr std::uint16_t kDnsPort = 53;
constexpr std::uint16_t kSnmpPort = 161;

constexpr std::array<WatchedPort, 11> kWatchedPorts{{
    {22, Transport::tcp, true, "SSH"},
    {23, Transport::tcp, true, "Telnet"},
    {kMailPort, Transport::tcp, false, "SMTP"},
    {kDnsPort, Transport::udp, false, "open recursion"},
    {kSnmpPort, Transport::udp, true, "SNMP"},
    {3306, Transport::tcp, false, "MySQL"},
    {3389, Transport::tcp, true, "remote desktop"},
    {5432, Transport::tcp, false, "PostgreSQL"},
    {6379, Transport::tcp, false, "Redis"},
    {8080, Transport::tcp, false, "HTTP"},
    {9200, Transport::tcp, false, "Elasticsearch"},
}};

/// One look at one port of one address: connected and closed over TCP, one question over UDP.
struct PortLook {
    Address address;
    std::uint16_t port = 0;
    Transport transport = Transport::tcp;
    Timestamp started;
    Duration elapsed{};
    std::optional<Failure> failure;  ///< Without one the port is open: it accepted, resolved for us (53), spoke SNMP (161).
};

/// Where access rules and limits were tried.
struct SecurityEvidence {
    std::vector<HttpFetch> guarded;  ///< Headers of the paths that the owner named, over both families (S-5).
    std::vector<HttpFetch> hurried;  ///< Headers of one page, a few times in a row over each family (S-6).
};

}  // namespace measure
