#pragma once

#include "measure/chain.hpp"
#include "probe/ports/dns.hpp"

#include <string>
#include <string_view>

/// Pure questions to one reply of one server on the way from the root.
namespace probe::observers {

/// Does it lead on from `zone` towards `name`: an authoritative answer, or a referral to a zone below that holds the name?
bool leads_on(const measure::DnsMessage& reply, std::string_view zone, std::string_view name);

/// A delegation downwards (RFC 1034 section 4.3.2); a referral upwards or sideways is none.
bool is_referral(const measure::DnsMessage& reply, std::string_view zone, std::string_view name);

/// The zone a referral leads to, with the addresses it brings along. Only what lies inside the referring zone is believed
/// (RFC 5452 section 6).
measure::ChainLink link_behind(const measure::DnsMessage& referral, std::string_view zone, std::string_view name,
                               measure::Family family);

/// The name an authoritative answer sends us on to, when it does not hold the records itself; "" without an alias.
std::string alias_target(const measure::DnsMessage& reply, const measure::Question& question);

/// The zone at which a walk ended: its last, or the one that stopped the walk to a server's name.
std::string end_of(const std::vector<measure::ChainLink>& links);

/// "timeout", "rcode 5", "not authoritative": for people.
std::string reply_text(const DnsExchange& seen);

}  // namespace probe::observers
