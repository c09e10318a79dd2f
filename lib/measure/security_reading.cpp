#include "measure/security_reading.hpp"

#include "measure/mail_reading.hpp"
#include "measure/reading.hpp"
#include "measure/special_purpose.hpp"

#include <algorithm>
#include <set>

namespace measure {
namespace {

constexpr std::size_t kMostHosts = 4;
constexpr std::size_t kMostPaths = 8;
constexpr std::uint16_t kTlsPort = 443;

std::optional<Address> first_global(const Evidence& evidence, const std::string& name, Family family)
{
    const auto addresses = published(evidence, name, family);
    const auto found = std::find_if(addresses.begin(), addresses.end(), is_global);
    return found == addresses.end() ? std::nullopt : std::optional(*found);
}

const Certificate* certificate_at(const Evidence& evidence, const std::string& name, const Address& address)
{
    const auto found = std::find_if(evidence.handshakes.begin(), evidence.handshakes.end(), [&](const TlsHandshake& seen) {
        return seen.host == name && seen.address == address && seen.port == kTlsPort && !seen.failure && seen.certificate;
    });
    return found == evidence.handshakes.end() ? nullptr : &*found->certificate;
}

bool same_operator(const Evidence& evidence, const DualHost& host)
{
    const auto* over4 = certificate_at(evidence, host.name, host.ipv4);
    const auto* over6 = certificate_at(evidence, host.name, host.ipv6);
    return over4 != nullptr && over6 != nullptr && same_holder(*over4, *over6);
}

/// Port 25 is the service's own where mail comes in, and nothing is known of that unless the MX records were asked for.
bool takes_no_mail(const Evidence& evidence, const DualHost& host)
{
    const auto exchanges = mail_exchanges(evidence);
    return exchanges_told(evidence) && std::none_of(exchanges.begin(), exchanges.end(), [&](const MailExchange& exchange) {
               const auto four = mail_addresses(evidence, exchange.host, Family::ipv4);
               const auto six = mail_addresses(evidence, exchange.host, Family::ipv6);
               return exchange.host == host.name || std::binary_search(four.begin(), four.end(), host.ipv4) ||
                      std::binary_search(six.begin(), six.end(), host.ipv6);
           });
}

std::optional<DualHost> dual_host(const Evidence& evidence, const std::string& name)
{
    const auto ipv4 = first_global(evidence, name, Family::ipv4);
    const auto ipv6 = first_global(evidence, name, Family::ipv6);
    return ipv4 && ipv6 ? std::optional(DualHost{.name = name, .ipv4 = *ipv4, .ipv6 = *ipv6}) : std::nullopt;
}

/// One entry of the owner's list; nothing when it names no web host of the target that has both families.
std::optional<GuardedPath> read_entry(const Evidence& evidence, const std::string& entry)
{
    const auto& target = evidence.task.target;
    const auto names = web_names(target);
    const auto slash = std::min(entry.find('/'), entry.size());
    const auto name = slash == 0 ? target.domain : entry.substr(0, slash);
    const bool own = std::find(names.begin(), names.end(), name) != names.end();
    const auto host = own && slash < entry.size() ? dual_host(evidence, name) : std::nullopt;
    return host ? std::optional(GuardedPath{.host = *host, .path = entry.substr(slash)}) : std::nullopt;
}

}  // namespace

std::vector<DualHost> dual_hosts(const Evidence& evidence)
{
    std::vector<DualHost> hosts;
    std::set<std::pair<Address, Address>> known;
    for (const auto& name : web_names(evidence.task.target)) {
        const auto host = dual_host(evidence, name);
        if (host && known.emplace(host->ipv4, host->ipv6).second) {
            hosts.push_back(*host);
        }
    }
    return hosts;
}

std::vector<DualHost> same_operator_hosts(const Evidence& evidence)
{
    const bool declared = consents(evidence.task.target, consent::kSameOperator);
    auto hosts = dual_hosts(evidence);
    std::erase_if(hosts, [&](const DualHost& host) { return !declared && !same_operator(evidence, host); });
    hosts.resize(std::min(hosts.size(), kMostHosts));
    return hosts;
}

bool same_holder(const Certificate& a, const Certificate& b)
{
    return a.spki_sha256 == b.spki_sha256 || (a.issuer == b.issuer && a.names == b.names);
}

std::vector<WatchedPort> watched_ports(const Evidence& evidence, const DualHost& host)
{
    std::vector<WatchedPort> ports(kWatchedPorts.begin(), kWatchedPorts.end());
    if (!takes_no_mail(evidence, host)) {
        std::erase_if(ports, [](const WatchedPort& port) { return port.port == kMailPort; });
    }
    return ports;
}

const PortLook* last_look(const Evidence& evidence, const Address& address, const WatchedPort& port)
{
    const auto found = std::find_if(evidence.ports.rbegin(), evidence.ports.rend(), [&](const PortLook& look) {
        return look.address == address && look.port == port.port && look.transport == port.transport;
    });
    return found == evidence.ports.rend() ? nullptr : &*found;
}

bool resolved_for_stranger(const DnsMessage& reply)
{
    return reply.recursion_available && !reply.authoritative && reply.rcode == rcode::kNoError && !reply.answers.empty();
}

std::vector<GuardedPath> guarded_paths(const Evidence& evidence)
{
    std::vector<GuardedPath> guarded;
    for (const auto& entry : evidence.task.target.guarded_paths) {
        const auto read = read_entry(evidence, entry);
        if (read && guarded.size() < kMostPaths) {
            guarded.push_back(*read);
        }
    }
    return guarded;
}

std::string url_of(const GuardedPath& guarded)
{
    return "https://" + guarded.host.name + guarded.path;
}

}  // namespace measure
