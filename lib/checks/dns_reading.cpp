#include "checks/dns_reading.hpp"

#include "checks/conclude.hpp"
#include "checks/lookup_reading.hpp"
#include "measure/special_purpose.hpp"

#include <algorithm>
#include <map>

namespace checks {

using measure::DnsLookup;
using measure::Evidence;
using measure::Family;

std::vector<std::string> servers_with_ipv6(const Evidence& evidence)
{
    std::vector<std::string> found;
    for (const auto& server : measure::name_servers(evidence)) {
        const auto addresses = measure::name_server_addresses(evidence, server, Family::ipv6);
        if (std::any_of(addresses.begin(), addresses.end(), measure::is_global)) {
            found.push_back(server);
        }
    }
    return found;
}

bool some_server_unknown(const Evidence& evidence)
{
    const auto servers = measure::name_servers(evidence);
    return std::any_of(servers.begin(), servers.end(), [&](const auto& server) {
        return !was_answered(evidence, measure::Purpose::ns_address, server, measure::rr::kAaaa);
    });
}

measure::Verdict conclude_no_servers(const measure::Rule& rule, const Evidence& evidence)
{
    return measure::zone_of(evidence).empty() ? conclude_masked(rule, "dns.zone_cut")
                                              : conclude_unanswered(rule, evidence, measure::Purpose::name_servers);
}

bool is_authoritative_soa(const DnsLookup& lookup, const std::string& zone)
{
    if (!lookup.reply || !lookup.reply->authoritative || lookup.reply->rcode != measure::rcode::kNoError) {
        return false;
    }
    const auto& answers = lookup.reply->answers;
    return std::any_of(answers.begin(), answers.end(), [&](const measure::Record& record) {
        return record.type == measure::rr::kSoa && record.owner == zone;
    });
}

namespace {

/// One good answer settles it: a lost datagram before or after is not the server's fault. Failing that, what our own trouble
/// cut off might have been the good answer.
int weight(const DnsLookup& lookup, const std::string& zone)
{
    return is_authoritative_soa(lookup, zone) ? 2 : is_our_trouble(lookup) ? 1 : 0;
}

}  // namespace

std::vector<const DnsLookup*> soa_lookups6(const Evidence& evidence, measure::Purpose purpose)
{
    const auto zone = measure::zone_of(evidence);
    std::map<std::pair<std::string, measure::Address>, const DnsLookup*> last;
    for (const auto* lookup : measure::lookups_for(evidence, purpose)) {
        if (lookup->server.family != Family::ipv6) {
            continue;
        }
        auto& kept = last[{lookup->server_name, lookup->server}];
        if (kept == nullptr || weight(*lookup, zone) >= weight(*kept, zone)) {
            kept = lookup;
        }
    }
    std::vector<const DnsLookup*> found;
    for (const auto& [key, lookup] : last) {
        found.push_back(lookup);
    }
    return found;
}

std::vector<measure::Address> answering6(const Evidence& evidence)
{
    const auto zone = measure::zone_of(evidence);
    std::vector<measure::Address> found;
    for (const auto* lookup : soa_lookups6(evidence, measure::Purpose::authority)) {
        if (is_authoritative_soa(*lookup, zone)) {
            found.push_back(lookup->server);
        }
    }
    return found;
}

namespace {

/// An answer that is not truncated, over whichever transport, is whole: small ones (an unsigned zone's "no DNSKEY") too.
bool is_whole(const DnsLookup& lookup)
{
    return lookup.reply && lookup.reply->rcode == measure::rcode::kNoError && !lookup.reply->truncated;
}

}  // namespace

std::map<measure::Address, LargeArrival> large_answers6(const Evidence& evidence)
{
    const auto reachable = answering6(evidence);
    std::map<measure::Address, LargeArrival> seen;
    for (const auto* lookup : measure::lookups_for(evidence, measure::Purpose::authority_large)) {
        if (std::find(reachable.begin(), reachable.end(), lookup->server) == reachable.end()) {
            continue;
        }
        auto& arrival = seen[lookup->server];
        arrival.whole = arrival.whole || is_whole(*lookup);
        if (lookup->failure && is_ours(*lookup->failure)) {
            arrival.ours = lookup->failure;
        }
    }
    return seen;
}

const DnsLookup* own_trouble6(const Evidence& evidence)
{
    const auto lookups = soa_lookups6(evidence, measure::Purpose::authority);
    const auto found =
        std::find_if(lookups.begin(), lookups.end(), [](const auto* lookup) { return is_our_trouble(*lookup); });
    return found == lookups.end() ? nullptr : *found;
}

std::string lookup_text(const DnsLookup& lookup)
{
    auto text = lookup.server_name + " " + to_string(lookup.server) + ": ";
    if (lookup.failure) {
        return text + describe(*lookup.failure);
    }
    if (!lookup.reply) {
        return text + "nothing";
    }
    const bool lame = lookup.reply->rcode == measure::rcode::kNoError && !lookup.reply->authoritative;
    return text + "rcode " + std::to_string(lookup.reply->rcode) + (lame ? ", not authoritative" : "");
}

bool is_our_trouble(const DnsLookup& lookup)
{
    return lookup.failure && is_ours(*lookup.failure);
}

}  // namespace checks
