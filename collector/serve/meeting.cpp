#include "collector/serve/meeting.hpp"

#include "measure/mail_reading.hpp"
#include "measure/reading.hpp"

#include <set>

namespace collector::serve {
namespace {

using measure::Family;

std::vector<Pin> connected_hosts(const measure::Evidence& evidence)
{
    std::set<Pin> pins;
    for (const auto& connect : evidence.connects) {
        pins.insert({connect.host, connect.address});
    }
    return {pins.begin(), pins.end()};
}

std::vector<Pin> resolved_hosts(const measure::Evidence& evidence)
{
    std::set<Pin> pins;
    for (const auto* lookup : measure::lookups_for(evidence, measure::Purpose::address)) {
        for (const auto family : {Family::ipv4, Family::ipv6}) {
            for (const auto& address : measure::published(evidence, lookup->question.name, family)) {
                pins.insert({lookup->question.name, address});
            }
        }
    }
    return {pins.begin(), pins.end()};
}

std::vector<Pin> server_addresses(const measure::Evidence& evidence)
{
    std::vector<Pin> pins;
    for (const auto& server : measure::name_servers(evidence)) {
        for (const auto family : {Family::ipv4, Family::ipv6}) {
            for (const auto& address : measure::name_server_addresses(evidence, server, family)) {
                pins.push_back({server, address});
            }
        }
    }
    return pins;
}

std::vector<Pin> parent_addresses(const measure::Evidence& evidence)
{
    std::set<Pin> pins;
    for (const auto* lookup : measure::lookups_for(evidence, measure::Purpose::delegation)) {
        pins.insert({lookup->server_name, lookup->server});
    }
    return {pins.begin(), pins.end()};
}

std::vector<Pin> exchange_addresses(const measure::Evidence& evidence)
{
    std::vector<Pin> pins;
    for (const auto& exchange : measure::mail_exchanges(evidence)) {
        for (const auto family : {Family::ipv4, Family::ipv6}) {
            for (const auto& address : measure::mail_addresses(evidence, exchange.host, family)) {
                pins.push_back({exchange.host, address});
            }
        }
    }
    return pins;
}

}  // namespace

Meeting meeting_of(const measure::Evidence& evidence)
{
    auto hosts = connected_hosts(evidence);
    return {.domain = evidence.task.target.domain,
            .zone = measure::zone_of(evidence),
            .hosts = hosts.empty() ? resolved_hosts(evidence) : std::move(hosts),
            .servers = server_addresses(evidence),
            .parents = parent_addresses(evidence),
            .exchanges = exchange_addresses(evidence)};
}

}  // namespace collector::serve
