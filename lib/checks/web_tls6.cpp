#include "checks/conclude.hpp"
#include "checks/web_reading.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Cause;
using measure::Family;
using measure::Outcome;
using measure::Rule;
using measure::TlsHandshake;

constexpr Rule kValid{"web_tls6.valid", Outcome::pass, "every handshake over IPv6 shows a valid certificate for its name"};
constexpr Rule kInvalidAlike{"web_tls6.invalid_alike", Outcome::partial, "the certificate is not valid, over IPv4 neither",
                             Cause::tls_cert};
constexpr Rule kInvalid{"web_tls6.invalid", Outcome::fail, "the certificate shown over IPv6 is not valid for the name",
                        Cause::tls_cert};
constexpr Rule kHandshake{"web_tls6.handshake", Outcome::fail, "the TLS handshake fails over IPv6 only",
                          Cause::tls_handshake};
constexpr Rule kNoTls{"web_tls6.no_tls", Outcome::not_applicable, "the site offers no HTTPS"};
constexpr Rule kMasked{"web_tls6.masked", Outcome::not_testable, "nothing answers on the HTTPS port over IPv6"};
constexpr Rule kLocal{"web_tls6.local", Outcome::not_testable, "the probe's own trouble prevented the handshake"};
constexpr std::array kRules{kValid, kInvalidAlike, kInvalid, kHandshake, kNoTls, kMasked, kLocal};

bool is_valid(const TlsHandshake& handshake)
{
    return !handshake.failure && handshake.chain_valid && handshake.name_matches;
}

std::string why_invalid(const TlsHandshake& handshake)
{
    const auto place = handshake.host + " at " + to_string(handshake.address) + ": ";
    if (handshake.failure) {
        return place + describe(*handshake.failure);
    }
    if (!handshake.chain_valid) {
        return place + handshake.trust_error;
    }
    return place + "the certificate is for another name";
}

/// Handshakes of the same name over IPv4.
std::vector<const TlsHandshake*> others_of(const measure::Evidence& evidence, const TlsHandshake& bad)
{
    auto others = handshakes_of(evidence, Family::ipv4);
    std::erase_if(others, [&](const TlsHandshake* other) { return other->host != bad.host; });
    return others;
}

bool is_our_trouble(const TlsHandshake& handshake)
{
    return handshake.failure && is_ours(*handshake.failure);
}

measure::Verdict judge_bad(const measure::Evidence& evidence, const TlsHandshake& bad)
{
    if (is_our_trouble(bad)) {
        return conclude_local(kLocal, *bad.failure);
    }
    const auto others = others_of(evidence, bad);
    const bool good_over_ipv4 =
        std::any_of(others.begin(), others.end(), [](const auto* other) { return is_valid(*other); });
    const auto ours = std::find_if(others.begin(), others.end(), [](const auto* other) { return is_our_trouble(*other); });
    if (!good_over_ipv4 && ours != others.end()) {
        return conclude_local(kLocal, *(*ours)->failure);
    }
    if (!good_over_ipv4 && !others.empty()) {
        return conclude(kInvalidAlike, why_invalid(bad));
    }
    if (bad.failure) {
        return conclude_because(kHandshake, cause_of(*bad.failure), why_invalid(bad));
    }
    return conclude(kInvalid, why_invalid(bad));
}

measure::Verdict without_handshake(const measure::Evidence& evidence)
{
    if (routable(evidence, Family::ipv6).empty()) {
        return conclude_masked(kMasked, "web.routable_aaaa");
    }
    if (!handshakes_of(evidence, Family::ipv4).empty()) {
        return conclude_masked(kMasked, any_name_good(evidence, Family::ipv6) ? "web.port_parity" : "web.http6");
    }
    const auto unseen = ipv4_unseen(kLocal, evidence);
    if (!any_name_good(evidence, Family::ipv6)) {
        return conclude_masked(kMasked, "web.http6");
    }
    return unseen ? *unseen : conclude(kNoTls);
}

/// Does TLS over IPv6 show a certificate that a client accepts?
///
/// Requirement  RFC 9846, RFC 9525 (names), RFC 9325 (use of TLS).
/// Reads        handshakes with the target's own names; those with hosts of redirects are theirs, not this target's.
///
/// Where nothing answers on 443 over IPv6 it is masked by the check that says why: addresses, HTTP or ports.
measure::Verdict judge_tls6(const measure::Evidence& evidence)
{
    const auto handshakes = handshakes_of(evidence, Family::ipv6);
    if (handshakes.empty()) {
        return without_handshake(evidence);
    }
    const auto proved = [](const auto* seen) { return !is_valid(*seen) && !is_our_trouble(*seen); };
    auto bad = std::find_if(handshakes.begin(), handshakes.end(), proved);
    if (bad == handshakes.end()) {
        bad = std::find_if(handshakes.begin(), handshakes.end(), [](const auto* seen) { return !is_valid(*seen); });
    }
    return bad == handshakes.end() ? conclude(kValid, count_text(handshakes.size(), handshakes.size()) + " handshakes")
                                   : judge_bad(evidence, **bad);
}

}  // namespace

extern constinit const Check web_tls6{
    .id = "web.tls6",
    .catalogue = "W-7",
    .area = Area::web,
    .question = "Does TLS over IPv6 show a certificate that a client accepts?",
    .requirement = "RFC 9846, RFC 9525",
    .needs = Needs::both,
    .rules = kRules,
    .judge = &judge_tls6,
};

}  // namespace checks
