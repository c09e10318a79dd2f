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

bool delegates(const std::vector<Record>& records, const std::string& zone)
{
    return std::any_of(records.begin(), records.end(),
                       [&](const Record& record) { return record.type == rr::kNs && record.owner == zone; });
}

std::optional<Delegation> delegation_in(const DnsLookup& lookup, const std::string& zone)
{
    const bool of_parent = !lookup.server_name.empty() && lookup.question == Question{zone, rr::kNs};
    if (!of_parent || !lookup.reply || lookup.reply->truncated || lookup.reply->rcode != rcode::kNoError) {
        return std::nullopt;
    }
    const auto& reply = *lookup.reply;
    // A parent that also serves the zone answers with authority (RFC 1034 section 4.3.2, step 3.a).
    if (reply.authoritative && delegates(reply.answers, zone)) {
        return Delegation{.reply = &reply};
    }
    if (!delegates(reply.authority, zone)) {
        return std::nullopt;
    }
    const auto names = names_in(reply.authority, zone);
    return Delegation{.referral = true, .servers = {names.begin(), names.end()}, .reply = &reply};
}

/// IPv6 glue of one name in the referral; sorted.
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

/// Did a resolver say which IPv6 addresses the name has, be it none?
bool ipv6_told(const Evidence& evidence, const std::string& server)
{
    const auto lookups = lookups_for(evidence, Purpose::ns_address);
    return std::any_of(lookups.begin(), lookups.end(), [&](const DnsLookup* lookup) {
        return lookup->question == Question{server, rr::kAaaa} && lookup->reply && lookup->reply->rcode == rcode::kNoError;
    });
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

std::vector<GluePair> glue_pairs(const Evidence& evidence)
{
    std::vector<GluePair> pairs;
    const auto delegation = read_delegation(evidence);
    if (!delegation) {
        return pairs;
    }
    for (const auto& server : delegation->servers) {
        GluePair pair{.server = server,
                      .own = name_server_addresses(evidence, server, Family::ipv6),
                      .glue = glue_of(*delegation, server)};
        if (!pair.own.empty() || (!pair.glue.empty() && ipv6_told(evidence, server))) {
            pairs.push_back(std::move(pair));
        }
    }
    return pairs;
}

std::vector<std::pair<std::string, Address>> stray_glue(const Evidence& evidence)
{
    std::vector<std::pair<std::string, Address>> found;
    for (const auto& pair : glue_pairs(evidence)) {
        for (const auto& address : pair.glue) {
            const bool stray = !std::binary_search(pair.own.begin(), pair.own.end(), address);
            if (stray && is_global(address) && found.size() < kMostStray) {
                found.emplace_back(pair.server, address);
            }
        }
    }
    return found;
}

}  // namespace measure
