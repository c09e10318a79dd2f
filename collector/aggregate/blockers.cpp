#include "collector/aggregate/blockers.hpp"

#include "checks/check.hpp"
#include "checks/dns_reading.hpp"
#include "checks/mail_reading.hpp"
#include "checks/page_host_reading.hpp"
#include "collector/aggregate/fault_site.hpp"
#include "collector/aggregate/hosting.hpp"

#include <algorithm>

namespace collector::aggregate {
namespace {

using measure::Address;
using measure::ContextFacts;
using measure::Evidence;
using measure::Family;
using measure::Outcome;
using measure::Purpose;

/// What of the evidence one check failed by, in the course of being told.
struct Findings {
    const Evidence& evidence;
    const ContextFacts& context;
    std::vector<Blocker> blockers = {};

    void add(const measure::Verdict& verdict, SiteKind kind, const std::string& name, const std::vector<Address>& addresses)
    {
        if (is_host_name(name)) {
            blockers.push_back({verdict.check, kind, name, operator_of(addresses, context)});
        }
    }
};

/// IPv6 first: who runs the family that fails. IPv4 where there is none.
std::vector<Address> both(std::vector<Address> six, const std::vector<Address>& four)
{
    six.insert(six.end(), four.begin(), four.end());
    return six;
}

void add_server(Findings& all, const measure::Verdict& verdict, const std::string& server)
{
    all.add(verdict, SiteKind::name_server, server,
            both(measure::name_server_addresses(all.evidence, server, Family::ipv6),
                 measure::name_server_addresses(all.evidence, server, Family::ipv4)));
}

void add_mail_host(Findings& all, const measure::Verdict& verdict, const std::string& host)
{
    all.add(
        verdict, SiteKind::mail_host, host,
        both(checks::routable_at(all.evidence, host, Family::ipv6), checks::routable_at(all.evidence, host, Family::ipv4)));
}

void add_servers_without_address(Findings& all, const measure::Verdict& verdict)
{
    const auto with = checks::servers_with_ipv6(all.evidence);
    for (const auto& server : measure::name_servers(all.evidence)) {
        if (std::find(with.begin(), with.end(), server) == with.end()) {
            add_server(all, verdict, server);
        }
    }
}

void add_silent_servers(Findings& all, const measure::Verdict& verdict, Purpose purpose)
{
    const auto zone = measure::zone_of(all.evidence);
    for (const auto* lookup : checks::soa_lookups6(all.evidence, purpose)) {
        if (!checks::is_authoritative_soa(*lookup, zone) && !checks::is_our_trouble(*lookup)) {
            add_server(all, verdict, lookup->server_name);
        }
    }
}

void add_page_hosts(Findings& all, const measure::Verdict& verdict)
{
    for (const auto& host : all.evidence.content.hosts) {
        if (checks::read_page_host(all.evidence, host).reach == checks::Reach::missing) {
            const bool third = host.party == measure::Party::third;
            all.add(verdict, third ? SiteKind::third_party : SiteKind::host, host.host, both(host.ipv6, host.ipv4));
        }
    }
}

void add_mail_hosts(Findings& all, const measure::Verdict& verdict)
{
    const bool wants_address = verdict.check == "mail.mx_aaaa";
    const auto with = checks::hosts_with_ipv6(all.evidence);
    for (const auto& exchange : checks::looked_at(all.evidence)) {
        const bool has_address = std::find(with.begin(), with.end(), exchange.host) != with.end();
        const bool works = !checks::working_sessions(all.evidence, exchange.host, Family::ipv6).empty();
        if (wants_address ? !has_address : has_address && !works) {
            add_mail_host(all, verdict, exchange.host);
        }
    }
}

/// By name of what fails, as far as the evidence tells.
void add_named(Findings& all, const measure::Verdict& verdict)
{
    if (verdict.check == "dns.ns_aaaa") {
        add_servers_without_address(all, verdict);
    } else if (verdict.check == "dns.ns_answer6") {
        add_silent_servers(all, verdict, Purpose::authority);
    } else if (verdict.check == "dns.tcp6") {
        add_silent_servers(all, verdict, Purpose::authority_tcp);
    } else if (verdict.check == "web.dependencies") {
        add_page_hosts(all, verdict);
    } else if (verdict.check == "mail.mx_aaaa" || verdict.check == "mail.smtp6") {
        add_mail_hosts(all, verdict);
    }
}

/// The network's own name where it is one of the target's.
std::string operator_of_site(const Findings& all, const FaultSite& site)
{
    if (site.kind == SiteKind::address) {
        return operator_of({measure::parse_address(site.name).value()}, all.context);
    }
    if (site.kind != SiteKind::network && site.kind != SiteKind::target) {
        return "";
    }
    return operator_of(both(measure::published(all.evidence, Family::ipv6), measure::published(all.evidence, Family::ipv4)),
                       all.context);
}

void add_site(Findings& all, const measure::Verdict& verdict, const std::string& cluster)
{
    const auto site = fault_site(verdict, all.evidence.task.target.domain, cluster);
    all.blockers.push_back({verdict.check, site.kind, site.name, operator_of_site(all, site)});
}

bool fails(const measure::Verdict& verdict)
{
    const auto* check = checks::find(verdict.check);
    const bool bad = verdict.outcome == Outcome::fail || verdict.outcome == Outcome::partial;
    return bad && verdict.cause && check != nullptr && check->shapes_state;
}

}  // namespace

std::vector<Blocker> find_blockers(const Evidence& evidence, const ContextFacts& context,
                                   std::span<const measure::Verdict> verdicts, const std::string& cluster)
{
    Findings all{.evidence = evidence, .context = context};
    for (const auto& verdict : verdicts) {
        if (!fails(verdict)) {
            continue;
        }
        const auto before = all.blockers.size();
        add_named(all, verdict);
        if (all.blockers.size() == before) {
            add_site(all, verdict, cluster);
        }
    }
    std::sort(all.blockers.begin(), all.blockers.end());
    all.blockers.erase(std::unique(all.blockers.begin(), all.blockers.end()), all.blockers.end());
    return std::move(all.blockers);
}

}  // namespace collector::aggregate
