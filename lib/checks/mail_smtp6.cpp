#include "checks/conclude.hpp"
#include "checks/lookup_reading.hpp"
#include "checks/mail_reading.hpp"

#include <algorithm>
#include <map>

namespace checks {
namespace {

using measure::Cause;
using measure::Family;
using measure::Outcome;
using measure::Rule;

constexpr Rule kAll{"mail_smtp6.all", Outcome::pass, "every mail host answers at each of its IPv6 addresses"};
constexpr Rule kSome{"mail_smtp6.some", Outcome::partial, "some IPv6 addresses of the mail hosts do not take mail",
                     Cause::mx_dead};
constexpr Rule kLacks{"mail_smtp6.lacks", Outcome::partial,
                      "the IPv6 addresses there are take mail, but some mail hosts have none", Cause::mx_no_aaaa};
constexpr Rule kNone{"mail_smtp6.none", Outcome::fail, "no mail host takes mail over IPv6", Cause::mx_dead};
constexpr Rule kDown{"mail_smtp6.down", Outcome::not_testable, "no mail host takes mail, over IPv4 or IPv6"};
constexpr Rule kRefusesUs{"mail_smtp6.refuses_us", Outcome::not_testable, "the mail hosts turn the probe away"};
constexpr Rule kNoMail{"mail_smtp6.no_mail", Outcome::not_applicable, "no mail is taken, or none is asked about"};
constexpr Rule kMasked{"mail_smtp6.masked", Outcome::not_testable, "another fault hides the mail hosts"};
constexpr Rule kLocal{"mail_smtp6.local", Outcome::not_testable, "the probe's own trouble prevented the sessions"};
constexpr std::array kRules{kAll, kSome, kLacks, kNone, kDown, kRefusesUs, kNoMail, kMasked, kLocal};

/// One host, by its IPv6 addresses.
struct Host {
    bool best = false;  ///< Of the most preferred class.
    std::size_t working = 0;
    std::size_t dead = 0;
    std::size_t refusing_us = 0;
    bool lacking = false;  ///< A resolver told that it has no ordinary address.
};

struct Tally {
    std::map<std::string, Host> hosts;
    std::size_t working = 0;
    std::size_t dead = 0;
    std::size_t refusing_us = 0;
    std::size_t lacking = 0;
    bool unknown = false;  ///< Addresses of some host were not told.
    std::string detail;
    std::optional<Cause> cause;
    const measure::SmtpSession* ours = nullptr;
};

void add(const measure::Evidence& evidence, const measure::SmtpSession& session, Host& host, Tally& into)
{
    switch (service_of(evidence, session)) {
        case Service::works: ++host.working; break;
        case Service::ours: into.ours = &session; break;
        case Service::refuses_us: ++host.refusing_us; break;
        case Service::refuses:
        case Service::dead:
            ++host.dead;
            into.cause = into.cause ? into.cause : std::optional(cause_of(session));
            into.detail += (into.detail.empty() ? "" : ", ") + session_text(session);
            break;
    }
}

Tally tally(const measure::Evidence& evidence)
{
    Tally all;
    const auto exchanges = looked_at(evidence);
    for (const auto& [preference, name] : exchanges) {
        if (all.hosts.contains(name)) {
            continue;  // The same host under another preference.
        }
        auto& host = all.hosts[name];
        host.best = preference == exchanges.front().preference;
        host.lacking = host_told(evidence, name, Family::ipv6) && routable_at(evidence, name, Family::ipv6).empty();
        all.unknown = all.unknown || !host_told(evidence, name, Family::ipv6);
        for (const auto* session : sessions_of(evidence, name, Family::ipv6)) {
            add(evidence, *session, host, all);
        }
        all.working += host.working;
        all.dead += host.dead;
        all.refusing_us += host.refusing_us;
        all.lacking += host.lacking ? 1 : 0;
    }
    return all;
}

/// Share of the hosts that work, the most preferred counted double (scoring.md 4.5); of a host, the share of its addresses.
double share_of(const Tally& seen)
{
    double working = 0;
    double all = 0;
    for (const auto& [name, host] : seen.hosts) {
        const auto tried = static_cast<double>(host.working + host.dead);
        if (tried > 0 || host.lacking) {
            const double weight = host.best ? 2 : 1;
            all += weight;
            working += tried > 0 ? weight * static_cast<double>(host.working) / tried : 0;
        }
    }
    return all > 0 ? working / all : 0;
}

/// No address works.
measure::Verdict judge_none(const measure::Evidence& evidence, const Tally& seen)
{
    if (seen.unknown) {
        return conclude_unanswered(kLocal, evidence, measure::Purpose::mail_address);
    }
    if (seen.refusing_us > 0) {
        return conclude(kRefusesUs);
    }
    if (seen.dead == 0) {
        return conclude_unasked(kLocal);
    }
    const bool seen4 = std::any_of(evidence.mail.sessions.begin(), evidence.mail.sessions.end(),
                                   [](const auto& session) { return session.address.family == Family::ipv4; });
    const bool comparable = seen4 && qualify(evidence.vantage).smtp4;
    if (comparable && !any_host_works(evidence, Family::ipv4)) {
        const auto* trouble = own_mail_trouble(evidence, Family::ipv4);
        return trouble != nullptr ? conclude_local(kLocal, *trouble->failure) : conclude(kDown, seen.detail);
    }
    return conclude_because(kNone, *seen.cause, seen.detail);
}

/// Do the mail hosts take mail at each of their IPv6 addresses?
///
/// Requirement  RFC 5321 sections 3.1, 3.2 and 4.2: banner 220, EHLO 250; then QUIT, no mail is sent.
/// Reads        SMTP sessions over IPv6; over IPv4 to tell a fault from a server that turns us away or is down.
///
/// Half of the mail gate.
measure::Verdict judge_smtp(const measure::Evidence& evidence)
{
    if (const auto verdict = without_mail(kNoMail, kMasked, evidence)) {
        return *verdict;
    }
    const auto seen = tally(evidence);
    if (seen.ours != nullptr) {
        return conclude_local(kLocal, *seen.ours->failure);
    }
    if (hosts_with_ipv6(evidence).empty()) {
        return conclude_masked(kMasked, "mail.mx_aaaa");
    }
    if (seen.working == 0) {
        return judge_none(evidence, seen);
    }
    if (seen.dead == 0 && seen.lacking == 0) {
        return conclude(kAll, count_text(seen.working, seen.working));
    }
    if (seen.dead == 0) {
        return conclude_share(kLacks, share_of(seen), count_text(seen.hosts.size() - seen.lacking, seen.hosts.size()));
    }
    auto verdict = conclude_share(kSome, share_of(seen), seen.detail);
    verdict.cause = seen.cause;
    return verdict;
}

}  // namespace

extern constinit const Check mail_smtp6{
    .id = "mail.smtp6",
    .catalogue = "M-3",
    .area = Area::mail,
    .question = "Do the mail hosts take mail at each of their IPv6 addresses?",
    .requirement = "RFC 5321 sections 3.1, 3.2",
    .needs = Needs::smtp6,
    .rules = kRules,
    .judge = &judge_smtp,
};

}  // namespace checks
