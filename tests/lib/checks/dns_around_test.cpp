#include "tests/lib/checks/cases.hpp"
#include "tests/lib/checks/evidence_chains.hpp"

#include <catch2/catch.hpp>

namespace cases {
namespace {

using namespace evidence_builder;
using measure::Cause;
using measure::DnsLookup;
using measure::FailureKind;
using measure::Locus;
using measure::Outcome;
using measure::Purpose;
namespace rr = measure::rr;
namespace rcode = measure::rcode;

constexpr const char* kFirst = "ns1.example.test";

BendLookup at_parent(BendLookup bend)
{
    return where({.purpose = Purpose::delegation, .server_name = kParentServer}, std::move(bend));
}

BendLookup ns_aaaa(std::string server, BendLookup bend)
{
    return where({.purpose = Purpose::ns_address, .type = rr::kAaaa, .name = std::move(server)}, std::move(bend));
}

/// The parent's glue of the first server is another address; what is there does this.
Plan stray(BendLookup bend)
{
    return {.dns = both(glue(kFirst, {kStrayGlue}), where({.purpose = Purpose::glue}, std::move(bend)))};
}

/// A parent that serves the zone as well.
void answered_with_authority(DnsLookup& lookup)
{
    lookup.reply->authoritative = true;
    lookup.reply->answers = lookup.reply->authority;
    lookup.reply->authority.clear();
}

const auto unchanged = [](DnsLookup&) {};
const auto our_own = lost(FailureKind::resources, Locus::local);

std::vector<Case> glue_cases()
{
    return {
        {"the parent gives what the zone gives", {}, "dns_glue6.equal"},
        {"RFC 9471 2.1: no glue for one of them",
         {.dns = glue(kFirst, {})},
         "dns_glue6.missing",
         Outcome::fail,
         Cause::glue_missing},
        {"other glue, and a server of the zone answers there", stray(unchanged), "dns_glue6.differs", Outcome::partial,
         Cause::glue_wrong},
        {"RFC 1034 4.2.2: one address too many differs too",
         {.dns = glue(kFirst, {"2d00::53", kStrayGlue})},
         "dns_glue6.differs",
         Outcome::partial,
         Cause::glue_wrong},
        {"other glue, and nobody answers there", stray(lost(FailureKind::timeout)), "dns_glue6.wrong", Outcome::fail,
         Cause::glue_wrong},
        {"other glue that leads to somebody else's server", stray(lame()), "dns_glue6.wrong", Outcome::fail,
         Cause::glue_wrong},
        {"our own trouble at the other address", stray(our_own), "dns_glue6.local", Outcome::not_testable, Cause::vantage},
        {"our own trouble at the parent",
         {.dns = at_parent(our_own)},
         "dns_glue6.local",
         Outcome::not_testable,
         Cause::vantage},
        {"the servers have no IPv6", {.dns = ns_aaaa("", without_records())}, "dns_glue6.no_need", Outcome::not_applicable},
        {"the parent serves the zone as well",
         {.dns = at_parent(&answered_with_authority)},
         "dns_glue6.no_referral",
         Outcome::not_applicable},
        {"the servers' addresses were not told",
         {.dns = ns_aaaa("", lost(FailureKind::timeout, Locus::resolver))},
         "dns_glue6.masked",
         Outcome::not_testable,
         Cause::vantage},
        {"the parent refuses to tell",
         {.dns = at_parent(answered_with(rcode::kRefused))},
         "dns_glue6.untold",
         Outcome::not_testable},
    };
}

std::vector<Case> network_cases()
{
    return {
        {"RFC 2182 3.1: in two networks", {.dns = ns_aaaa(kFirst, giving({"2d00:7::53"}))}, "dns_ns_networks.apart"},
        {"both in one /48", {}, "dns_ns_networks.together", Outcome::partial, Cause::ns_no_aaaa},
        {"no server has IPv6", {.dns = ns_aaaa("", without_records())}, "dns_ns_networks.none", Outcome::not_applicable},
        {"the servers are not known",
         {.dns = where({.purpose = Purpose::name_servers}, without_records())},
         "dns_ns_networks.masked",
         Outcome::not_testable},
    };
}

std::vector<Case> reverse_cases()
{
    const auto back = [](BendLookup bend) { return Plan{.dns = where({.purpose = Purpose::reverse}, std::move(bend))}; };
    const auto of_registry = [](DnsLookup& lookup) { lookup.reply->authority.front().owner = "0.d.2.ip6.arpa"; };
    return {
        {"a holder's zone holds the address", {}, "dns_reverse6.delegated"},
        {"only the registry's zone does", back(of_registry), "dns_reverse6.missing", Outcome::partial, Cause::ptr_missing},
        {"the holder's zone cannot be resolved", back(answered_with(rcode::kServFail)), "dns_reverse6.broken",
         Outcome::partial, Cause::ptr_missing},
        {"no global address", {.aaaa = {}}, "dns_reverse6.none", Outcome::not_applicable},
        {"the resolver was silent", back(lost(FailureKind::timeout, Locus::resolver)), "dns_reverse6.unknown",
         Outcome::not_testable, Cause::vantage},
    };
}

}  // namespace

std::vector<Case> dns_around()
{
    return joined({&glue_cases, &network_cases, &reverse_cases});
}

}  // namespace cases

TEST_CASE("D-5, D-12, D-13: what stands around the zone", "[checks][rfc9471][rfc2182][rfc3596]")
{
    cases::hold(cases::dns_around());
}
