#include "tests/lib/checks/cases.hpp"
#include "tests/lib/checks/evidence_chains.hpp"

#include <catch2/catch.hpp>

namespace cases {
namespace {

using namespace evidence_builder;
using measure::Cause;
using measure::ChainServer;
using measure::FailureKind;
using measure::Family;
using measure::Locus;
using measure::Outcome;
using measure::Purpose;
using measure::Security;
using measure::ServerAnswer;
namespace rr = measure::rr;

constexpr const char* kFirst = "ns1.example.test";

ChainServer server(const char* name, ServerAnswer answer, const char* at = nullptr)
{
    ChainServer made{.name = name, .answer = answer};
    if (at != nullptr) {
        made.addresses = {address(at)};
        made.glued = true;
    }
    return made;
}

/// IPv4 alone gets through; over IPv6 alone our walk ended at the last of these zones.
Plan ends_at(measure::ChainLink last)
{
    return {.chain = along(Family::ipv6, no_way({link("test", {server("ns.test", ServerAnswer::answered)}), last}))};
}

Plan zone_with(ChainServer first)
{
    return ends_at(link(kDomain, {std::move(first)}));
}

const auto ours = chain_lost(FailureKind::other, Locus::local);

std::vector<Case> where_it_ends()
{
    const auto fails = [](const char* sentence, Plan plan, Cause cause) {
        return Case{sentence, std::move(plan), "dns_chain6.zone", Outcome::fail, cause};
    };
    return {
        fails("the zone's servers are silent", zone_with(server(kFirst, ServerAnswer::silent, "2d00::53")), Cause::ns_dead),
        fails("they refuse the port", zone_with(server(kFirst, ServerAnswer::refused, "2d00::53")), Cause::ns_refused),
        fails("RFC 9499: they are lame", zone_with(server(kFirst, ServerAnswer::lame, "2d00::53")), Cause::ns_lame),
        fails("no server has an address", zone_with(server("ns.elsewhere.test", ServerAnswer::no_address)),
              Cause::ns_no_aaaa),
        fails("RFC 9471 2.1: a server inside the zone has an address that the parent does not give",
              zone_with(server(kFirst, ServerAnswer::no_address)), Cause::glue_missing),
        fails("the parent gives an address that the zone does not know",
              zone_with(server(kFirst, ServerAnswer::silent, kStrayGlue)), Cause::glue_wrong),
    };
}

std::vector<Case> chain_cases()
{
    auto nameless = server("ns.provider.test", ServerAnswer::no_address);
    nameless.blocked_by = "provider.test";
    const auto above = link("test", {server("ns.test", ServerAnswer::no_address)});
    return {
        {"every zone answers", {}, "dns_chain6.whole"},
        {"data that do not validate were still reached",
         {.chain = along(Family::ipv6, proved(Security::bogus))},
         "dns_chain6.whole"},
        {"RFC 10001 4.1: a zone above has no server with IPv6", ends_at(above), "dns_chain6.above", Outcome::fail,
         Cause::chain_parent},
        {"the zone of the servers' names has none", zone_with(nameless), "dns_chain6.above", Outcome::fail,
         Cause::chain_parent},
        {"over neither family", {.chain = no_way({})}, "dns_chain6.neither", Outcome::not_testable},
        {"a resolver finds nothing, our walk gets through", zone_with(server(kFirst, ServerAnswer::answered, "2d00::53")),
         "dns_chain6.unclear", Outcome::not_testable},
        {"the zone is not known",
         {.dns = where({.purpose = Purpose::zone_cut}, without_records())},
         "dns_chain6.masked",
         Outcome::not_testable},
        {"our own trouble with the walk", zone_with(server(kFirst, ServerAnswer::ours, "2d00::53")), "dns_chain6.local",
         Outcome::not_testable},
        {"the root itself was out of reach", ends_at(link("", {server("root", ServerAnswer::silent, "2d00::1")})),
         "dns_chain6.local", Outcome::not_testable},
        {"our own trouble over IPv6", {.chain = ours}, "dns_chain6.local", Outcome::not_testable, Cause::vantage},
        {"our own trouble over IPv4, which was to compare with",
         {.chain = both(along(Family::ipv6, no_way({})), along(Family::ipv4, ours))},
         "dns_chain6.local",
         Outcome::not_testable,
         Cause::vantage},
    };
}

/// www is an alias of these names outside the zone, by CNAME or, in the zone's HTTPS record, by alias mode.
BendLookup aliased(std::vector<std::string> targets)
{
    return where({.purpose = Purpose::address, .name = kWww}, [=](measure::DnsLookup& lookup) {
        for (const auto& target : targets) {
            lookup.reply->answers.push_back({kWww, rr::kCname, 300, target});
        }
    });
}

BendLookup bound(const char* data)
{
    return where({.purpose = Purpose::service_binding, .name = kWww}, giving({data}));
}

BendChain blocked(const char* name)
{
    return of(name, along(Family::ipv6, no_way({link("cdn.test", {server("ns.cdn.test", ServerAnswer::no_address)})})));
}

std::vector<Case> alias_cases()
{
    return {
        {"the alias leads to a name that resolves", {.dns = aliased({kCdn})}, "dns_aliases6.all"},
        {"RFC 9460 2.4.2: so does the alias of an HTTPS record", {.dns = bound("0 www.cdn.test")}, "dns_aliases6.all"},
        {"one of two resolves",
         {.dns = aliased({kCdn, "other.test"}), .chain = blocked(kCdn)},
         "dns_aliases6.some",
         Outcome::partial,
         Cause::chain_alias},
        {"RFC 10001 4.1: the alias leads below servers without IPv6",
         {.dns = aliased({kCdn}), .chain = blocked(kCdn)},
         "dns_aliases6.none",
         Outcome::fail,
         Cause::chain_alias},
        {"no alias", {}, "dns_aliases6.no_alias", Outcome::not_applicable},
        {"an HTTPS record in service mode is none",
         {.dns = bound("1 . alpn=h2")},
         "dns_aliases6.no_alias",
         Outcome::not_applicable},
        {"an alias inside the zone is the zone's own matter",
         {.dns = aliased({"web.example.test"})},
         "dns_aliases6.no_alias",
         Outcome::not_applicable},
        {"the resolver did not tell whether there is one",
         {.dns = where({.purpose = Purpose::service_binding}, lost(FailureKind::timeout, Locus::resolver))},
         "dns_aliases6.unknown",
         Outcome::not_testable,
         Cause::vantage},
        {"our own trouble with the only alias",
         {.dns = aliased({kCdn}), .chain = of(kCdn, ours)},
         "dns_aliases6.local",
         Outcome::not_testable,
         Cause::vantage},
        {"an alias that leads nowhere at all is no matter of IPv6",
         {.dns = aliased({kCdn}), .chain = of(kCdn, no_way({}))},
         "dns_aliases6.local",
         Outcome::not_testable},
    };
}

std::vector<Case> dnssec_cases()
{
    const auto bogus6 = along(Family::ipv6, proved(Security::bogus));
    const auto unreached = no_way({link(kDomain, {server(kFirst, ServerAnswer::silent, "2d00::53")})});
    return {
        {"RFC 4035 5: the signatures validate", {.chain = proved(Security::secure)}, "dns_dnssec6.valid"},
        {"they validate over IPv4 alone",
         {.chain = both(proved(Security::secure), bogus6)},
         "dns_dnssec6.bogus6",
         Outcome::fail,
         Cause::dnssec_bogus},
        {"they validate nowhere",
         {.chain = proved(Security::bogus)},
         "dns_dnssec6.bogus",
         Outcome::fail,
         Cause::dnssec_bogus},
        {"the zone is not signed", {}, "dns_dnssec6.unsigned", Outcome::not_applicable},
        {"the probe cannot validate", {.chain = proved(Security::unchecked)}, "dns_dnssec6.unchecked", Outcome::not_testable},
        {"the zone is out of reach", {.chain = along(Family::ipv6, unreached)}, "dns_dnssec6.masked", Outcome::not_testable},
        {"the keys are too large for what the way lets through",
         {.dns = where({.purpose = Purpose::authority_large}, lost(FailureKind::timeout)),
          .chain = both(proved(Security::secure), bogus6)},
         "dns_dnssec6.masked",
         Outcome::not_testable},
        {"our own trouble", {.chain = ours}, "dns_dnssec6.local", Outcome::not_testable, Cause::vantage},
    };
}

}  // namespace

std::vector<Case> dns_chain()
{
    return joined({&where_it_ends, &chain_cases, &alias_cases, &dnssec_cases});
}

}  // namespace cases

TEST_CASE("D-8, D-9, D-11: the way from the root over IPv6 alone", "[checks][rfc10001][rfc9460][rfc4035]")
{
    cases::hold(cases::dns_chain());
}
