#include "checks/conclude.hpp"
#include "checks/quic_reading.hpp"
#include "checks/web_reading.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Cause;
using measure::Family;
using measure::Outcome;
using measure::Rule;

constexpr Rule kAlike{"web_http_versions.alike", Outcome::pass, "the same versions of HTTP over both families"};
constexpr Rule kHttp3{"web_http_versions.http3", Outcome::fail, "QUIC, and with it HTTP/3, over IPv4 and not over IPv6",
                      Cause::port_missing};
constexpr Rule kHttp2{"web_http_versions.http2", Outcome::fail, "HTTP/2 is offered over IPv4 and not over IPv6",
                      Cause::content_differs};
constexpr Rule kNothing{"web_http_versions.nothing", Outcome::not_applicable, "no TLS over both families to compare"};
constexpr Rule kUnasked{"web_http_versions.unasked", Outcome::not_testable, "the versions were not asked for"};
constexpr Rule kLocal{"web_http_versions.local", Outcome::not_testable,
                      "the probe's own trouble left the comparison incomplete"};
constexpr std::array kRules{kAlike, kHttp3, kHttp2, kNothing, kUnasked, kLocal};

/// What was negotiated over one family, best of all offers; nullopt when no handshake stood.
std::optional<bool> takes_http2(const measure::Evidence& evidence, const std::string& name, Family family)
{
    std::optional<bool> takes;
    for (const auto& offer : evidence.content.offers) {
        if (offer.host == name && offer.address.family == family && !offer.failure) {
            takes = takes.value_or(false) || offer.alpn == "h2";
        }
    }
    return takes;
}

bool has_tls(const measure::Evidence& evidence, Family family)
{
    const auto handshakes = handshakes_of(evidence, family);
    return std::any_of(handshakes.begin(), handshakes.end(), [](const auto* handshake) { return !handshake->failure; });
}

/// Our own trouble with an offer of HTTP/2: then nothing to compare is no finding.
std::optional<measure::Failure> offer_trouble(const measure::Evidence& evidence)
{
    for (const auto& offer : evidence.content.offers) {
        if (offer.failure && is_ours(*offer.failure)) {
            return offer.failure;
        }
    }
    return std::nullopt;
}

measure::Verdict judge_name(const measure::Evidence& evidence, const std::string& name)
{
    const auto quic = read_quic(evidence, name);
    if (quic.ours) {
        return conclude_local(kLocal, *quic.ours);
    }
    if (quic.ipv4 && !quic.ipv6) {
        return conclude(kHttp3, name);
    }
    const auto over4 = takes_http2(evidence, name, Family::ipv4);
    const auto over6 = takes_http2(evidence, name, Family::ipv6);
    if (over4 == true && over6 == false) {
        return conclude(kHttp2, name);
    }
    const std::string http2 = over6 == true ? "HTTP/2" : "no HTTP/2";
    return conclude(kAlike, name + ": " + http2 + (quic.ipv6 ? ", QUIC" : ", no QUIC"));
}

/// Are HTTP/2 and HTTP/3 offered alike over both families?
///
/// Requirement  RFC 9113 section 3.2 (ALPN), RFC 9114 section 3.1, RFC 9000 section 6.
/// Reads        handshakes that offered HTTP/2, and answers to one QUIC packet of an unknown version a family. QUIC version 1 or 2
///              is taken for HTTP/3: nothing else is served over UDP 443 of a web site.
measure::Verdict judge_versions(const measure::Evidence& evidence)
{
    std::optional<measure::Verdict> kept;
    for (const auto& name : measure::web_names(evidence.task.target)) {
        const bool asked = takes_http2(evidence, name, Family::ipv4) && takes_http2(evidence, name, Family::ipv6);
        if (!asked) {
            continue;
        }
        auto verdict = judge_name(evidence, name);
        if (!kept || kept->outcome == Outcome::pass) {
            kept = std::move(verdict);
        }
    }
    if (kept) {
        return *kept;
    }
    if (const auto trouble = offer_trouble(evidence)) {
        return conclude_local(kLocal, *trouble);
    }
    if (has_tls(evidence, Family::ipv4) && has_tls(evidence, Family::ipv6)) {
        return conclude_unasked(kUnasked);
    }
    const auto unseen = ipv4_unseen(kLocal, evidence);
    return unseen ? *unseen : conclude(kNothing);
}

}  // namespace

extern constinit const Check web_http_versions{
    .id = "web.http_versions",
    .catalogue = "W-9",
    .area = Area::web,
    .question = "Are HTTP/2 and HTTP/3 offered alike over both families?",
    .requirement = "RFC 9113, RFC 9114, RFC 9000",
    .level = measure::Level::info,
    .needs = Needs::both,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_versions,
};

}  // namespace checks
