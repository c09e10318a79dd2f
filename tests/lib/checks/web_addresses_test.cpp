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
using namespace std::chrono_literals;

const auto timeout = stopped(FailureKind::timeout);
const auto our_own = stopped(FailureKind::resources, Locus::local);

BendWeb on_port6(std::uint16_t port, BendWeb bend)
{
    return at({.family = Family::ipv6, .port = port}, std::move(bend));
}

std::vector<Case> all_address_cases()
{
    const std::vector<std::string> three{kSix, kSecondSix, kThirdSix};
    const auto third = [](BendWeb bend) { return at({.address = kThirdSix}, std::move(bend)); };
    return {
        {"one address works", {}, "web_all_addresses.all"},
        {"three work", {.aaaa = three}, "web_all_addresses.all"},
        {"an error page is an answer", {.web = over6(status(503))}, "web_all_addresses.all"},
        {"a missing port is another check's matter",
         {.web = on_port6(80, stopped(FailureKind::refused))},
         "web_all_addresses.all"},
        {"one of three is dead",
         {.aaaa = three, .web = third(timeout)},
         "web_all_addresses.some",
         Outcome::partial,
         Cause::timeout},
        {"one of three refuses",
         {.aaaa = three, .web = third(stopped(FailureKind::refused))},
         "web_all_addresses.some",
         Outcome::partial,
         Cause::refused},
        {"a special address beside a good one",
         {.aaaa = {kSix, "2001:db8::1"}},
         "web_all_addresses.some",
         Outcome::partial,
         Cause::bad_aaaa},
        {"none works, IPv4 does", {.web = over6(timeout)}, "web_all_addresses.none", Outcome::fail, Cause::timeout},
        {"the handshake fails everywhere and port 80 is closed",
         {.web = over6(both(at({.port = 443}, handshake_stopped(FailureKind::tls_handshake)),
                            at({.port = 80}, stopped(FailureKind::refused))))},
         "web_all_addresses.none",
         Outcome::fail,
         Cause::refused},
        {"dead on both families", {.web = timeout}, "web_all_addresses.masked", Outcome::not_testable},
        {"no ordinary address", {.aaaa = {"fd00::1"}}, "web_all_addresses.masked", Outcome::not_testable},
        {"our own trouble with one of three",
         {.aaaa = three, .web = third(our_own)},
         "web_all_addresses.local",
         Outcome::not_testable,
         Cause::vantage},
        {"the addresses of www were not told, those of the apex are dead",
         {.web = over6(timeout),
          .dns = where({.purpose = Purpose::address, .name = kWww}, lost(FailureKind::timeout, Locus::resolver))},
         "web_all_addresses.local",
         Outcome::not_testable,
         Cause::vantage},
        {"our caps left every address out",
         {.last = [](measure::Evidence& e) { e.connects.clear(), e.fetches.clear(), e.handshakes.clear(); }},
         "web_all_addresses.local",
         Outcome::not_testable},
    };
}

std::vector<Case> port_cases()
{
    const auto missing80 = on_port6(80, stopped(FailureKind::refused));
    return {
        {"80 and 443 on both", {}, "web_port_parity.alike"},
        {"443 alone on both", {.web = at({.port = 80}, stopped(FailureKind::refused))}, "web_port_parity.alike"},
        {"80 is missing over IPv6", {.web = missing80}, "web_port_parity.missing", Outcome::partial, Cause::port_missing},
        {"443 is missing over IPv6",
         {.web = on_port6(443, timeout)},
         "web_port_parity.missing",
         Outcome::partial,
         Cause::port_missing},
        {"IPv6 only", {.a = {}}, "web_port_parity.no_ipv4", Outcome::not_applicable},
        {"nothing is open over IPv6", {.web = over6(timeout)}, "web_port_parity.masked", Outcome::not_testable},
        {"our own trouble on 80",
         {.web = on_port6(80, our_own)},
         "web_port_parity.local",
         Outcome::not_testable,
         Cause::vantage},
    };
}

BendWeb takes(measure::Duration elapsed)
{
    return [=](Exchange& exchange) { exchange.connect.elapsed = elapsed; };
}

std::vector<Case> latency_cases()
{
    const auto queue = [](Exchange& exchange) {
        exchange.connect.elapsed = 900ms;
        exchange.connect.kernel_rtt = 10ms;
    };
    const auto quick = [](Exchange& exchange) {
        exchange.connect.elapsed = 15ms;
        exchange.connect.kernel_rtt = 1ms;
    };
    return {
        {"the same time", {}, "web_latency_parity.alike"},
        {"50 ms more is allowed", {.web = over6(takes(60ms))}, "web_latency_parity.alike"},
        {"a little more is not",
         {.web = over6(takes(60ms + 1us))},
         "web_latency_parity.slower",
         Outcome::partial,
         Cause::latency},
        {"a fifth of a long time is allowed",
         {.web = both(over4(takes(500ms)), over6(takes(600ms)))},
         "web_latency_parity.alike"},
        {"our own queue does not count", {.web = both(over6(queue), over4(quick))}, "web_latency_parity.alike"},
        {"the kernel's time over IPv4 is not compared with ours over IPv6",
         {.web = both(over6(takes(60ms)), over4(quick))},
         "web_latency_parity.alike"},
        {"nothing to compare", {.web = over6(timeout)}, "web_latency_parity.nothing", Outcome::not_testable},
    };
}

}  // namespace

std::vector<Case> web_addresses()
{
    return joined({&all_address_cases, &port_cases, &latency_cases});
}

}  // namespace cases

TEST_CASE("W-4, W-5, W-15: addresses, ports and times", "[checks][rfc8305]")
{
    cases::hold(cases::web_addresses());
}
