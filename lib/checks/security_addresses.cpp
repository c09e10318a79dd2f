#include "checks/conclude.hpp"
#include "checks/mail_reading.hpp"
#include "checks/web_reading.hpp"

#include <set>

namespace checks {
namespace {

using measure::Address;
using measure::Family;
using measure::Outcome;
using measure::Rule;

constexpr Rule kHidden{"security_addresses.chosen", Outcome::pass, "no published IPv6 address tells a hardware address"};
constexpr Rule kTold{"security_addresses.hardware", Outcome::pass,
                     "a published IPv6 address tells the hardware address, hence the vendor, of its machine"};
constexpr Rule kNone{"security_addresses.none", Outcome::not_testable, "no IPv6 address is known"};
constexpr std::array kRules{kHidden, kTold, kNone};

/// RFC 4291 appendix A: ff:fe in the middle of the interface identifier, and the bit that says "universal".
bool tells_hardware(const Address& address)
{
    constexpr std::uint8_t kUniversal = 0x02;
    return (address.octets[8] & kUniversal) != 0 && address.octets[11] == 0xff && address.octets[12] == 0xfe;
}

/// Web, name servers and mail hosts.
std::set<Address> all_addresses(const measure::Evidence& evidence)
{
    const auto web = routable(evidence, Family::ipv6);
    std::set<Address> all(web.begin(), web.end());
    for (const auto& server : measure::name_servers(evidence)) {
        const auto here = measure::name_server_addresses(evidence, server, Family::ipv6);
        all.insert(here.begin(), here.end());
    }
    for (const auto& host : hosts_with_ipv6(evidence)) {
        const auto here = routable_at(evidence, host, Family::ipv6);
        all.insert(here.begin(), here.end());
    }
    return all;
}

/// Do the published addresses keep the hardware of the servers to themselves?
///
/// Requirement  RFC 7721 section 4.4, RFC 8064: identifiers from hardware addresses tell the vendor and can be searched.
/// Reads        AAAA lookups of web names, name servers and mail hosts.
measure::Verdict judge_addresses(const measure::Evidence& evidence)
{
    const auto addresses = all_addresses(evidence);
    for (const auto& address : addresses) {
        if (tells_hardware(address)) {
            return conclude(kTold, to_string(address));
        }
    }
    return addresses.empty() ? conclude_masked(kNone, "web.routable_aaaa")
                             : conclude(kHidden, count_text(addresses.size(), addresses.size()));
}

}  // namespace

extern constinit const Check security_addresses{
    .id = "security.addresses",
    .catalogue = "S-10",
    .area = Area::security,
    .question = "Do the published addresses keep the hardware of the servers to themselves?",
    .requirement = "RFC 7721, RFC 8064, RFC 7217",
    .level = measure::Level::info,
    .needs = Needs::ipv6,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_addresses,
};

}  // namespace checks
