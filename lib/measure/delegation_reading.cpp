#include "measure/delegation_reading.hpp"

#include "measure/reading.hpp"
#include "measure/special_purpose.hpp"

#include <algorithm>
#include <set>

namespace measure {
namespace {

/// Stray addresses asked for one zone.
constexpr std::size_t kMostStray = 8;

std::set<std::string> names_in(const std::vector<Record>& records, const std::string& zone)
{
    std::set<std::string> names;
    for (const auto& record : records) {
        if (record.type == rr::kNs && record.owner == zone && holds(zone, record.data)) {
            names.insert(record.data);
        }
    }
    return names;
}

/// A parent that also serves the zone answers with authority (RFC 1034 section 4.3.2, step 3.a).
std::optional<Delegation> delegation_in(const DnsLookup& lookup, const std::string& zone)
{
    const bool of_parent = !lookup.server_name.empty() && lookup.question == Question{zone, rr::kNs};
    if (!of_parent || !lookup.reply || lookup.reply->truncated || lookup.reply->rcode != rcode::kNoError) {
        return std::nullopt;
    }
    const auto& reply = *lookup.reply;
    const auto is_delegation = [&](const Record& record) { return record.type == rr::kNs && record.owner == zone; };
    if (reply.authoritative) {
        return Delegation{.reply = &reply};
    }
    if (std::none_of(reply.authority.begin(), reply.authority.end(), is_delegation)) {
        return std::nullopt;
    }
    const auto names = names_in(reply.authority, zone);
    return Delegation{.referral = true, .servers = {names.begin(), names.end()}, .reply = &reply};
}

}  // namespace

std::optional<Delegation> read_delegation(const Evidence& evidence)
{
    const auto zone = zone_of(evidence);
    for (const auto* lookup : lookups_for(evidence, Purpose::delegation)) {
        if (auto found = delegation_in(*lookup, zone)) {
            return found;
        }
    }
    return std::nullopt;
}

std::vector<Address> glue_of(const Delegation& delegation, const std::string& server)
{
    std::set<Address> found;
    for (const auto& record : delegation.reply->additional) {
        if (record.type == rr::kAaaa && record.owner == server) {
            if (const auto address = parse_address(record.data)) {
                found.insert(*address);
            }
        }
    }
    return {found.begin(), found.end()};
}

std::vector<std::pair<std::string, Address>> stray_glue(const Evidence& evidence)
{
    std::vector<std::pair<std::string, Address>> found;
    const auto delegation = read_delegation(evidence);
    if (!delegation) {
        return found;
    }
    for (const auto& server : delegation->servers) {
        const auto own = name_server_addresses(evidence, server, Family::ipv6);
        for (const auto& address : glue_of(*delegation, server)) {
            const bool stray = !own.empty() && !std::binary_search(own.begin(), own.end(), address);
            if (stray && is_global(address) && found.size() < kMostStray) {
                found.emplace_back(server, address);
            }
        }
    }
    return found;
}

}  // namespace measure
