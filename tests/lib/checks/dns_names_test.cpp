#include "tests/lib/checks/cases.hpp"

#include <catch2/catch.hpp>

namespace cases {
namespace {

using namespace evidence_builder;
using measure::Cause;
using measure::FailureKind;
using measure::Family;
using measure::Locus;
using measure::Outcome;
using measure::Purpose;
namespace rr = measure::rr;
namespace rcode = measure::rcode;

BendLookup silent_resolvers()
{
    return lost(FailureKind::timeout, Locus::resolver);
}

BendLookup of_addresses(std::uint16_t type, BendLookup bend)
{
    return where({.purpose = Purpose::address, .type = type}, std::move(bend));
}

BendLookup of_www(std::uint16_t type, BendLookup bend)
{
    return where({.purpose = Purpose::address, .type = type, .name = kWww}, std::move(bend));
}

BendLookup of_ns(std::string server, BendLookup bend)
{
    return where({.purpose = Purpose::ns_address, .type = rr::kAaaa, .name = std::move(server)}, std::move(bend));
}

/// The site sends visitors to a host elsewhere, which has AAAA.
void ask_redirect_host(measure::Evidence& evidence)
{
    measure::DnsLookup lookup{
        .question = {"elsewhere.test", rr::kAaaa}, .server = address("30.0.1.1"), .reply = measure::DnsMessage{}};
    giving({kSix})(lookup);
    evidence.lookups.push_back(lookup);
}

std::vector<Case> aaaa_cases()
{
    const auto v6_path_empty =
        where({.purpose = Purpose::address, .type = rr::kAaaa, .path = Family::ipv6}, without_records());
    return {
        {"AAAA over both paths", {}, "dns_aaaa.given"},
        {"a resolver that is silent over one path proves nothing",
         {.dns = where({.path = Family::ipv4}, silent_resolvers())},
         "dns_aaaa.given"},
        {"A alone", {.aaaa = {}}, "dns_aaaa.absent", Outcome::fail, Cause::no_aaaa},
        {"AAAA through the IPv4 path only",
         {.dns = v6_path_empty},
         "dns_aaaa.one_path",
         Outcome::partial,
         Cause::dns_answers_differ},
        {"RFC 4074 4.2: NXDOMAIN for AAAA of a name with A",
         {.dns = of_addresses(rr::kAaaa, answered_with(rcode::kNxDomain))},
         "dns_aaaa.mute",
         Outcome::fail,
         Cause::dns_answers_differ},
        {"RFC 4074 4.3: NOTIMP for AAAA",
         {.dns = of_addresses(rr::kAaaa, answered_with(rcode::kNotImp))},
         "dns_aaaa.mute",
         Outcome::fail,
         Cause::dns_answers_differ},
        {"NXDOMAIN for a www that has no A either is no mishandling",
         {.dns = both(of_addresses(rr::kAaaa, silent_resolvers()), of_www(0, answered_with(rcode::kNxDomain)))},
         "dns_aaaa.resolver",
         Outcome::not_testable,
         Cause::vantage},
        {"the AAAA of a redirect's host is not the target's",
         {.aaaa = {}, .last = &ask_redirect_host},
         "dns_aaaa.absent",
         Outcome::fail,
         Cause::no_aaaa},
        {"the name does not exist",
         {.dns = where({.purpose = Purpose::address}, answered_with(rcode::kNxDomain))},
         "dns_aaaa.no_name",
         Outcome::not_applicable},
        {"the name has neither", {.a = {}, .aaaa = {}}, "dns_aaaa.no_name", Outcome::not_applicable},
        {"SERVFAIL for both types is never absence",
         {.dns = where({.purpose = Purpose::address}, answered_with(rcode::kServFail))},
         "dns_aaaa.resolver",
         Outcome::not_testable},
        {"silence about AAAA alone is the resolver's",
         {.dns = of_addresses(rr::kAaaa, silent_resolvers())},
         "dns_aaaa.resolver",
         Outcome::not_testable,
         Cause::vantage},
        {"absent beside a name that could not be asked",
         {.aaaa = {}, .dns = of_www(rr::kAaaa, silent_resolvers())},
         "dns_aaaa.resolver",
         Outcome::not_testable,
         Cause::vantage},
    };
}

std::vector<Case> zone_cases()
{
    const auto cut = [](BendLookup bend) { return Plan{.dns = where({.purpose = Purpose::zone_cut}, std::move(bend))}; };
    const auto above = [](measure::DnsLookup& lookup) {
        lookup.reply = measure::DnsMessage{.authority = {{"test", rr::kSoa, 300, "ns.test h.test 1 2 3 4 5"}}};
    };
    const auto elsewhere = [](measure::DnsLookup& lookup) { lookup.reply->answers[0].owner = "cdn.example"; };
    return {
        {"the SOA stands at the name", {}, "dns_zone_cut.found"},
        {"RFC 2308 3: the SOA in the authority section names the zone above", cut(above), "dns_zone_cut.found"},
        {"the SOA of an alias' target is another zone's", cut(elsewhere), "dns_zone_cut.unknown", Outcome::not_testable},
        {"no SOA", cut(without_records()), "dns_zone_cut.unknown", Outcome::not_testable},
        {"no reply", cut(silent_resolvers()), "dns_zone_cut.unknown", Outcome::not_testable, Cause::vantage},
    };
}

std::vector<Case> ns_cases()
{
    const auto ns1_none = of_ns("ns1.example.test", without_records());
    const auto ns2_none = of_ns("ns2.example.test", without_records());
    const auto special = of_ns("", giving({"2001:db8::53"}));
    return {
        {"both name servers have one", {}, "dns_ns_aaaa.two"},
        {"one has one", {.dns = ns1_none}, "dns_ns_aaaa.one", Outcome::partial, Cause::ns_no_aaaa},
        {"none has one", {.dns = both(ns1_none, ns2_none)}, "dns_ns_aaaa.none", Outcome::fail, Cause::ns_no_aaaa},
        {"documentation addresses do not count", {.dns = special}, "dns_ns_aaaa.none", Outcome::fail, Cause::ns_no_aaaa},
        {"the zone is not known",
         {.dns = where({.purpose = Purpose::zone_cut}, without_records())},
         "dns_ns_aaaa.masked",
         Outcome::not_testable},
        {"the name servers were not told",
         {.dns = where({.purpose = Purpose::name_servers}, silent_resolvers())},
         "dns_ns_aaaa.masked",
         Outcome::not_testable,
         Cause::vantage},
        {"a name server whose addresses were not told may have one",
         {.dns = both(ns1_none, of_ns("ns2.example.test", silent_resolvers()))},
         "dns_ns_aaaa.unknown",
         Outcome::not_testable,
         Cause::vantage},
    };
}

std::vector<Case> web_name_cases()
{
    return {
        {"both names have addresses", {}, "web_names.exist"},
        {"IPv4 alone makes a name", {.aaaa = {}}, "web_names.exist"},
        {"no addresses", {.a = {}, .aaaa = {}}, "web_names.none", Outcome::not_applicable},
        {"SERVFAIL is no answer",
         {.dns = where({.purpose = Purpose::address}, answered_with(rcode::kServFail))},
         "web_names.resolver",
         Outcome::not_testable},
        {"nothing found, and one name not told",
         {.a = {}, .aaaa = {}, .dns = of_www(rr::kA, silent_resolvers())},
         "web_names.resolver",
         Outcome::not_testable,
         Cause::vantage},
        {"silence is none", {.dns = silent_resolvers()}, "web_names.resolver", Outcome::not_testable, Cause::vantage},
    };
}

std::vector<Case> routable_cases()
{
    return {
        {"global addresses", {}, "web_routable_aaaa.all"},
        {"one is a documentation address",
         {.aaaa = {kSix, "2001:db8::1"}},
         "web_routable_aaaa.some_special",
         Outcome::partial,
         Cause::bad_aaaa},
        {"www lacks one",
         {.dns = of_www(rr::kAaaa, without_records())},
         "web_routable_aaaa.name_lacks",
         Outcome::partial,
         Cause::no_aaaa},
        {"a www that was not answered is not said to lack one",
         {.dns = of_www(rr::kAaaa, silent_resolvers())},
         "web_routable_aaaa.all"},
        {"RFC 4193: only a unique local one",
         {.aaaa = {"fd00::80"}},
         "web_routable_aaaa.only_special",
         Outcome::fail,
         Cause::bad_aaaa},
        {"RFC 3849: only a documentation one",
         {.aaaa = {"2001:db8::80"}},
         "web_routable_aaaa.only_special",
         Outcome::fail,
         Cause::bad_aaaa},
        {"IPv4 only", {.aaaa = {}}, "web_routable_aaaa.none", Outcome::fail, Cause::no_aaaa},
        {"a www that does not exist is no doubt",
         {.aaaa = {}, .dns = of_www(0, answered_with(rcode::kNxDomain))},
         "web_routable_aaaa.none",
         Outcome::fail,
         Cause::no_aaaa},
        {"no web service", {.a = {}, .aaaa = {}}, "web_routable_aaaa.no_web", Outcome::not_applicable},
        {"no AAAA, and nobody told of A",
         {.aaaa = {}, .dns = of_addresses(rr::kA, silent_resolvers())},
         "web_routable_aaaa.resolver",
         Outcome::not_testable,
         Cause::vantage},
        {"nobody answered about AAAA",
         {.dns = of_addresses(rr::kAaaa, silent_resolvers())},
         "web_routable_aaaa.resolver",
         Outcome::not_testable,
         Cause::vantage},
        {"absent beside a www that was not answered",
         {.aaaa = {}, .dns = of_www(0, silent_resolvers())},
         "web_routable_aaaa.resolver",
         Outcome::not_testable,
         Cause::vantage},
        {"SERVFAIL is never absence",
         {.dns = of_addresses(rr::kAaaa, answered_with(rcode::kServFail))},
         "web_routable_aaaa.resolver",
         Outcome::not_testable},
    };
}

}  // namespace

std::vector<Case> dns_names()
{
    return joined({&aaaa_cases, &zone_cases, &ns_cases, &web_name_cases, &routable_cases});
}

}  // namespace cases

TEST_CASE("D-1 to D-3, W-1, W-2: what the resolvers told and what that proves", "[checks][rfc4074]")
{
    cases::hold(cases::dns_names());
}
