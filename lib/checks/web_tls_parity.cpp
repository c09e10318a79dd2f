#include "checks/conclude.hpp"
#include "checks/web_reading.hpp"
#include "measure/security_reading.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Cause;
using measure::Family;
using measure::HttpFetch;
using measure::Outcome;
using measure::Rule;
using measure::TlsHandshake;

constexpr Rule kAlike{"web_tls_parity.alike", Outcome::pass, "certificate, TLS version, HSTS and redirects are alike"};
constexpr Rule kOther{"web_tls_parity.other_certificate", Outcome::pass, "another certificate over IPv6, also valid"};
constexpr Rule kVersion{"web_tls_parity.version", Outcome::fail, "a lower TLS version over IPv6 than over IPv4",
                        Cause::tls_version};
constexpr Rule kHsts{"web_tls_parity.hsts", Outcome::fail, "HSTS is sent over IPv4 and not over IPv6", Cause::hsts_gap};
constexpr Rule kUpgrade{"web_tls_parity.upgrade", Outcome::fail, "HTTP leads to HTTPS over IPv4 and not over IPv6",
                        Cause::hsts_gap};
constexpr Rule kNothing{"web_tls_parity.nothing", Outcome::not_applicable, "no HTTPS on both families to compare"};
constexpr Rule kMasked{"web_tls_parity.masked", Outcome::not_testable, "another fault hides TLS over IPv6"};
constexpr Rule kLocal{"web_tls_parity.local", Outcome::not_testable,
                      "the probe's own trouble left the comparison incomplete"};
constexpr std::array kRules{kAlike, kOther, kVersion, kHsts, kUpgrade, kNothing, kMasked, kLocal};

/// The handshake with the lowest version: a family is as strong as the weakest of its addresses.
const TlsHandshake* weakest(const measure::Evidence& evidence, const std::string& name, Family family)
{
    const TlsHandshake* found = nullptr;
    for (const auto* handshake : handshakes_of(evidence, family)) {
        const bool stands = handshake->host == name && !handshake->failure;
        if (stands && (found == nullptr || handshake->version < found->version)) {
            found = handshake;
        }
    }
    return found;
}

/// An answer worth comparing: error pages often lack the site's headers, and the error is web.http6's matter.
bool is_answer(const HttpFetch& fetch, const std::string& name, Family family)
{
    return fetch.host == name && fetch.address.family == family && !fetch.failure && fetch.status > 0 && fetch.status < 400;
}

/// RFC 6797 section 7: HSTS counts only when it came over secure transport. nullopt without such an answer.
std::optional<bool> sends_hsts(const measure::Evidence& evidence, const std::string& name, Family family)
{
    std::optional<bool> sent;
    for (const auto& fetch : evidence.fetches) {
        if (is_answer(fetch, name, family) && fetch.url.starts_with("https:")) {
            sent = sent.value_or(false) || !fetch.hsts.empty();
        }
    }
    return sent;
}

/// Whether plain HTTP is sent on to HTTPS; nullopt when plain HTTP was not answered.
std::optional<bool> upgrades(const measure::Evidence& evidence, const std::string& name, Family family)
{
    for (const auto& fetch : evidence.fetches) {
        if (is_answer(fetch, name, family) && fetch.hop == 0 && fetch.url.starts_with("http:")) {
            return fetch.location.starts_with("https:");
        }
    }
    return std::nullopt;
}

bool same_certificate(const TlsHandshake& a, const TlsHandshake& b)
{
    if (!a.certificate || !b.certificate) {
        return a.certificate.has_value() == b.certificate.has_value();
    }
    return measure::same_holder(*a.certificate, *b.certificate);
}

/// The first difference of one name that counts; nullopt when the name was not seen on both families.
std::optional<measure::Verdict> compare(const measure::Evidence& evidence, const std::string& name)
{
    const auto* over4 = weakest(evidence, name, Family::ipv4);
    const auto* over6 = weakest(evidence, name, Family::ipv6);
    if (over4 == nullptr || over6 == nullptr) {
        return std::nullopt;
    }
    if (over6->version < over4->version) {
        return conclude(kVersion, name + ": " + over6->version + " instead of " + over4->version);
    }
    if (sends_hsts(evidence, name, Family::ipv4) == true && sends_hsts(evidence, name, Family::ipv6) == false) {
        return conclude(kHsts, name);
    }
    if (upgrades(evidence, name, Family::ipv4) == true && upgrades(evidence, name, Family::ipv6) == false) {
        return conclude(kUpgrade, name);
    }
    return conclude(same_certificate(*over4, *over6) ? kAlike : kOther, name);
}

bool trusted(const TlsHandshake& handshake)
{
    return handshake.chain_valid && handshake.name_matches;
}

/// Is a certificate over IPv6 bad where IPv4's is good? Then web.tls6 tells, and comparing proves nothing more.
bool ipv6_untrusted(const measure::Evidence& evidence)
{
    const auto handshakes = handshakes_of(evidence, Family::ipv6);
    return std::any_of(handshakes.begin(), handshakes.end(),
                       [](const auto* seen) { return !seen->failure && !trusted(*seen); });
}

/// Is TLS over IPv6 as strong as over IPv4?
///
/// Requirement  RFC 9846, RFC 9325, RFC 6797 (HSTS).
/// Reads        handshakes and fetches of each name over both families. "TLSv1.2" < "TLSv1.3" as text.
///
/// A certificate that is bad over IPv6 masks the comparison (web.tls6), and so does having no address to compare.
measure::Verdict judge_parity(const measure::Evidence& evidence)
{
    if (ipv6_untrusted(evidence)) {
        return conclude_masked(kMasked, "web.tls6");
    }
    std::optional<measure::Verdict> kept;
    for (const auto& name : measure::web_names(evidence.task.target)) {
        const auto verdict = compare(evidence, name);
        if (verdict && verdict->outcome != Outcome::pass) {
            const auto trouble = own_trouble(evidence, name);
            return trouble ? conclude_local(kLocal, *trouble) : *verdict;
        }
        if (verdict && (!kept || verdict->rule == kOther.id)) {
            kept = verdict;
        }
    }
    if (kept) {
        return *kept;
    }
    if (handshakes_of(evidence, Family::ipv4).empty()) {
        const auto unseen = ipv4_unseen(kLocal, evidence);
        return unseen ? *unseen : conclude(kNothing);
    }
    return conclude_masked(kMasked, routable(evidence, Family::ipv6).empty() ? "web.routable_aaaa" : "web.tls6");
}

}  // namespace

extern constinit const Check web_tls_parity{
    .id = "web.tls_parity",
    .catalogue = "W-8",
    .area = Area::web,
    .question = "Is TLS over IPv6 as strong as over IPv4?",
    .requirement = "RFC 9846, RFC 9325, RFC 6797",
    .needs = Needs::both,
    .rules = kRules,
    .judge = &judge_parity,
};

}  // namespace checks
