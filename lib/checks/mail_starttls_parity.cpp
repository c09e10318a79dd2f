#include "checks/conclude.hpp"
#include "checks/mail_reading.hpp"

#include <algorithm>
#include <set>

namespace checks {
namespace {

using measure::Cause;
using measure::Family;
using measure::Outcome;
using measure::Rule;
using measure::SmtpSession;

using Sessions = std::vector<const SmtpSession*>;

constexpr Rule kAlike{"mail_starttls_parity.alike", Outcome::pass, "STARTTLS and the certificate are alike"};
constexpr Rule kOther{"mail_starttls_parity.other_certificate", Outcome::pass,
                      "another certificate over IPv6, as valid as over IPv4"};
constexpr Rule kMissing{"mail_starttls_parity.missing", Outcome::fail, "STARTTLS is offered over IPv4 and not over IPv6",
                        Cause::starttls_gap};
constexpr Rule kBroken{"mail_starttls_parity.broken", Outcome::fail, "STARTTLS works over IPv4 and fails over IPv6",
                       Cause::starttls_gap};
constexpr Rule kUntrusted{"mail_starttls_parity.untrusted", Outcome::fail,
                          "the certificate is valid over IPv4 and not over IPv6", Cause::starttls_gap};
constexpr Rule kVersion{"mail_starttls_parity.version", Outcome::fail, "a lower TLS version over IPv6 than over IPv4",
                        Cause::starttls_gap};
constexpr Rule kNone{"mail_starttls_parity.none", Outcome::not_applicable, "no STARTTLS over either family"};
constexpr Rule kNothing{"mail_starttls_parity.nothing", Outcome::not_applicable,
                        "no mail host answers over IPv4, there is nothing to compare with"};
constexpr Rule kNoMail{"mail_starttls_parity.no_mail", Outcome::not_applicable, "no mail is taken, or none is asked about"};
constexpr Rule kMasked{"mail_starttls_parity.masked", Outcome::not_testable, "another fault hides TLS over IPv6"};
constexpr Rule kLocal{"mail_starttls_parity.local", Outcome::not_testable,
                      "the probe's own trouble left the comparison incomplete"};
constexpr std::array kRules{kAlike, kOther,   kMissing, kBroken, kUntrusted, kVersion,
                            kNone,  kNothing, kNoMail,  kMasked, kLocal};

bool secured(const SmtpSession& session)
{
    return session.handshake && !session.handshake->failure && !session.injected;
}

bool trusted(const SmtpSession& session)
{
    return secured(session) && session.handshake->chain_valid && session.handshake->name_matches;
}

bool all(const Sessions& sessions, bool (*holds)(const SmtpSession&))
{
    return std::all_of(sessions.begin(), sessions.end(), [&](const auto* session) { return holds(*session); });
}

bool offered(const SmtpSession& session)
{
    return session.starttls_offered;
}

const SmtpSession* first_own_trouble(const Sessions& over4, const Sessions& over6)
{
    for (const auto* sessions : {&over4, &over6}) {
        for (const auto* session : *sessions) {
            if (session->failure && is_ours(*session->failure)) {
                return session;
            }
        }
    }
    return nullptr;
}

/// A family is as strong as the weakest of its addresses.
std::string lowest_version(const Sessions& sessions)
{
    std::string lowest;
    for (const auto* session : sessions) {
        const auto version = secured(*session) ? session->handshake->version : "";
        lowest = lowest.empty() || version < lowest ? version : lowest;
    }
    return lowest;
}

std::set<std::string> keys_of(const Sessions& sessions)
{
    std::set<std::string> keys;
    for (const auto* session : sessions) {
        if (secured(*session) && session->handshake->certificate) {
            keys.insert(session->handshake->certificate->spki_sha256);
        }
    }
    return keys;
}

/// The first difference of one host that counts; nullopt when there is no STARTTLS to compare.
std::optional<measure::Verdict> compare(const std::string& host, const Sessions& over4, const Sessions& over6)
{
    if (!all(over4, &offered)) {
        return std::nullopt;
    }
    if (!all(over6, &offered)) {
        return conclude(kMissing, host);
    }
    if (!all(over4, &secured)) {
        return std::nullopt;
    }
    if (!all(over6, &secured)) {
        return conclude(kBroken, host);
    }
    if (all(over4, &trusted) && !all(over6, &trusted)) {
        return conclude(kUntrusted, host);
    }
    const auto version4 = lowest_version(over4);
    const auto version6 = lowest_version(over6);
    if (version6 < version4) {
        return conclude(kVersion, host + ": " + version6 + " instead of " + version4);
    }
    return conclude(keys_of(over4) == keys_of(over6) ? kAlike : kOther, host);
}

/// Nothing could be compared: because nobody offers STARTTLS, or because a family shows no session that works.
measure::Verdict judge_nothing(const measure::Evidence& evidence, bool compared)
{
    for (const auto family : {Family::ipv4, Family::ipv6}) {
        if (const auto* trouble = own_mail_trouble(evidence, family)) {
            return conclude_local(kLocal, *trouble->failure);
        }
    }
    if (compared) {
        return conclude(kNone);
    }
    for (const auto& exchange : looked_at(evidence)) {
        if (!host_told(evidence, exchange.host, Family::ipv4)) {
            return conclude_masked(kMasked, "mail.mx_aaaa");
        }
    }
    return any_host_works(evidence, Family::ipv4) ? conclude_masked(kMasked, "mail.smtp6") : conclude(kNothing);
}

/// Is STARTTLS over IPv6 as strong as over IPv4?
///
/// Requirement  RFC 3207, RFC 9325: a sender that prefers IPv6 must not lose what IPv4 protects.
/// Reads        the sessions that got an answer to EHLO, host by host. "TLSv1.2" < "TLSv1.3" as text.
measure::Verdict judge_parity(const measure::Evidence& evidence)
{
    if (const auto verdict = without_mail(kNoMail, kMasked, evidence)) {
        return *verdict;
    }
    std::optional<measure::Verdict> kept;
    bool compared = false;
    for (const auto& host : hosts_with_ipv6(evidence)) {
        const auto over4 = working_sessions(evidence, host, Family::ipv4);
        const auto over6 = working_sessions(evidence, host, Family::ipv6);
        if (over4.empty() || over6.empty()) {
            continue;
        }
        if (const auto* trouble = first_own_trouble(over4, over6)) {
            return conclude_local(kLocal, *trouble->failure);
        }
        compared = true;
        const auto verdict = compare(host, over4, over6);
        if (verdict && verdict->outcome == Outcome::fail) {
            return *verdict;
        }
        kept = verdict && (!kept || verdict->rule == kOther.id) ? verdict : kept;
    }
    return kept ? *kept : judge_nothing(evidence, compared);
}

}  // namespace

extern constinit const Check mail_starttls_parity{
    .id = "mail.starttls_parity",
    .catalogue = "M-5",
    .area = Area::mail,
    .question = "Is STARTTLS over IPv6 as strong as over IPv4?",
    .requirement = "RFC 3207, RFC 9325",
    .needs = Needs::smtp_both,
    .rules = kRules,
    .judge = &judge_parity,
};

}  // namespace checks
