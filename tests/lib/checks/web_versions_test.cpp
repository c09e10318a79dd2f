#include "checks/eyeballs.hpp"
#include "tests/lib/checks/cases.hpp"

#include <catch2/catch.hpp>

namespace cases {

using namespace evidence_builder;
using measure::Cause;
using measure::FailureKind;
using measure::Family;
using measure::Locus;
using measure::Outcome;
using namespace std::chrono_literals;

namespace {

/// QUIC version 1 is spoken over these families.
std::function<void(measure::Evidence&)> quic(std::vector<Family> families)
{
    return [=](measure::Evidence& evidence) {
        for (auto& probe : evidence.content.quic) {
            for (const auto family : families) {
                if (probe.address.family == family) {
                    probe.failure.reset();
                    probe.versions = {0x0a1a2a3a, 1};
                }
            }
        }
    };
}

void no_http2_over6(measure::Evidence& evidence)
{
    for (auto& offer : evidence.content.offers) {
        offer.alpn = offer.address.family == Family::ipv6 ? "http/1.1" : "h2";
    }
}

void our_own_quic(measure::Evidence& evidence)
{
    quic({Family::ipv4})(evidence);
    for (auto& probe : evidence.content.quic) {
        if (probe.address.family == Family::ipv6) {
            probe.failure = failure(FailureKind::no_route, Locus::local);
        }
    }
}

std::vector<Case> version_cases()
{
    const auto no_tls = at({.port = 443}, stopped(FailureKind::refused));
    return {
        {"HTTP/2 over both, QUIC over none", {}, "web_http_versions.alike"},
        {"QUIC over both", {.last = quic({Family::ipv4, Family::ipv6})}, "web_http_versions.alike"},
        {"QUIC over IPv6 alone is no lack", {.last = quic({Family::ipv6})}, "web_http_versions.alike"},
        {"RFC 9000: QUIC over IPv4 alone",
         {.last = quic({Family::ipv4})},
         "web_http_versions.http3",
         Outcome::fail,
         Cause::port_missing},
        {"RFC 9113: HTTP/2 over IPv4 alone",
         {.last = no_http2_over6},
         "web_http_versions.http2",
         Outcome::fail,
         Cause::content_differs},
        {"no TLS",
         {.web = both(no_tls, at({.port = 80}, status(200)))},
         "web_http_versions.nothing",
         Outcome::not_applicable},
        {"evidence of before",
         {.last = [](auto& evidence) { evidence.content = {}; }},
         "web_http_versions.unasked",
         Outcome::not_testable},
        {"our own trouble with QUIC",
         {.last = our_own_quic},
         "web_http_versions.local",
         Outcome::not_testable,
         Cause::vantage},
        {"UDP 443 counts as a port",
         {.last = quic({Family::ipv4})},
         "web_port_parity.missing",
         Outcome::partial,
         Cause::port_missing},
        {"UDP 443 over both", {.last = quic({Family::ipv4, Family::ipv6})}, "web_port_parity.alike"},
        {"our own trouble with UDP 443",
         {.last = our_own_quic},
         "web_port_parity.local",
         Outcome::not_testable,
         Cause::vantage},
    };
}

/// HTTPS records of the two web names.
std::function<void(measure::Evidence&)> records(std::string data)
{
    return [=](measure::Evidence& evidence) {
        for (const auto* name : {kDomain, kWww}) {
            measure::DnsLookup lookup{.purpose = measure::Purpose::service_binding,
                                      .question = {name, measure::rr::kHttps},
                                      .server = address("2d00:1::1"),
                                      .reply = measure::DnsMessage{}};
            if (!data.empty()) {
                lookup.reply->answers.push_back({name, measure::rr::kHttps, 300, data});
            }
            evidence.lookups.push_back(lookup);
        }
    };
}

std::vector<Case> record_cases()
{
    return {
        {"RFC 9460: the hint is the address",
         {.last = records("1 . alpn=h2,h3 ipv4hint=30.0.0.1 ipv6hint=2d00::1")},
         "web_https_record.fits"},
        {"a hint at another address",
         {.last = records("1 . ipv6hint=2d00::1,2d00::9")},
         "web_https_record.differs",
         Outcome::fail,
         Cause::dns_answers_differ},
        {"hints at IPv4 alone",
         {.last = records("1 . ipv4hint=30.0.0.1")},
         "web_https_record.ipv4_only",
         Outcome::fail,
         Cause::dns_answers_differ},
        {"no hints", {.last = records("1 . alpn=h2")}, "web_https_record.none", Outcome::not_applicable},
        {"alias mode has none", {.last = records("0 elsewhere.test")}, "web_https_record.none", Outcome::not_applicable},
        {"hints for another name",
         {.last = records("1 elsewhere.test ipv6hint=2d00::9")},
         "web_https_record.none",
         Outcome::not_applicable},
        {"no record", {.last = records("")}, "web_https_record.none", Outcome::not_applicable},
        {"not asked",
         {.last =
              [](auto& evidence) {
                  std::erase_if(evidence.lookups,
                                [](const auto& it) { return it.purpose == measure::Purpose::service_binding; });
              }},
         "web_https_record.unanswered",
         Outcome::not_testable},
    };
}

BendWeb slow(measure::Duration connect)
{
    return [=](Exchange& exchange) { exchange.connect.elapsed = connect; };
}

std::vector<Case> race_cases()
{
    return {
        {"both quick", {}, "web_happy_eyeballs.cheap"},
        {"RFC 8305: the first address over IPv6 is dead, IPv4 comes 250 ms later",
         {.web = over6(stopped(FailureKind::timeout))},
         "web_happy_eyeballs.cheap"},
        {"dead addresses one after the other",
         {.a = {kFour, "30.0.0.2"},
          .aaaa = {kSix, kSecondSix, kThirdSix},
          .web = both(over6(both(slow(4s), stopped(FailureKind::timeout))),
                      at({.address = kFour}, both(slow(4s), stopped(FailureKind::timeout))))},
         "web_happy_eyeballs.dear",
         Outcome::partial,
         Cause::timeout},
        {"TLS over IPv6 is slow",
         {.web = over6([](Exchange& exchange) { exchange.handshake.elapsed = 2s; })},
         "web_happy_eyeballs.dear",
         Outcome::partial,
         Cause::latency},
        {"IPv6 only", {.a = {}}, "web_happy_eyeballs.no_ipv4", Outcome::not_applicable},
        {"no address", {.aaaa = {}}, "web_happy_eyeballs.masked", Outcome::not_testable},
        {"nothing answers at all",
         {.web = stopped(FailureKind::timeout)},
         "web_happy_eyeballs.masked",
         Outcome::not_testable},
        {"our own trouble",
         {.web = over6(stopped(FailureKind::resources, Locus::local))},
         "web_happy_eyeballs.local",
         Outcome::not_testable,
         Cause::vantage},
    };
}

}  // namespace

std::vector<Case> web_versions()
{
    return joined({&version_cases, &record_cases, &race_cases});
}

}  // namespace cases

TEST_CASE("W-4, W-9, W-14, W-17: versions, hints and the price of racing", "[checks][rfc9000][rfc9460][rfc8305]")
{
    cases::hold(cases::web_versions());
}

TEST_CASE("W-14: attempts begin 250 ms apart, or at once after a failure", "[checks][rfc8305]")
{
    using checks::Attempt;
    using namespace std::chrono_literals;
    const auto six = evidence_builder::address("2d00::1");
    const auto four = evidence_builder::address("30.0.0.1");
    const auto dead = evidence_builder::failure(measure::FailureKind::refused);
    const Attempt quick4{.address = four, .connect = 20ms, .after = 30ms};

    CHECK(checks::race({{.address = six, .connect = 10ms, .after = 5ms}, quick4}) == 15ms);
    CHECK(checks::race({{.address = six, .connect = 10ms, .failure = dead}, quick4}) == 60ms);
    CHECK(checks::race({{.address = six, .connect = 4s, .failure = dead}, quick4}) == 300ms);
    CHECK(checks::race({{.address = six, .connect = 260ms, .after = 5ms}, quick4}) == 265ms);
    CHECK(checks::race({{.address = six, .connect = 400ms, .after = 5ms}, quick4}) == 300ms);
    CHECK(checks::race({{.address = six, .connect = 1ms, .failure = dead}}) == std::nullopt);
    CHECK(checks::quickest({{.address = six, .connect = 400ms, .after = 5ms}, quick4}) == 50ms);
}
