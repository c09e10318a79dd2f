#pragma once

#include "probe/cpe/judge/finding.hpp"

/// Questions of our hosts and what was said to them, found by the number that both carry.
namespace cpe::judge {

/// The DHCPv6 answer on the LAN to a message of ours.
std::optional<Dhcp> dhcp_answer(const Scene& scene, const Packet& asked, milliseconds within = milliseconds(2000));

/// The prefixes that an answer gives, without those that it takes back.
std::vector<frames::Prefix> prefixes_in(const Dhcp& answer);

struct DnsAnswer {
    const Packet* packet = nullptr;
    frames::dns::Message message;
};

/// The last answer by UDP with the id of the question.
std::optional<DnsAnswer> dns_answer(const Scene& scene, const Packet& asked, milliseconds within = milliseconds(1000));

struct DnsQuery {
    const Packet* packet = nullptr;
    frames::dns::Message message;
};

/// What the router asked upstream by UDP within a time.
std::vector<DnsQuery> queries_upstream(const Scene& scene, const Span& span);

/// Does the announced resolver stand in the router, or did the question leave as the host sent it? Nothing when it was not asked.
std::optional<bool> is_proxy(const Scene& scene);

/// Of no use where nothing is delegated (LPD-1): the finding that says so.
Finding without_delegation(const Scene& scene, std::string_view phase, const std::string& name);

}  // namespace cpe::judge
