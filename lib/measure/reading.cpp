#include "measure/reading.hpp"

#include <algorithm>
#include <map>

namespace measure {
namespace {

/// Longer chains are refused by every resolver worth the name.
constexpr int kLongestAliasChain = 16;

std::uint16_t address_type(Family family)
{
    return family == Family::ipv4 ? rr::kA : rr::kAaaa;
}

void sort_unique(auto& values)
{
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

const Record* alias_of(const DnsMessage& reply, std::string_view name)
{
    for (const auto& record : reply.answers) {
        if (record.type == rr::kCname && record.owner == name) {
            return &record;
        }
    }
    return nullptr;
}

std::vector<Address> addresses_of(const Evidence& evidence, Purpose purpose, std::string_view name, Family family)
{
    std::vector<Address> found;
    for (const auto& lookup : evidence.lookups) {
        const bool wanted = lookup.purpose == purpose && lookup.question.name == name && lookup.reply;
        if (wanted && lookup.question.type == address_type(family)) {
            const auto here = addresses_in(*lookup.reply, name, family);
            found.insert(found.end(), here.begin(), here.end());
        }
    }
    sort_unique(found);
    return found;
}

}  // namespace

bool holds(std::string_view zone, std::string_view name)
{
    return name == zone || (name.size() > zone.size() && name.ends_with(zone) &&
                            (zone.empty() || name[name.size() - zone.size() - 1] == '.'));
}

std::string last_alias(const DnsMessage& reply, std::string_view name)
{
    std::string owner(name);
    for (int link = 0; link < kLongestAliasChain; ++link) {
        const auto* alias = alias_of(reply, owner);
        if (alias == nullptr) {
            break;
        }
        owner = alias->data;
    }
    return owner;
}

std::vector<Address> addresses_in(const DnsMessage& reply, std::string_view name, Family family)
{
    const auto owner = last_alias(reply, name);
    std::vector<Address> found;
    for (const auto& record : reply.answers) {
        if (record.owner == owner && record.type == address_type(family)) {
            if (const auto address = parse_address(record.data)) {
                found.push_back(*address);
            }
        }
    }
    return found;
}

std::vector<Address> published(const Evidence& evidence, std::string_view name, Family family)
{
    return addresses_of(evidence, Purpose::address, name, family);
}

std::vector<Address> published(const Evidence& evidence, Family family)
{
    std::vector<Address> all;
    for (const auto& name : web_names(evidence.task.target)) {
        const auto here = published(evidence, name, family);
        all.insert(all.end(), here.begin(), here.end());
    }
    sort_unique(all);
    return all;
}

std::optional<std::string> soa_owner(const DnsMessage& reply, std::string_view name)
{
    for (const auto* section : {&reply.answers, &reply.authority}) {
        for (const auto& record : *section) {
            // An SOA from elsewhere belongs to the target of an alias.
            if (record.type == rr::kSoa && holds(record.owner, name)) {
                return record.owner;
            }
        }
    }
    return std::nullopt;
}

std::string zone_of(const Evidence& evidence)
{
    for (const auto* lookup : lookups_for(evidence, Purpose::zone_cut)) {
        if (const auto owner = lookup->reply ? soa_owner(*lookup->reply, lookup->question.name) : std::nullopt) {
            return *owner;
        }
    }
    return {};
}

std::vector<std::string> name_servers(const Evidence& evidence)
{
    const auto zone = zone_of(evidence);
    std::vector<std::string> names;
    for (const auto* lookup : lookups_for(evidence, Purpose::name_servers)) {
        if (!lookup->reply) {
            continue;
        }
        for (const auto& record : lookup->reply->answers) {
            if (record.type == rr::kNs && record.owner == zone) {
                names.push_back(record.data);
            }
        }
    }
    sort_unique(names);
    return names;
}

std::vector<Address> name_server_addresses(const Evidence& evidence, std::string_view server, Family family)
{
    return addresses_of(evidence, Purpose::ns_address, server, family);
}

std::vector<const DnsLookup*> lookups_for(const Evidence& evidence, Purpose purpose)
{
    std::vector<const DnsLookup*> found;
    for (const auto& lookup : evidence.lookups) {
        if (lookup.purpose == purpose) {
            found.push_back(&lookup);
        }
    }
    return found;
}

std::vector<const HttpFetch*> final_fetches(const Evidence& evidence, Family family)
{
    std::map<std::uint32_t, const HttpFetch*> last;
    for (const auto& fetch : evidence.fetches) {
        if (fetch.address.family == family) {
            auto& kept = last[fetch.chain];
            if (kept == nullptr || kept->hop < fetch.hop) {
                kept = &fetch;
            }
        }
    }
    std::vector<const HttpFetch*> found;
    for (const auto& [chain, fetch] : last) {
        found.push_back(fetch);
    }
    return found;
}

}  // namespace measure
