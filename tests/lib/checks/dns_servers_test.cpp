#include "tests/lib/checks/cases.hpp"

#include <catch2/catch.hpp>

namespace cases {
namespace {

using namespace evidence_builder;
using measure::Cause;
using measure::DnsLookup;
using measure::FailureKind;
using measure::Family;
using measure::Locus;
using measure::Outcome;
using measure::Purpose;
using measure::Transport;
namespace rr = measure::rr;
namespace rcode = measure::rcode;

constexpr const char* kFirst = "ns1.example.test";
constexpr const char* kSecond = "ns2.example.test";

/// The servers themselves asked over IPv6; an empty name is both of them.
BendLookup asked6(Purpose purpose, std::string server, BendLookup bend)
{
    return where({.purpose = purpose, .server_name = std::move(server), .path = Family::ipv6}, std::move(bend));
}

Plan plain(std::string server, BendLookup bend)
{
    return {.dns = asked6(Purpose::authority, std::move(server), std::move(bend))};
}

Plan over_tcp(std::string server, BendLookup bend)
{
    return {.dns = asked6(Purpose::authority_tcp, std::move(server), std::move(bend))};
}

Plan large(std::string server, BendLookup udp, BendLookup tcp)
{
    auto over_tcp =
        where({.purpose = Purpose::authority_large, .server_name = server, .transport = Transport::tcp}, std::move(tcp));
    auto over_udp =
        where({.purpose = Purpose::authority_large, .server_name = server, .transport = Transport::udp}, std::move(udp));
    return {.dns = both(std::move(over_udp), std::move(over_tcp))};
}

BendLookup ns_addresses(std::string server, BendLookup bend)
{
    return where({.purpose = Purpose::ns_address, .type = rr::kAaaa, .name = std::move(server)}, std::move(bend));
}

const auto timeout = lost(FailureKind::timeout);
const auto our_own = lost(FailureKind::resources, Locus::local);
const auto unchanged = [](DnsLookup&) {};

/// A lost first datagram, answered when asked again.
void repeat_answered(measure::Evidence& evidence)
{
    const auto again = evidence.lookups;
    for (auto lookup : again) {
        if (lookup.purpose == Purpose::authority && lookup.server.family == Family::ipv6) {
            lookup.reply.reset();
            lookup.failure = failure(FailureKind::timeout);
            evidence.lookups.push_back(lookup);
        }
    }
}

std::vector<Case> answer_cases()
{
    const auto first_bad = [](BendLookup bend) {
        return both(asked6(Purpose::authority, kFirst, std::move(bend)), asked6(Purpose::authority, kSecond, timeout));
    };
    return {
        {"both answer with authority", {}, "dns_ns_answer6.two"},
        {"one good answer settles it, whatever datagram was lost", {.last = &repeat_answered}, "dns_ns_answer6.two"},
        {"one is silent", plain(kFirst, timeout), "dns_ns_answer6.one", Outcome::partial, Cause::ns_dead},
        {"one is lame", plain(kFirst, lame()), "dns_ns_answer6.one", Outcome::partial, Cause::ns_lame},
        {"one has no address",
         {.dns = ns_addresses(kFirst, without_records())},
         "dns_ns_answer6.one",
         Outcome::partial,
         Cause::ns_no_aaaa},
        {"both are silent", plain("", timeout), "dns_ns_answer6.none", Outcome::fail, Cause::ns_dead},
        {"RFC 9499: both are lame", plain("", lame()), "dns_ns_answer6.none", Outcome::fail, Cause::ns_lame},
        {"both say REFUSED: lame too", plain("", answered_with(rcode::kRefused)), "dns_ns_answer6.none", Outcome::fail,
         Cause::ns_lame},
        {"the host refuses the port",
         {.dns = first_bad(lost(FailureKind::refused))},
         "dns_ns_answer6.none",
         Outcome::fail,
         Cause::ns_refused},
        {"no server has an address",
         {.dns = ns_addresses("", without_records())},
         "dns_ns_answer6.no_address",
         Outcome::fail,
         Cause::ns_no_aaaa},
        {"the servers are not known",
         {.dns = where({.purpose = Purpose::name_servers}, without_records())},
         "dns_ns_answer6.masked",
         Outcome::not_testable},
        {"the other's address was not told",
         {.dns = both(asked6(Purpose::authority, kFirst, timeout), ns_addresses(kSecond, our_own))},
         "dns_ns_answer6.masked",
         Outcome::not_testable,
         Cause::vantage},
        {"our own trouble with one, the other silent",
         {.dns = first_bad(our_own)},
         "dns_ns_answer6.local",
         Outcome::not_testable,
         Cause::vantage},
    };
}

std::vector<Case> tcp_cases()
{
    return {
        {"both answer", {}, "dns_tcp6.all"},
        {"one does not", over_tcp(kFirst, timeout), "dns_tcp6.some", Outcome::partial, Cause::dns_no_tcp},
        {"RFC 7766 5: neither does", over_tcp("", lost(FailureKind::refused)), "dns_tcp6.none", Outcome::fail,
         Cause::dns_no_tcp},
        {"nobody answers over UDP", plain("", timeout), "dns_tcp6.masked", Outcome::not_testable},
        {"our own trouble", over_tcp(kFirst, our_own), "dns_tcp6.local", Outcome::not_testable, Cause::vantage},
        {"the one that may do better was kept from us",
         {.dns = both(asked6(Purpose::authority, kFirst, our_own), asked6(Purpose::authority_tcp, kSecond, timeout))},
         "dns_tcp6.local",
         Outcome::not_testable,
         Cause::vantage},
    };
}

std::vector<Case> large_cases()
{
    return {
        {"whole over UDP", {}, "dns_large_answer.all"},
        {"RFC 9715: truncated, then whole over TCP", large("", truncated(), unchanged), "dns_large_answer.all"},
        {"an unsigned zone's empty answer is whole", large("", without_records(), unchanged), "dns_large_answer.all"},
        {"truncated, and TCP is closed at one", large(kFirst, truncated(), lost(FailureKind::refused)),
         "dns_large_answer.some", Outcome::partial, Cause::dns_edns_size},
        {"large datagrams vanish", large("", timeout, unchanged), "dns_large_answer.none", Outcome::fail,
         Cause::dns_edns_size},
        {"RFC 6891 7: FORMERR to EDNS", large("", answered_with(rcode::kFormErr), unchanged), "dns_large_answer.none",
         Outcome::fail, Cause::dns_edns_size},
        {"nobody answers over UDP", plain("", timeout), "dns_large_answer.masked", Outcome::not_testable},
        {"our own trouble", large("", our_own, unchanged), "dns_large_answer.local", Outcome::not_testable, Cause::vantage},
        {"large answers vanish at one, the other was kept from us",
         {.dns = both(asked6(Purpose::authority, kFirst, our_own), asked6(Purpose::authority_large, kSecond, timeout))},
         "dns_large_answer.local",
         Outcome::not_testable,
         Cause::vantage},
    };
}

std::vector<Case> equal_cases()
{
    const auto data6 = [](std::uint16_t type, BendLookup bend) {
        return Plan{.dns = where({.purpose = Purpose::authority_data, .type = type, .path = Family::ipv6}, std::move(bend))};
    };
    const auto other_serial = giving({"ns1.example.test hostmaster.example.test 8 3600 600 604800 300"});
    const auto other_master = giving({"ns9.example.test hostmaster.example.test 7 3600 600 604800 300"});
    return {
        {"the same answers", {}, "dns_equal_answers.equal"},
        {"another serial is a transfer under way", data6(rr::kSoa, other_serial), "dns_equal_answers.equal"},
        {"the order of records does not count", data6(rr::kNs, giving({kSecond, kFirst})), "dns_equal_answers.equal"},
        {"another address is rotation", data6(rr::kA, giving({"30.0.0.2"})), "dns_equal_answers.rotating"},
        {"no address at all is not", data6(rr::kA, without_records()), "dns_equal_answers.differ", Outcome::partial,
         Cause::dns_answers_differ},
        {"other name servers", data6(rr::kNs, giving({kFirst})), "dns_equal_answers.differ", Outcome::partial,
         Cause::dns_answers_differ},
        {"another primary", data6(rr::kSoa, other_master), "dns_equal_answers.differ", Outcome::partial,
         Cause::dns_answers_differ},
        {"nobody answers over IPv6", plain("", timeout), "dns_equal_answers.masked", Outcome::not_testable},
        {"no name server has IPv4 to compare with",
         {.dns = where({.purpose = Purpose::ns_address, .type = rr::kA}, without_records())},
         "dns_equal_answers.nothing",
         Outcome::not_testable},
    };
}

}  // namespace

std::vector<Case> dns_servers()
{
    return joined({&answer_cases, &tcp_cases, &large_cases, &equal_cases});
}

}  // namespace cases

TEST_CASE("D-4, D-6, D-7, D-10: what the name servers themselves answered", "[checks][rfc9499][rfc7766][rfc9715]")
{
    cases::hold(cases::dns_servers());
}
