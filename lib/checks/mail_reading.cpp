#include "checks/mail_reading.hpp"

#include "checks/check.hpp"
#include "checks/conclude.hpp"
#include "checks/lookup_reading.hpp"
#include "measure/special_purpose.hpp"

#include <algorithm>

namespace checks {

using measure::Cause;
using measure::Evidence;
using measure::FailureKind;
using measure::Family;
using measure::Purpose;
using measure::SmtpSession;
using measure::SmtpStep;

namespace {

constexpr int kEhloDone = 250;

bool has_mail_role(const Evidence& evidence)
{
    const auto& roles = evidence.task.target.roles;
    return std::find(roles.begin(), roles.end(), measure::Role::mail) != roles.end();
}

bool is_qualified(const Qualification& vantage, Family family)
{
    return family == Family::ipv6 ? vantage.smtp6 : vantage.smtp4;
}

/// A mail server that turns us away is a mail server.
bool is_mail_server(const SmtpSession& session)
{
    return session.greeting > 0;
}

/// Without MX records: who answers at the domain's own addresses?
MailIntent implicit_intent(const Evidence& evidence)
{
    const auto& domain = measure::mail_domain(evidence.task.target);
    const auto vantage = qualify(evidence.vantage);
    bool all_proved = true;
    std::size_t asked = 0;
    for (const auto family : {Family::ipv4, Family::ipv6}) {
        if (!host_told(evidence, domain, family)) {
            return MailIntent::unknown;
        }
        const auto sessions = sessions_of(evidence, domain, family);
        if (std::any_of(sessions.begin(), sessions.end(), [](const auto* seen) { return is_mail_server(*seen); })) {
            return MailIntent::implicit;
        }
        const auto addresses = routable_at(evidence, domain, family).size();
        const bool ours = std::any_of(sessions.begin(), sessions.end(),
                                      [](const auto* seen) { return seen->failure && is_ours(*seen->failure); });
        asked += addresses;
        all_proved = all_proved && (addresses == 0 || (is_qualified(vantage, family) && !sessions.empty() && !ours));
    }
    return asked == 0 ? MailIntent::none : all_proved ? MailIntent::silent : MailIntent::unproved;
}

}  // namespace

MailIntent mail_intent(const Evidence& evidence)
{
    if (!has_mail_role(evidence)) {
        return MailIntent::not_asked;
    }
    if (!measure::exchanges_told(evidence)) {
        return MailIntent::unknown;
    }
    if (measure::has_null_mx(evidence)) {
        return MailIntent::refused;
    }
    if (!measure::published_exchanges(evidence).empty()) {
        return MailIntent::declared;
    }
    const bool told =
        was_told(evidence, Purpose::mail_exchange, measure::mail_domain(evidence.task.target), measure::rr::kMx);
    return told ? implicit_intent(evidence) : MailIntent::unknown;
}

std::optional<measure::Verdict> without_mail(const measure::Rule& none, const measure::Rule& masked,
                                             const Evidence& evidence)
{
    const auto intent = mail_intent(evidence);
    switch (intent) {
        case MailIntent::not_asked:
        case MailIntent::none:
        case MailIntent::refused:
        case MailIntent::silent: return conclude(none);
        case MailIntent::unknown:
        case MailIntent::unproved: {
            auto verdict = conclude_masked(masked, "mail.intent");
            verdict.locus = intent == MailIntent::unknown ? measure::Locus::resolver : measure::Locus::local;
            return verdict;
        }
        case MailIntent::implicit:
        case MailIntent::declared: return std::nullopt;
    }
    return std::nullopt;
}

std::vector<measure::MailExchange> looked_at(const Evidence& evidence)
{
    auto exchanges = measure::mail_exchanges(evidence);
    std::erase_if(exchanges, [&](const measure::MailExchange& exchange) {
        return std::none_of(evidence.lookups.begin(), evidence.lookups.end(), [&](const measure::DnsLookup& lookup) {
            return lookup.purpose == Purpose::mail_address && lookup.question.name == exchange.host;
        });
    });
    return exchanges;
}

bool host_told(const Evidence& evidence, const std::string& host, Family family)
{
    return was_told(evidence, Purpose::mail_address, host, family == Family::ipv6 ? measure::rr::kAaaa : measure::rr::kA);
}

std::vector<measure::Address> routable_at(const Evidence& evidence, const std::string& host, Family family)
{
    auto addresses = measure::mail_addresses(evidence, host, family);
    std::erase_if(addresses, [](const measure::Address& address) { return !measure::is_global(address); });
    return addresses;
}

std::vector<std::string> hosts_with_ipv6(const Evidence& evidence)
{
    std::vector<std::string> hosts;
    for (const auto& exchange : looked_at(evidence)) {
        const bool known = std::find(hosts.begin(), hosts.end(), exchange.host) != hosts.end();
        if (!known && !routable_at(evidence, exchange.host, Family::ipv6).empty()) {
            hosts.push_back(exchange.host);
        }
    }
    return hosts;
}

Service service_of(const Evidence& evidence, const SmtpSession& session)
{
    if (session.greeting == 220 && session.ehlo == kEhloDone) {
        return Service::works;
    }
    if (session.failure && is_ours(*session.failure)) {
        return Service::ours;
    }
    const int code = std::max(session.greeting, session.ehlo);
    if (code >= 500) {
        // RFC 5321 section 3.1: 554 in place of the banner; over one family alone it is a fault of that family.
        const bool only6 = session.address.family == Family::ipv6 && qualify(evidence.vantage).smtp4 &&
                           !working_sessions(evidence, session.host, Family::ipv4).empty();
        return only6 ? Service::refuses : Service::refuses_us;
    }
    return code >= 400 ? Service::refuses_us : Service::dead;
}

Cause cause_of(const SmtpSession& session)
{
    if (session.greeting >= 500 || session.ehlo >= 500) {
        return Cause::mx_refused;
    }
    if (session.step != SmtpStep::connect || !session.failure) {
        return Cause::smtp_no_banner;
    }
    return session.failure->kind == FailureKind::refused ? Cause::mx_refused : Cause::mx_dead;
}

std::string session_text(const SmtpSession& session)
{
    const auto text = session.host + " " + to_string(session.address) + ": ";
    if (session.greeting >= 400) {
        return text + "banner " + std::to_string(session.greeting);
    }
    if (session.ehlo >= 400) {
        return text + "EHLO " + std::to_string(session.ehlo);
    }
    return session.failure ? text + describe(*session.failure) : text + "no SMTP";
}

std::vector<const SmtpSession*> sessions_of(const Evidence& evidence, const std::string& host, Family family)
{
    std::vector<const SmtpSession*> found;
    for (const auto& session : evidence.mail.sessions) {
        if (session.host == host && session.address.family == family) {
            found.push_back(&session);
        }
    }
    return found;
}

std::vector<const SmtpSession*> working_sessions(const Evidence& evidence, const std::string& host, Family family)
{
    auto sessions = sessions_of(evidence, host, family);
    std::erase_if(sessions,
                  [](const SmtpSession* session) { return session->greeting != 220 || session->ehlo != kEhloDone; });
    return sessions;
}

bool any_host_works(const Evidence& evidence, Family family)
{
    const auto exchanges = looked_at(evidence);
    return std::any_of(exchanges.begin(), exchanges.end(), [&](const measure::MailExchange& exchange) {
        return !working_sessions(evidence, exchange.host, family).empty();
    });
}

const SmtpSession* own_mail_trouble(const Evidence& evidence, Family family)
{
    const auto& sessions = evidence.mail.sessions;
    const auto found = std::find_if(sessions.begin(), sessions.end(), [&](const SmtpSession& session) {
        return session.address.family == family && session.failure && is_ours(*session.failure);
    });
    return found == sessions.end() ? nullptr : &*found;
}

}  // namespace checks
