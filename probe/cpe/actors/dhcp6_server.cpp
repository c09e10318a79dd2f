#include "probe/cpe/actors/dhcp6_server.hpp"

#include "probe/cpe/actors/reconfigure_key.hpp"
#include "probe/cpe/frames/build.hpp"

#include <algorithm>

namespace cpe::actors {
namespace {

using namespace frames::dhcp6;

constexpr std::uint16_t kDuidOfLink = 3;  ///< DUID-LL, RFC 9915 section 11.4.
constexpr std::uint16_t kEthernet = 1;
/// Beyond this gap the client has backed off nearly as far as SOL_MAX_RT of a minute lets it.
constexpr auto kSlow = std::chrono::seconds(50);

}  // namespace

Dhcp6Server::Dhcp6Server(const Plan& plan, const Line& line, Which which)
    : plan_(plan), line_(line), which_(which), mac_(which == Which::first ? plan.isp_mac : plan.other_mac),
      identity_{.code = option::kServerId, .data = frames::Writer().u16(kDuidOfLink).u16(kEthernet).add(mac_.octets).take()}
{
}

std::size_t Dhcp6Server::heard(Kind kind) const
{
    const auto found = heard_.find(kind);
    return found == heard_.end() ? 0 : found->second.size();
}

bool Dhcp6Server::is_quiet_for(std::chrono::seconds time) const
{
    return std::ranges::all_of(renewal_due_,
                               [&](const auto& each) { return each.second < now_ || each.second > now_ + time; });
}

Sendings Dhcp6Server::wake(Time now)
{
    now_ = now;
    return {};
}

bool Dhcp6Server::is_solicited_slowly() const
{
    const auto found = heard_.find(Kind::solicit);
    if (found == heard_.end() || found->second.size() < 2) {
        return false;
    }
    const auto& times = found->second;
    return times.back() - times[times.size() - 2] >= kSlow;
}

void Dhcp6Server::note(Time now, const Frame& frame, const Message& asked)
{
    constexpr std::size_t kEnough = 64;
    if (auto& times = heard_[asked.kind]; times.size() < kEnough) {
        times.push_back(now);
    }
    if (const auto* request = find(asked.options, option::kRequest)) {
        for (frames::Reader reader(request->data); !reader.empty() && reader.ok();) {
            asked_for_.insert(reader.u16());
        }
    }
    declined_ = declined_ || asked.kind == Kind::decline;
    const auto* client = find(asked.options, option::kClientId);
    if (client != nullptr && find(asked.options, option::kReconfigureAccept) != nullptr) {
        reconfigurable_ = Customer{.mac = frame.source, .address = frame.ip->source, .identity = *client};
    }
}

std::optional<Octets> Dhcp6Server::reconfigure(bool right_key) const
{
    if (!reconfigurable_) {
        return std::nullopt;
    }
    const frames::Envelope envelope{.source_mac = mac_,
                                    .destination_mac = reconfigurable_->mac,
                                    .source = frames::link_local(mac_),
                                    .destination = reconfigurable_->address};
    return frames::build(envelope,
                         frames::Udp{.source_port = kServerPort,
                                     .destination_port = kClientPort,
                                     .payload = sealed_reconfigure(identity_, reconfigurable_->identity, right_key)});
}

Sendings Dhcp6Server::hear(Time now, Port port, const Frame& frame)
{
    const auto* udp = frames::as<frames::Udp>(frame);
    const bool there = line_.dhcp6 && (which_ == Which::first || line_.second_server);
    if (port != Port::wan || !there || udp == nullptr || udp->destination_port != kServerPort ||
        frame.ip->source.family != measure::Family::ipv6) {
        return {};
    }
    const auto asked = read(udp->payload);
    if (asked) {
        note(now, frame, *asked);
    }
    const auto said = asked ? answer(*asked) : std::nullopt;
    if (!said) {
        return {};
    }
    const bool binds = asked->kind == Kind::request || asked->kind == Kind::renew || asked->kind == Kind::rebind;
    for (const auto kind : {option::kIaNa, option::kIaPd}) {
        if (binds && find(asked->options, kind) != nullptr) {
            renewal_due_[kind] = now + std::chrono::seconds(line_.t1);
        }
    }
    granted_ = binds && find(asked->options, option::kIaPd) != nullptr ? std::optional(line_.valid) : granted_;
    const frames::Envelope envelope{.source_mac = mac_,
                                    .destination_mac = frame.source,
                                    .source = frames::link_local(mac_),
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
            if (!line_.renews_prefix && find(asked.options, option::kIaPd) != nullptr) {
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
    for (const auto& extra : line_.on_request) {
        if (asks_for(asked, extra.code)) {
            said.options.push_back(extra);
        }
    }
    if (line_.second_server && kind == Kind::advertise) {
        said.options.push_back(number_option(option::kPreference, which_ == Which::second ? 255 : 0, 1));
    }
    return said;
}

/// Both sides must have said that they know Reconfigure; the key goes out once, in the Reply to the Request (RFC 9915 section 20.4.2).
void Dhcp6Server::add_key(const Message& asked, Message& answer) const
{
    if (line_.reconfigures && find(asked.options, option::kReconfigureAccept) != nullptr) {
        answer.options.push_back({.code = option::kReconfigureAccept, .data = {}});
        if (asked.kind == Kind::request) {
            answer.options.push_back(reconfigure_key());
        }
    }
}

void Dhcp6Server::lease(const Message& asked, Message& answer) const
{
    add_key(asked, answer);
    const bool forgot = line_.forgets && (asked.kind == Kind::renew || asked.kind == Kind::rebind);
    for (const auto& association : associations(asked, option::kIaNa)) {
        answer.options.push_back(to_option(address_for(association, forgot)));
    }
    for (const auto& association : associations(asked, option::kIaPd)) {
        answer.options.push_back(to_option(prefix_for(association, forgot)));
    }
}

bool Dhcp6Server::is_delegated(const Prefix& prefix) const
{
    return prefix == line_.delegated || std::ranges::find(line_.delegated_too, prefix) != line_.delegated_too.end();
}

Dhcp6Server::Association Dhcp6Server::address_for(const Association& asked, bool forgot) const
{
    Association given{.code = option::kIaNa, .id = asked.id};
    if (forgot) {
        given.status = status::kNoBinding;
        return given;
    }
    if (!line_.gives_address) {
        given.status = status::kNoAddresses;
        return given;
    }
    given.t1 = line_.t1;
    given.t2 = line_.t2;
    const auto& address = declined_ ? plan_.leased_next : plan_.leased;
    given.leased = {{.prefix = {.base = address, .length = 128}, .preferred = line_.preferred, .valid = line_.valid}};
    return given;
}

/// What the client still holds and the line no longer gives is returned with zero lifetimes (RFC 9915 section 18.3.4).
Dhcp6Server::Association Dhcp6Server::prefix_for(const Association& asked, bool forgot) const
{
    Association given{.code = option::kIaPd, .id = asked.id};
    if (forgot) {
        given.status = status::kNoBinding;
        return given;
    }
    for (const auto& held : asked.leased) {
        if (!is_delegated(held.prefix) && frames::is_global(held.prefix.base)) {
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
    for (const auto& more : line_.delegated_too) {
        given.leased.push_back({.prefix = more, .preferred = line_.preferred, .valid = line_.valid});
    }
    return given;
}

}  // namespace cpe::actors
