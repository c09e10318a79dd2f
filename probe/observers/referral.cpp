#include "probe/observers/referral.hpp"

#include "measure/reading.hpp"
#include "measure/words.hpp"

#include <algorithm>

namespace probe::observers {

using measure::ChainLink;
using measure::ChainServer;
using measure::DnsMessage;
using measure::Record;

namespace {

constexpr std::size_t kMostServers = 13;
constexpr std::size_t kMostAddresses = 4;  ///< Of one server.
constexpr int kLongestAliasChain = 16;

/// The zone that the reply delegates to; nullptr when it is no referral downwards towards the name.
const Record* delegation_in(const DnsMessage& reply, std::string_view zone, std::string_view name)
{
    const auto found = std::find_if(reply.authority.begin(), reply.authority.end(), [&](const Record& record) {
        const bool below = record.owner != zone && measure::holds(zone, record.owner);
        return record.type == measure::rr::kNs && below && measure::holds(record.owner, name);
    });
    return found == reply.authority.end() ? nullptr : &*found;
}

std::vector<measure::Address> glue_for(const DnsMessage& referral, std::string_view zone, const std::string& server,
                                       measure::Family family)
{
    if (!measure::holds(zone, server)) {
        return {};
    }
    const DnsMessage glue{.answers = referral.additional};
    auto found = measure::addresses_in(glue, server, family);
    found.resize(std::min(found.size(), kMostAddresses));
    return found;
}

bool is_answered(const DnsMessage& reply)
{
    const bool told = reply.rcode == measure::rcode::kNoError || reply.rcode == measure::rcode::kNxDomain;
    return reply.authoritative && told;
}

}  // namespace

bool is_referral(const DnsMessage& reply, std::string_view zone, std::string_view name)
{
    const bool empty = !reply.authoritative && reply.answers.empty() && reply.rcode == measure::rcode::kNoError;
    return empty && delegation_in(reply, zone, name) != nullptr;
}

bool leads_on(const DnsMessage& reply, std::string_view zone, std::string_view name)
{
    return is_answered(reply) || is_referral(reply, zone, name);
}

ChainLink link_behind(const DnsMessage& referral, std::string_view zone, std::string_view name, measure::Family family)
{
    ChainLink link{.zone = delegation_in(referral, zone, name)->owner};
    for (const auto& record : referral.authority) {
        if (record.type == measure::rr::kNs && record.owner == link.zone && link.servers.size() < kMostServers) {
            ChainServer server{.name = record.data, .addresses = glue_for(referral, zone, record.data, family)};
            server.glued = !server.addresses.empty();
            link.servers.push_back(std::move(server));
        }
    }
    return link;
}

std::string alias_target(const DnsMessage& reply, const measure::Question& question)
{
    auto owner = question.name;
    for (int step = 0; step < kLongestAliasChain; ++step) {
        const auto next = std::find_if(reply.answers.begin(), reply.answers.end(), [&](const Record& record) {
            return record.type == measure::rr::kCname && record.owner == owner;
        });
        if (next == reply.answers.end() || question.type == measure::rr::kCname) {
            break;
        }
        owner = next->data;
    }
    const bool here = std::any_of(reply.answers.begin(), reply.answers.end(), [&](const Record& record) {
        return record.type == question.type && record.owner == owner;
    });
    return owner == question.name || here ? std::string() : owner;
}

std::string end_of(const std::vector<ChainLink>& links)
{
    if (links.empty()) {
        return {};
    }
    for (const auto& server : links.back().servers) {
        if (!server.blocked_by.empty()) {
            return server.blocked_by;
        }
    }
    return links.back().zone;
}

std::string reply_text(const DnsExchange& seen)
{
    if (seen.failure) {
        return std::string(measure::to_word(seen.failure->kind));
    }
    const auto code = "rcode " + std::to_string(seen.message->rcode);
    return seen.message->authoritative ? code : code + ", neither authority nor referral";
}

}  // namespace probe::observers
