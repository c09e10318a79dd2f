#include "probe/cpe/actors/dhcp6_client.hpp"

#include "probe/cpe/frames/build.hpp"

namespace cpe::actors {
namespace {

using namespace frames::dhcp6;

/// DUID-UUID-like: DUID-LL of the host's MAC, made different by the client's number (RFC 9915 section 11.4).
Option identity(const Plan& plan, std::uint32_t number)
{
    auto mac = plan.host_mac;
    mac.octets[3] = static_cast<std::uint8_t>(number);
    return {.code = option::kClientId, .data = frames::Writer().u16(3).u16(1).add(mac.octets).take()};
}

Option wanted()
{
    const auto codes =
        frames::Writer().u16(option::kDnsServers).u16(option::kSearchList).u16(option::kRefreshTime).u16(option::kSolMaxRt);
    return {.code = option::kRequest, .data = frames::Writer(codes).take()};
}

}  // namespace

void Dhcp6Client::forget()
{
    client_of_.clear();
    leases_.clear();
    resolvers_.clear();
}

Dhcp6Client::Message Dhcp6Client::message(Kind kind, std::uint32_t number)
{
    client_of_[++transaction_] = number;
    return {.kind = kind,
            .transaction = transaction_,
            .options = {identity(plan_, number), wanted(), number_option(option::kElapsed, 0, 2)}};
}

Octets Dhcp6Client::send(const Message& message) const
{
    const auto from = frames::link_local(plan_.host_mac);
    const auto envelope = frames::to_group(plan_.host_mac, from, frames::all_dhcp_servers(), 1);
    return frames::build(
        envelope, frames::Udp{.source_port = kClientPort, .destination_port = kServerPort, .payload = write(message)});
}

Octets Dhcp6Client::information_request()
{
    return send(message(Kind::information_request, 0));
}

Octets Dhcp6Client::solicit_address(std::uint32_t number)
{
    auto solicit = message(Kind::solicit, number);
    solicit.options.push_back(to_option({.code = option::kIaNa, .id = number}));
    return send(solicit);
}

Octets Dhcp6Client::solicit_prefix(std::uint32_t number, std::uint8_t hint)
{
    auto solicit = message(Kind::solicit, number);
    Association association{.code = option::kIaPd, .id = number};
    if (hint > 0) {
        association.leased = {{.prefix = {.base = frames::unspecified(), .length = hint}}};
    }
    solicit.options.push_back(to_option(association));
    return send(solicit);
}

std::optional<Octets> Dhcp6Client::about_lease(Kind kind, std::uint32_t number)
{
    const auto lease = leases_.find(number);
    if (lease == leases_.end() || lease->second.held.empty()) {
        return std::nullopt;
    }
    auto asking = message(kind, number);
    asking.options.push_back(lease->second.server);
    for (const auto& association : lease->second.held) {
        asking.options.push_back(to_option(association));
    }
    return send(asking);
}

std::optional<Octets> Dhcp6Client::renew(std::uint32_t number)
{
    return about_lease(Kind::renew, number);
}

std::optional<Octets> Dhcp6Client::release(std::uint32_t number)
{
    return about_lease(Kind::release, number);
}

std::vector<Association> Dhcp6Client::held(std::uint32_t number) const
{
    const auto lease = leases_.find(number);
    return lease == leases_.end() ? std::vector<Association>() : lease->second.held;
}

Sendings Dhcp6Client::hear(Time, Port port, const Frame& frame)
{
    const auto* udp = frames::as<frames::Udp>(frame);
    const bool mine = port == Port::lan && udp != nullptr && udp->destination_port == kClientPort &&
                      frame.ip->source.family == measure::Family::ipv6;
    const auto said = mine ? read(udp->payload) : std::nullopt;
    const auto client = said ? client_of_.find(said->transaction) : client_of_.end();
    const auto* server = said ? find(said->options, option::kServerId) : nullptr;
    if (client == client_of_.end() || server == nullptr) {
        return {};
    }
    if (const auto* named = find(said->options, option::kDnsServers)) {
        resolvers_ = addresses_of(*named);
    }
    std::vector<Association> given;
    for (const auto code : {option::kIaNa, option::kIaPd}) {
        for (auto& association : associations(*said, code)) {
            if (!association.leased.empty()) {
                given.push_back(std::move(association));
            }
        }
    }
    if (given.empty()) {
        return {};
    }
    const auto number = client->second;
    leases_[number] = {.server = *server, .held = given};
    client_of_.erase(client);
    if (said->kind != Kind::advertise) {
        return {};
    }
    return {{Port::lan, *about_lease(Kind::request, number)}};
}

}  // namespace cpe::actors
