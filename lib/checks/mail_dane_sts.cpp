#include "checks/conclude.hpp"
#include "checks/lookup_reading.hpp"
#include "checks/mail_reading.hpp"
#include "checks/sts_reading.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Cause;
using measure::Dane;
using measure::Family;
using measure::Outcome;
using measure::Purpose;
using measure::Rule;

constexpr Rule kHold{"mail_dane_sts.hold", Outcome::pass, "what DANE and MTA-STS promise holds over IPv6"};
constexpr Rule kMismatch{"mail_dane_sts.mismatch", Outcome::fail,
                         "the TLSA records do not fit the certificate shown over IPv6", Cause::dane_mismatch};
constexpr Rule kBogus{"mail_dane_sts.bogus", Outcome::fail,
                      "the signatures of the TLSA records do not validate: senders that know DANE hold the mail back",
                      Cause::dnssec_bogus};
constexpr Rule kUncovered{"mail_dane_sts.uncovered", Outcome::fail,
                          "the MTA-STS policy does not cover every mail host with IPv6", Cause::mta_sts_gap};
constexpr Rule kUntrusted{"mail_dane_sts.untrusted", Outcome::fail,
                          "the MTA-STS policy asks for a valid certificate, and over IPv6 there is none",
                          Cause::mta_sts_gap};
constexpr Rule kTesting{"mail_dane_sts.testing", Outcome::partial,
                        "the MTA-STS policy, in its testing mode, does not fit what the mail hosts show over IPv6",
                        Cause::mta_sts_gap};
constexpr Rule kUnfetched{"mail_dane_sts.unfetched", Outcome::partial,
                          "an MTA-STS policy is announced and cannot be fetched over IPv6", Cause::mta_sts_gap};
constexpr Rule kNothing{"mail_dane_sts.nothing", Outcome::not_applicable, "neither DANE nor MTA-STS is promised"};
constexpr Rule kNoMail{"mail_dane_sts.no_mail", Outcome::not_applicable, "no mail is taken, or none is asked about"};
constexpr Rule kUnvouched{"mail_dane_sts.unvouched", Outcome::not_testable,
                          "there are TLSA records, and the probe has no trust anchor to validate them from"};
constexpr Rule kResolver{"mail_dane_sts.resolver", Outcome::not_testable, "it is not known what is promised"};
constexpr Rule kMasked{"mail_dane_sts.masked", Outcome::not_testable, "another fault hides TLS over IPv6"};
constexpr Rule kLocal{"mail_dane_sts.local", Outcome::not_testable, "the probe's own trouble prevented the look"};
constexpr std::array kRules{kHold,    kMismatch, kBogus,     kUncovered, kUntrusted, kTesting, kUnfetched,
                            kNothing, kNoMail,   kUnvouched, kResolver,  kMasked,    kLocal};

/// What DANE says over all mail hosts with IPv6.
struct DaneView {
    bool promised = false;   ///< Some host has TLSA records that a validator vouches for.
    bool unvouched = false;  ///< Some host has records that were not validated for lack of an anchor.
    bool unknown = false;    ///< Some host's records were not told.
    bool seen = false;       ///< Some session showed a certificate that fits.
    std::optional<measure::Verdict> fault;
    std::optional<measure::Failure> failure;  ///< Why they were not told.
};

/// Was something learnt, be it that there are none or that they are bogus?
bool was_answered(const measure::TlsaLookup& lookup)
{
    const bool told = lookup.rcode == measure::rcode::kNoError || lookup.rcode == measure::rcode::kNxDomain;
    return !lookup.failure && (told || lookup.security == measure::Security::bogus);
}

/// A host whose TLSA records count: the certificate of each session over IPv6 must fit.
void look_at_host(const measure::Evidence& evidence, const std::string& host, DaneView& into)
{
    for (const auto* session : working_sessions(evidence, host, Family::ipv6)) {
        const bool ours = session->failure && is_ours(*session->failure);
        if (ours && !into.fault) {
            into.fault = conclude_local(kLocal, *session->failure);
        } else if (session->dane == Dane::mismatched) {
            into.fault = conclude(kMismatch, host + " " + to_string(session->address));
            return;
        } else if (session->dane == Dane::absent && !into.fault) {
            into.fault = conclude_masked(kMasked, "mail.starttls_parity");
        }
        into.seen = into.seen || session->dane == Dane::matched;
    }
}

DaneView look_at_dane(const measure::Evidence& evidence)
{
    DaneView view;
    for (const auto& host : hosts_with_ipv6(evidence)) {
        const auto* lookup = measure::tlsa_of(evidence, host);
        if (lookup == nullptr || !was_answered(*lookup)) {
            view.unknown = true;
            view.failure = lookup != nullptr && lookup->failure ? lookup->failure : view.failure;
        } else if (lookup->security == measure::Security::bogus) {
            view.promised = true;
            view.fault = conclude(kBogus, host);
        } else if (measure::is_vouched(*lookup)) {
            view.promised = true;
            look_at_host(evidence, host, view);
        } else {
            // Insecure records are none (RFC 7672 section 2.2).
            view.unvouched =
                view.unvouched || (lookup->security == measure::Security::unchecked && !lookup->records.empty());
        }
    }
    return view;
}

/// The rule for a policy that does not fit: an enforced one turns mail away, one in testing only reports (RFC 8461 section 5).
measure::Verdict misfit(const Rule& rule, const measure::StsPolicy& policy, std::string detail)
{
    return conclude(policy.mode == "enforce" ? rule : kTesting, std::move(detail));
}

/// What the policy asks of one host and does not find. nullopt when it is content.
std::optional<measure::Verdict> ask_of_host(const measure::Evidence& evidence, const measure::StsPolicy& policy,
                                            const std::string& host)
{
    if (!covers(policy, host)) {
        return misfit(kUncovered, policy, host);
    }
    for (const auto* session : working_sessions(evidence, host, Family::ipv6)) {
        if (session->failure && is_ours(*session->failure)) {
            return conclude_local(kLocal, *session->failure);
        }
        if (!shows_valid_certificate(*session)) {
            const auto over4 = working_sessions(evidence, host, Family::ipv4);
            const bool only6 =
                std::any_of(over4.begin(), over4.end(), [](const auto* s) { return shows_valid_certificate(*s); });
            return only6 ? conclude_masked(kMasked, "mail.starttls_parity")
                         : misfit(kUntrusted, policy, session_text(*session));
        }
    }
    return std::nullopt;
}

/// What MTA-STS finds wrong; nullopt when nothing is, or nothing is promised.
std::optional<measure::Verdict> look_at_sts(const measure::Evidence& evidence, const StsView& sts)
{
    if (!sts.policy && sts.ours) {
        return conclude_local(kLocal, *sts.ours);
    }
    if (sts.policy && sts.policy->mode != "none") {
        for (const auto& host : hosts_with_ipv6(evidence)) {
            if (auto fault = ask_of_host(evidence, *sts.policy, host)) {
                return fault;
            }
        }
    }
    const bool lost = sts.announced && !sts.over6 && !sts.ours && sts.told;
    return lost ? std::optional(conclude(kUnfetched, sts.detail)) : std::nullopt;
}

/// Does what DANE and MTA-STS promise hold over IPv6?
///
/// Requirement  RFC 7672 sections 2.2 and 3 (TLSA records count only when they are validated), RFC 8461 sections 3 and 4.
/// Reads        TLSA and TXT lookups, policy fetches over both families, sessions over IPv6.
///
/// A fault comes before what is not known: a mismatch that was seen stays one.
measure::Verdict judge_promises(const measure::Evidence& evidence)
{
    if (const auto verdict = without_mail(kNoMail, kMasked, evidence)) {
        return *verdict;
    }
    const auto dane = look_at_dane(evidence);
    const auto sts = read_sts(evidence);
    const bool works = any_host_works(evidence, Family::ipv6);
    if (hosts_with_ipv6(evidence).empty()) {
        return conclude_masked(kMasked, "mail.mx_aaaa");
    }
    if ((dane.promised || sts.announced) && !works) {
        return conclude_masked(kMasked, "mail.smtp6");
    }
    const auto sts_fault = works ? look_at_sts(evidence, sts) : std::nullopt;
    for (const auto& fault : {dane.fault, sts_fault}) {
        if (fault && fault->cause && fault->outcome != Outcome::not_testable) {
            return *fault;
        }
    }
    for (const auto& fault : {dane.fault, sts_fault}) {
        if (fault) {
            return *fault;
        }
    }
    if (dane.unvouched) {
        auto verdict = conclude(kUnvouched);
        verdict.locus = measure::Locus::local;
        return verdict;
    }
    if (dane.failure) {
        return conclude_local(kResolver, *dane.failure);
    }
    if (dane.unknown || !sts.known) {
        return conclude_unanswered(kResolver, evidence, Purpose::mail_policy);
    }
    return dane.seen || (sts.policy && sts.policy->mode != "none") ? conclude(kHold) : conclude(kNothing);
}

}  // namespace

extern constinit const Check mail_dane_sts{
    .id = "mail.dane_sts",
    .catalogue = "M-6",
    .area = Area::mail,
    .question = "Does what DANE and MTA-STS promise hold over IPv6?",
    .requirement = "RFC 7672, RFC 6698, RFC 8461",
    .needs = Needs::smtp6,
    .rules = kRules,
    .judge = &judge_promises,
};

}  // namespace checks
