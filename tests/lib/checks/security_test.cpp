#include "tests/lib/checks/cases.hpp"

#include <catch2/catch.hpp>

namespace cases {
namespace {

using evidence_builder::address;
using evidence_builder::Plan;
using measure::Cause;
using measure::Evidence;
using measure::Outcome;
using measure::Purpose;

/// The answer of one name-server address to a stranger's question.
void ask(Evidence& evidence, const char* server, bool open)
{
    measure::DnsLookup lookup{.purpose = Purpose::recursion, .question = {"ipv4only.arpa", measure::rr::kA}};
    lookup.server_name = "ns1.example.test";
    lookup.server = address(server);
    lookup.reply = measure::DnsMessage{.rcode = open ? measure::rcode::kNoError : measure::rcode::kRefused};
    lookup.reply->recursion_available = open;
    if (open) {
        lookup.reply->answers.push_back({"ipv4only.arpa", measure::rr::kA, 300, "192.0.0.170"});
    }
    evidence.lookups.push_back(lookup);
}

template <bool four, bool six>
Plan open()
{
    return {.last = [](Evidence& evidence) {
        ask(evidence, "30.0.0.53", four);
        ask(evidence, "2d00::53", six);
    }};
}

Plan web_only()
{
    return {.last = [](Evidence& evidence) { evidence.task.target.roles = {measure::Role::web}; }};
}

Plan with_address(std::string six)
{
    return {.aaaa = {std::move(six)}};
}

Plan without_addresses()
{
    return {.last = [](Evidence& evidence) { evidence.lookups.clear(); }};
}

}  // namespace

std::vector<Case> security()
{
    return {
        {"both refuse", open<false, false>(), "security_recursion.refuses"},
        {"open over IPv4 alone is another matter", open<true, false>(), "security_recursion.refuses"},
        {"open over IPv6 alone", open<false, true>(), "security_recursion.only_ipv6", Outcome::fail, Cause::open_recursion},
        {"open over both", open<true, true>(), "security_recursion.both", Outcome::partial, Cause::open_recursion},
        {"nobody answered", {}, "security_recursion.masked", Outcome::not_testable},
        {"no name servers to ask", web_only(), "security_recursion.not_asked", Outcome::not_applicable},
        {"chosen by hand", {}, "security_addresses.chosen"},
        {"ff:fe in another place", with_address("2d00::5054:1:fe12:3456"), "security_addresses.chosen"},
        {"a universal hardware address", with_address("2d00::5254:ff:fe12:3456"), "security_addresses.hardware"},
        {"no IPv6", without_addresses(), "security_addresses.none", Outcome::not_testable},
    };
}

}  // namespace cases

TEST_CASE("S-9, S-10: what IPv6 gives away that IPv4 does not", "[checks][rfc5358][rfc7721]")
{
    cases::hold(cases::security());
}
