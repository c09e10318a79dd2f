#include "checks/conclude.hpp"
#include "checks/mail_reading.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Cause;
using measure::Family;
using measure::Outcome;
using measure::Rule;

constexpr Rule kBest{"mail_preference.best", Outcome::pass, "a most preferred mail host takes mail over IPv6"};
constexpr Rule kBackup{"mail_preference.backup", Outcome::partial, "only less preferred mail hosts take mail over IPv6",
                       Cause::mx_no_aaaa};
constexpr Rule kNoMail{"mail_preference.no_mail", Outcome::not_applicable, "no mail is taken, or none is asked about"};
constexpr Rule kMasked{"mail_preference.masked", Outcome::not_testable, "another fault hides the mail hosts"};
constexpr Rule kLocal{"mail_preference.local", Outcome::not_testable, "the probe's own trouble prevented the sessions"};
constexpr std::array kRules{kBest, kBackup, kNoMail, kMasked, kLocal};

/// Hosts that senders try first.
std::vector<std::string> best_hosts(const measure::Evidence& evidence)
{
    std::vector<std::string> hosts;
    const auto exchanges = looked_at(evidence);
    for (const auto& [preference, host] : exchanges) {
        if (preference == exchanges.front().preference) {
            hosts.push_back(host);
        }
    }
    return hosts;
}

/// The most preferred hosts do not work although others do.
measure::Verdict judge_backup(const measure::Evidence& evidence, const std::vector<std::string>& best)
{
    Cause cause = Cause::mx_no_aaaa;
    std::string detail;
    for (const auto& host : best) {
        const auto sessions = sessions_of(evidence, host, Family::ipv6);
        if (!host_told(evidence, host, Family::ipv6)) {
            return conclude_masked(kMasked, "mail.mx_aaaa");
        }
        if (sessions.empty() && !routable_at(evidence, host, Family::ipv6).empty()) {
            return conclude_masked(kMasked, "mail.smtp6");
        }
        for (const auto* session : sessions) {
            const auto service = service_of(evidence, *session);
            if (service == Service::ours) {
                return conclude_local(kLocal, *session->failure);
            }
            if (service == Service::refuses_us) {
                return conclude_masked(kMasked, "mail.smtp6");
            }
            cause = cause_of(*session);
            detail = session_text(*session);
        }
        detail = detail.empty() ? host + " has no IPv6 address" : detail;
    }
    return conclude_because(kBackup, cause, detail);
}

/// Do senders over IPv6 reach a mail host of the domain's first choice?
///
/// Requirement  RFC 5321 section 5.1: the lowest preference is tried first; backups often lack the filters of the best.
/// Reads        SMTP sessions over IPv6.
measure::Verdict judge_preference(const measure::Evidence& evidence)
{
    if (const auto verdict = without_mail(kNoMail, kMasked, evidence)) {
        return *verdict;
    }
    const auto best = best_hosts(evidence);
    const auto works = [&](const auto& host) { return !working_sessions(evidence, host, Family::ipv6).empty(); };
    if (std::any_of(best.begin(), best.end(), works)) {
        return conclude(kBest);
    }
    return any_host_works(evidence, Family::ipv6) ? judge_backup(evidence, best) : conclude_masked(kMasked, "mail.smtp6");
}

}  // namespace

extern constinit const Check mail_preference{
    .id = "mail.preference",
    .catalogue = "M-4",
    .area = Area::mail,
    .question = "Do senders over IPv6 reach a mail host of the domain's first choice?",
    .requirement = "RFC 5321 section 5.1",
    .needs = Needs::smtp6,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_preference,
};

}  // namespace checks
