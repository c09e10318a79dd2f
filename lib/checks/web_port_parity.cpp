#include "checks/conclude.hpp"
#include "checks/quic_reading.hpp"
#include "checks/web_reading.hpp"

#include <algorithm>
#include <iterator>

namespace checks {
namespace {

using measure::Cause;
using measure::Family;
using measure::Outcome;
using measure::Rule;

constexpr Rule kAlike{"web_port_parity.alike", Outcome::pass, "every port open over IPv4 is open over IPv6"};
constexpr Rule kMissing{"web_port_parity.missing", Outcome::partial, "a port open over IPv4 is not open over IPv6",
                        Cause::port_missing};
constexpr Rule kNoIpv4{"web_port_parity.no_ipv4", Outcome::not_applicable, "nothing is open over IPv4 to compare with"};
constexpr Rule kMasked{"web_port_parity.masked", Outcome::not_testable, "nothing is open over IPv6"};
constexpr Rule kLocal{"web_port_parity.local", Outcome::not_testable, "the probe's own trouble prevented the connections"};
constexpr std::array kRules{kAlike, kMissing, kNoIpv4, kMasked, kLocal};

std::string ports_text(const PortSet& ports)
{
    std::string text;
    for (const auto port : ports) {
        text += (text.empty() ? "" : " ") + std::to_string(port);
    }
    return text;
}

/// Our own trouble in connecting to one of these ports over IPv6: then "missing" proves nothing.
std::optional<measure::Failure> port_trouble(const measure::Evidence& evidence, const std::string& name,
                                             const PortSet& ports)
{
    for (const auto& connect : evidence.connects) {
        const bool here = connect.host == name && connect.address.family == Family::ipv6 && ports.contains(connect.port);
        if (here && connect.failure && is_ours(*connect.failure)) {
            return connect.failure;
        }
    }
    return std::nullopt;
}

/// Ports of one name open over IPv4 and not over IPv6.
PortSet missing_ports(const measure::Evidence& evidence, const std::string& name, const PortSet& open4)
{
    const auto open6 = open_ports(evidence, name, Family::ipv6);
    PortSet missing;
    std::set_difference(open4.begin(), open4.end(), open6.begin(), open6.end(), std::inserter(missing, missing.end()));
    return missing;
}

/// All names together.
struct Tally {
    std::size_t wanted = 0;
    std::size_t lost = 0;
    bool any_open6 = false;
    std::string detail;
    std::optional<measure::Failure> ours;
};

/// QUIC counts as a port of its own where it was asked for (RFC 9114 section 3.1): UDP 443.
void add_quic(Tally& all, const measure::Evidence& evidence, const std::string& name)
{
    const auto quic = read_quic(evidence, name);
    if (!quic.ipv4) {
        return;
    }
    const bool lost = !quic.ipv6;
    all.ours = all.ours || !lost ? all.ours : quic.ours;
    all.wanted += 1;
    all.lost += lost ? 1 : 0;
    all.detail += lost ? (all.detail.empty() ? "" : ", ") + name + " lacks QUIC 443" : "";
}

Tally tally(const measure::Evidence& evidence)
{
    Tally all;
    for (const auto& name : names_with(evidence, Family::ipv6)) {
        const auto open4 = open_ports(evidence, name, Family::ipv4);
        const auto missing = missing_ports(evidence, name, open4);
        all.ours = all.ours ? all.ours : port_trouble(evidence, name, missing);
        all.any_open6 = all.any_open6 || !open_ports(evidence, name, Family::ipv6).empty();
        all.wanted += open4.size();
        all.lost += missing.size();
        if (!missing.empty()) {
            all.detail += (all.detail.empty() ? "" : ", ") + name + " lacks " + ports_text(missing);
        }
        add_quic(all, evidence, name);
    }
    return all;
}

/// Is every web port that is open over IPv4 open over IPv6?
///
/// Requirement  RFC 9110 section 4.2: the service is the URI, not the family.
/// Reads        connects to 80 and 443 of the names that have IPv6 addresses, and answers to QUIC packets at UDP 443.
///
/// Where nothing is open over IPv6 the gate (web.routable_aaaa, web.http6) tells; naming every port again adds nothing.
measure::Verdict judge_ports(const measure::Evidence& evidence)
{
    const auto seen = tally(evidence);
    if (seen.ours) {
        return conclude_local(kLocal, *seen.ours);
    }
    if (!seen.any_open6) {
        return conclude_masked(kMasked, routable(evidence, Family::ipv6).empty() ? "web.routable_aaaa" : "web.http6");
    }
    if (seen.wanted == 0) {
        const auto unseen = ipv4_unseen(kLocal, evidence);
        return unseen ? *unseen : conclude(kNoIpv4);
    }
    const auto share = static_cast<double>(seen.wanted - seen.lost) / static_cast<double>(seen.wanted);
    return seen.lost == 0 ? conclude(kAlike) : conclude_share(kMissing, share, seen.detail);
}

}  // namespace

extern constinit const Check web_port_parity{
    .id = "web.port_parity",
    .catalogue = "W-4",
    .area = Area::web,
    .version = 2,
    .question = "Is every web port that is open over IPv4 open over IPv6?",
    .requirement = "RFC 9110",
    .needs = Needs::both,
    .rules = kRules,
    .judge = &judge_ports,
};

}  // namespace checks
