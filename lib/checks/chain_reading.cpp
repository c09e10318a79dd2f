#include "checks/chain_reading.hpp"

#include "checks/conclude.hpp"
#include "measure/reading.hpp"

#include <algorithm>

namespace checks {

using measure::Cause;
using measure::Chain;
using measure::ChainLink;
using measure::ChainServer;
using measure::Evidence;
using measure::Family;
using measure::ServerAnswer;

namespace {

bool any_did(const ChainLink& link, ServerAnswer answer)
{
    return std::any_of(link.servers.begin(), link.servers.end(),
                       [&](const ChainServer& server) { return server.answer == answer; });
}

/// RFC 9471 section 2.1: a name inside its own zone is of use only with the glue that the parent gives.
bool lacks_glue(const Evidence& evidence, const ChainLink& link, const ChainServer& server)
{
    const bool inside = measure::holds(link.zone, server.name) && !server.glued;
    return inside && !measure::name_server_addresses(evidence, server.name, Family::ipv6).empty();
}

/// Does the parent send us to addresses that the zone itself does not know?
bool has_wrong_glue(const Evidence& evidence, const ChainServer& server)
{
    const auto own = measure::name_server_addresses(evidence, server.name, Family::ipv6);
    return server.glued && !own.empty() &&
           std::none_of(server.addresses.begin(), server.addresses.end(), [&](const measure::Address& address) {
               return std::binary_search(own.begin(), own.end(), address);
           });
}

Cause cause_at(const Evidence& evidence, const ChainLink& link, const ChainServer& server)
{
    if (server.answer == ServerAnswer::no_address || server.answer == ServerAnswer::unasked) {
        return lacks_glue(evidence, link, server) ? Cause::glue_missing : Cause::ns_no_aaaa;
    }
    if (has_wrong_glue(evidence, server)) {
        return Cause::glue_wrong;
    }
    if (server.answer == ServerAnswer::lame) {
        return Cause::ns_lame;
    }
    return server.answer == ServerAnswer::refused ? Cause::ns_refused : Cause::ns_dead;
}

std::string server_text(const ChainServer& server)
{
    const bool silent_about_it = server.answer == ServerAnswer::no_address && server.detail.empty();
    return silent_about_it ? server.name + " has no IPv6 address on the way" : server.name + " " + server.detail;
}

/// The server that tells most: one that was asked before one without an address, one without glue before the rest.
const ChainServer& telling(const Evidence& evidence, const ChainLink& link)
{
    const auto rank = [&](const ChainServer& server) {
        const bool asked = server.answer != ServerAnswer::no_address && server.answer != ServerAnswer::unasked;
        return asked ? 0 : lacks_glue(evidence, link, server) ? 1 : 2;
    };
    return *std::min_element(link.servers.begin(), link.servers.end(),
                             [&](const ChainServer& a, const ChainServer& b) { return rank(a) < rank(b); });
}

/// Every server of the last zone without an address, and the walk to one of their names ended elsewhere: that is the block.
const ChainServer* blocked_elsewhere(const ChainLink& link)
{
    const bool addressless = std::all_of(link.servers.begin(), link.servers.end(), [](const ChainServer& server) {
        return server.answer == ServerAnswer::no_address;
    });
    const auto found = std::find_if(link.servers.begin(), link.servers.end(),
                                    [](const ChainServer& server) { return !server.blocked_by.empty(); });
    return addressless && found != link.servers.end() ? &*found : nullptr;
}

Block block_at(const Evidence& evidence, const ChainLink& link)
{
    if (const auto* server = blocked_elsewhere(link)) {
        return {.zone = server->blocked_by,
                .cause = Cause::chain_parent,
                .detail = "the address of " + server->name + ", name server of " + link.zone + ", is not found"};
    }
    const auto& server = telling(evidence, link);
    return {.zone = link.zone, .cause = cause_at(evidence, link, server), .detail = server_text(server)};
}

/// What the walk explains of a name that the resolver found over IPv4 alone.
ChainReading explain(const Evidence& evidence, const Chain& over6)
{
    if (over6.links.empty() || over6.links.back().servers.empty()) {
        return {};
    }
    const auto& last = over6.links.back();
    if (any_did(last, ServerAnswer::answered)) {
        return {.standing = Standing::unclear};
    }
    // The root itself out of reach is no zone's fault, whatever the gate said before.
    if (any_did(last, ServerAnswer::ours) || last.zone.empty()) {
        return {};
    }
    return {.standing = Standing::blocked, .block = block_at(evidence, last)};
}

}  // namespace

const Chain* chain_of(const Evidence& evidence, const measure::Question& question, Family family)
{
    const auto found = std::find_if(evidence.chains.begin(), evidence.chains.end(), [&](const Chain& chain) {
        return chain.question == question && chain.family == family;
    });
    return found == evidence.chains.end() ? nullptr : &*found;
}

ChainReading read_chain(const Evidence& evidence, const measure::Question& question)
{
    const auto* over6 = chain_of(evidence, question, Family::ipv6);
    if (over6 == nullptr || (over6->failure && is_ours(*over6->failure))) {
        return {.failure = over6 == nullptr ? std::nullopt : over6->failure};
    }
    if (measure::arrived(*over6)) {
        return {.standing = Standing::reached};
    }
    const auto* over4 = chain_of(evidence, question, Family::ipv4);
    if (over4 == nullptr || (over4->failure && is_ours(*over4->failure))) {
        return {.failure = over4 == nullptr ? std::nullopt : over4->failure};
    }
    return measure::arrived(*over4) ? explain(evidence, *over6) : ChainReading{.standing = Standing::neither};
}

ChainReading read_host_chain(const Evidence& evidence, std::string_view host)
{
    return read_chain(evidence, {.name = std::string(host), .type = measure::rr::kAaaa});
}

HostTally tally_hosts(const Evidence& evidence, const std::vector<std::string>& hosts)
{
    HostTally all;
    for (const auto& host : hosts) {
        const auto seen = read_host_chain(evidence, host);
        all.reached += seen.standing == Standing::reached ? 1U : 0U;
        all.counted += seen.standing == Standing::reached || seen.block ? 1U : 0U;
        if (seen.block) {
            all.blocked = host + ": " + block_text(*seen.block);
            all.cause = seen.block->cause;
        }
        all.ours = all.ours ? all.ours : seen.failure;
    }
    return all;
}

measure::Verdict conclude_hosts(const HostTally& seen, std::size_t hosts, const HostRules& rules)
{
    if (seen.counted == 0) {
        return seen.ours ? conclude_local(rules.local, *seen.ours) : conclude_unasked(rules.local);
    }
    if (seen.reached == seen.counted) {
        return conclude(rules.all, count_text(seen.reached, hosts));
    }
    if (seen.reached == 0) {
        return seen.ours ? conclude_local(rules.local, *seen.ours) : conclude(rules.none, seen.blocked);
    }
    return conclude_share(rules.some, static_cast<double>(seen.reached) / static_cast<double>(seen.counted), seen.blocked);
}

std::string block_text(const Block& block)
{
    return block.zone + ": " + block.detail;
}

}  // namespace checks
