#include "tests/lib/checks/evidence_chains.hpp"

#include "measure/alias_reading.hpp"
#include "measure/delegation_reading.hpp"
#include "measure/reading.hpp"
#include "measure/special_purpose.hpp"

namespace evidence_builder {
namespace {

using measure::Chain;
using measure::ChainLink;
using measure::ChainServer;
using measure::DnsLookup;
using measure::Evidence;
using measure::Family;
using measure::Purpose;

void record(const Plan& plan, DnsLookup lookup, Evidence& evidence)
{
    if (plan.dns) {
        plan.dns(lookup);
    }
    evidence.lookups.push_back(std::move(lookup));
}

DnsLookup referral()
{
    DnsLookup lookup{.purpose = Purpose::delegation,
                     .question = {kDomain, measure::rr::kNs},
                     .server_name = kParentServer,
                     .server = address("2d00:f::53")};
    lookup.reply = measure::DnsMessage{};
    for (const auto* server : {"ns1.example.test", "ns2.example.test"}) {
        const bool first = std::string_view(server).starts_with("ns1");
        lookup.reply->authority.push_back({kDomain, measure::rr::kNs, 300, server});
        lookup.reply->additional.push_back({server, measure::rr::kAaaa, 300, first ? "2d00::53" : "2d00::54"});
    }
    return lookup;
}

}  // namespace

void resolve_from_root(const BendChain& bend, const measure::Question& question, Evidence& evidence)
{
    for (const auto family : {Family::ipv6, Family::ipv4}) {
        Chain chain{.question = question, .family = family, .security = measure::Security::insecure};
        if (bend) {
            bend(chain);
        }
        evidence.chains.push_back(chain);
        if (measure::arrived(chain) && chain.security != measure::Security::bogus) {
            return;
        }
    }
}

void observe_delegation(const Plan& plan, Evidence& evidence)
{
    record(plan, referral(), evidence);
    for (const auto& [server, stray] : measure::stray_glue(evidence)) {
        DnsLookup lookup{.purpose = Purpose::glue,
                         .question = {kDomain, measure::rr::kSoa},
                         .server_name = server,
                         .server = stray,
                         .reply = measure::DnsMessage{.authoritative = true}};
        lookup.reply->answers.push_back({kDomain, measure::rr::kSoa, 300, "ns1.example.test h.example.test 1 2 3 4 5"});
        record(plan, lookup, evidence);
    }
}

void observe_chains(const Plan& plan, Evidence& evidence)
{
    const auto zone = measure::zone_of(evidence);
    if (!zone.empty()) {
        resolve_from_root(plan.chain, {.name = zone, .type = measure::rr::kSoa}, evidence);
    }
    for (const auto& name : measure::web_names(evidence.task.target)) {
        DnsLookup lookup{.purpose = Purpose::service_binding,
                         .question = {name, measure::rr::kHttps},
                         .server = address("2d00:1::1"),
                         .reply = measure::DnsMessage{}};
        record(plan, lookup, evidence);
    }
    for (const auto& target : measure::alias_targets(evidence)) {
        resolve_from_root(plan.chain, {.name = target, .type = measure::rr::kAaaa}, evidence);
    }
}

void observe_reverse(const Plan& plan, Evidence& evidence)
{
    for (const auto& where : measure::published(evidence, Family::ipv6)) {
        if (!measure::is_global(where)) {
            continue;
        }
        const std::string zone = "0.0.0.0.0.0.d.2.ip6.arpa";
        DnsLookup lookup{.purpose = Purpose::reverse,
                         .question = {"1." + zone, measure::rr::kSoa},
                         .server = address("2d00:1::1"),
                         .reply = measure::DnsMessage{.rcode = measure::rcode::kNxDomain}};
        lookup.reply->authority.push_back({zone, measure::rr::kSoa, 300, "ns.test h.test 1 2 3 4 5"});
        record(plan, lookup, evidence);
        return;
    }
}

BendChain of(std::string name, BendChain bend)
{
    return [name = std::move(name), bend = std::move(bend)](Chain& chain) {
        if (chain.question.name == name) {
            bend(chain);
        }
    };
}

BendChain along(Family family, BendChain bend)
{
    return [family, bend = std::move(bend)](Chain& chain) {
        if (chain.family == family) {
            bend(chain);
        }
    };
}

BendChain both(BendChain first, BendChain second)
{
    return [first = std::move(first), second = std::move(second)](Chain& chain) {
        first(chain);
        second(chain);
    };
}

BendChain no_way(std::vector<ChainLink> links)
{
    return [links = std::move(links)](Chain& chain) {
        chain.rcode = measure::rcode::kServFail;
        chain.links = links;
    };
}

BendChain chain_lost(measure::FailureKind kind, measure::Locus locus)
{
    return [=](Chain& chain) { chain.failure = failure(kind, locus); };
}

BendChain proved(measure::Security security)
{
    return [=](Chain& chain) {
        chain.security = security;
        chain.rcode = security == measure::Security::bogus ? measure::rcode::kServFail : measure::rcode::kNoError;
    };
}

ChainLink link(std::string zone, std::vector<ChainServer> servers)
{
    return {.zone = std::move(zone), .servers = std::move(servers)};
}

BendLookup glue(std::string server, std::vector<std::string> addresses)
{
    return where({.purpose = Purpose::delegation, .server_name = kParentServer}, [=](DnsLookup& lookup) {
        auto& records = lookup.reply->additional;
        std::erase_if(records, [&](const measure::Record& glued) { return glued.owner == server; });
        for (const auto& one : addresses) {
            records.push_back({server, measure::rr::kAaaa, 300, one});
        }
    });
}

}  // namespace evidence_builder
