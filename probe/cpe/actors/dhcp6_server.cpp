#include "probe/cpe/actors/dhcp6_server.hpp"

#include "probe/cpe/frames/build.hpp"

namespace cpe::actors {
namespace {

using namespace frames::dhcp6;

constexpr std::uint16_t kDuidOfLink = 3;  ///< DUID-LL, RFC 9915 section 11.4.
constexpr std::uint16_t kEthernet = 1;

}  // namespace

Dhcp6Server::Dhcp6Server(const Plan& plan, const Line& line)
    : plan_(plan),
      line_(line), identity_{.code = option::kServerId,
                             .data = frames::Writer().u16(kDuidOfLink).u16(kEthernet).add(plan.isp_mac.octets).take()}
{
}

Sendings Dhcp6Server::hear(Time, Port port, const Frame& frame)
{
    const auto* udp = frames::as<frames::Udp>(frame);
    if (port != Port::wan || !line_.dhcp6 || udp == nullptr || udp->destination_port != kServerPort ||
        frame.ip->source.family != measure::Family::ipv6) {
        return {};
    }
    const auto asked = read(udp->payload);
    const auto said = asked ? answer(*asked) : std::nullopt;
    if (!said) {
        return {};
    }
    const bool binds = asked->kind == Kind::request || asked->kind == Kind::renew || asked->kind == Kind::rebind;
    granted_ = binds && find(asked->options, option::kIaPd) != nullptr ? std::optional(line_.valid) : granted_;
    const frames::Envelope envelope{.source_mac = plan_.isp_mac,
                                    .destination_mac = frame.source,
                                    .source = frames::link_local(plan_.isp_mac),
                                    .destination = frame.ip->source};
    return {{Port::wan, frames::build(envelope, frames::Udp{.source_port = kServerPort,
                                                            .destination_port = kClientPort,
                                                            .payload = write(*said)})}};
}

/// A message that names another server is not ours; a Solicit, Rebind or Confirm names none (RFC 9915 section 16).
bool Dhcp6Server::is_for_me(const Message& asked) const
{
    const auto* named = find(asked.options, option::kServerId);
    return named == nullptr || named->data == identity_.data;
}

std::optional<Message> Dhcp6Server::answer(const Message& asked) const
{
    if (!is_for_me(asked) || find(asked.options, option::kClientId) == nullptr) {
        // An Information-request may come without a client id (RFC 9915 section 16.12).
        return asked.kind == Kind::information_request ? std::optional(reply(asked, Kind::reply)) : std::nullopt;
    }
    switch (asked.kind) {
        case Kind::renew:
        case Kind::rebind:
            if (!line_.answers_renew) {
                return std::nullopt;
            }
            [[fallthrough]];
        case Kind::request:
        case Kind::solicit: {
            auto said = reply(asked, asked.kind == Kind::solicit ? Kind::advertise : Kind::reply);
            lease(asked, said);
            return said;
        }
        case Kind::information_request: return reply(asked, Kind::reply);
        case Kind::confirm:
        case Kind::release:
        case Kind::decline: {
            auto said = reply(asked, Kind::reply);
            said.options.push_back(number_option(option::kStatus, 0, 2));
            return said;
        }
        case Kind::advertise:
        case Kind::reply:
        case Kind::reconfigure: return std::nullopt;
    }
    return std::nullopt;
}

Message Dhcp6Server::reply(const Message& asked, Kind kind) const
{
    Message said{.kind = kind, .transaction = asked.transaction, .options = {identity_}};
    if (const auto* client = find(asked.options, option::kClientId)) {
        said.options.push_back(*client);
    }
    if (!line_.resolvers.empty()) {
        said.options.push_back(addresses_option(option::kDnsServers, line_.resolvers));
    }
    if (!line_.search.empty()) {
        said.options.push_back(domains_option(option::kSearchList, line_.search));
    }
    return said;
}

void Dhcp6Server::lease(const Message& asked, Message& answer) const
{
    for (const auto& association : associations(asked, option::kIaNa)) {
        answer.options.push_back(to_option(address_for(association)));
    }
    for (const auto& association : associations(asked, option::kIaPd)) {
        answer.options.push_back(to_option(prefix_for(association)));
    }
}

Dhcp6Server::Association Dhcp6Server::address_for(const Association& asked) const
{
    Association given{.code = option::kIaNa, .id = asked.id};
    if (!line_.gives_address) {
        given.status = status::kNoAddresses;
        return given;
    }
    given.t1 = line_.t1;
    given.t2 = line_.t2;
    given.leased = {{.prefix = {.base = plan_.leased, .length = 128}, .preferred = line_.preferred, .valid = line_.valid}};
    return given;
}

/// What the client still holds and the line no longer gives is returned with zero lifetimes (RFC 9915 section 18.3.4).
Dhcp6Server::Association Dhcp6Server::prefix_for(const Association& asked) const
{
    Association given{.code = option::kIaPd, .id = asked.id};
    for (const auto& held : asked.leased) {
        if (held.prefix != line_.delegated && frames::is_global(held.prefix.base)) {
            given.leased.push_back({.prefix = held.prefix});
        }
    }
    if (!line_.delegated) {
        given.status = status::kNoPrefix;
        return given;
    }
    given.t1 = line_.t1;
    given.t2 = line_.t2;
    given.leased.push_back({.prefix = *line_.delegated, .preferred = line_.preferred, .valid = line_.valid});
    return given;
}

}  // namespace cpe::actors
