#include "tests/lib/checks/cases.hpp"

#include <catch2/catch.hpp>

namespace cases {
namespace {

using evidence_builder::address;
using evidence_builder::Plan;
using measure::Cause;
using measure::DnsLookup;
using measure::NationalResolvers;
using measure::Outcome;
namespace rcode = measure::rcode;

constexpr const char* kOnly6 = "only6.example.test";

/// How one resolver answers for the control and for the name that only IPv6 reaches.
struct Resolver {
    const char* server;
    bool gives_aaaa = true;
    bool reaches_ipv6 = true;
    std::uint16_t otherwise = rcode::kServFail;
};

void ask(NationalResolvers& into, const Resolver& resolver, const char* name, bool found)
{
    DnsLookup lookup{.purpose = measure::Purpose::gate, .question = {name, measure::rr::kAaaa}};
    lookup.server = address(resolver.server);
    lookup.reply = measure::DnsMessage{.rcode = found ? rcode::kNoError : resolver.otherwise};
    if (found) {
        lookup.reply->answers.push_back({name, measure::rr::kAaaa, 300, "2d00::1"});
    }
    into.lookups.push_back(lookup);
}

Plan asked(std::vector<Resolver> resolvers, std::uint16_t baseline = rcode::kNoError)
{
    NationalResolvers national{.ipv6_only = kOnly6, .lookups = {}, .baseline = {}};
    national.baseline.rcode = baseline;
    for (const auto& resolver : resolvers) {
        ask(national, resolver, "control.test", resolver.gives_aaaa);
        ask(national, resolver, kOnly6, resolver.reaches_ipv6);
    }
    return {.last = [national](measure::Evidence& evidence) { evidence.vantage.before.national = national; }};
}

}  // namespace

std::vector<Case> national()
{
    const Resolver good{"30.0.8.53"};
    const Resolver without_ipv6{"30.0.9.53", true, false};
    const Resolver without_aaaa{"2d00:9::53", false, false, rcode::kNoError};
    const Resolver closed{"30.0.7.53", false, false, rcode::kRefused};
    return {
        {"both are ready", asked({good, good}), "vantage_national_resolvers.all"},
        {"one is closed to us, which proves nothing", asked({good, closed}), "vantage_national_resolvers.all"},
        {"one has no IPv6 of its own", asked({good, without_ipv6}), "vantage_national_resolvers.some", Outcome::partial,
         Cause::vantage},
        {"none is ready", asked({without_ipv6, without_aaaa}), "vantage_national_resolvers.none", Outcome::fail,
         Cause::vantage},
        {"none was named", {}, "vantage_national_resolvers.unset", Outcome::not_applicable},
        {"the zone is dead", asked({good}, rcode::kServFail), "vantage_national_resolvers.zone", Outcome::not_testable},
        {"all are closed to us", asked({closed}), "vantage_national_resolvers.mute", Outcome::not_testable},
    };
}

}  // namespace cases

TEST_CASE("D-14: what the country's resolvers do with IPv6", "[checks][rfc10001]")
{
    cases::hold(cases::national());
}
