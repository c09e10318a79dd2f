#include "checks/conclude.hpp"
#include "checks/mail_reading.hpp"

#include <set>

namespace checks {
namespace {

using measure::Family;
using measure::Outcome;
using measure::Rule;

constexpr Rule kAlike{"mail_banner.alike", Outcome::pass, "the mail hosts give the same name over both families"};
constexpr Rule kOther{"mail_banner.other", Outcome::pass, "a mail host gives another name over IPv6 than over IPv4"};
constexpr Rule kNothing{"mail_banner.nothing", Outcome::not_applicable, "no mail host answers over both families"};
constexpr Rule kNoMail{"mail_banner.no_mail", Outcome::not_applicable, "no mail is taken, or none is asked about"};
constexpr Rule kMasked{"mail_banner.masked", Outcome::not_testable, "it is not known whether the domain takes mail"};
constexpr Rule kLocal{"mail_banner.local", Outcome::not_testable, "the probe's own trouble prevented the sessions"};
constexpr std::array kRules{kAlike, kOther, kNothing, kNoMail, kMasked, kLocal};

std::set<std::string> names_over(const measure::Evidence& evidence, const std::string& host, Family family)
{
    std::set<std::string> names;
    for (const auto* session : working_sessions(evidence, host, family)) {
        names.insert(session->ehlo_name);
    }
    return names;
}

/// Do the mail hosts call themselves the same over both families?
///
/// Requirement  RFC 5321 section 4.1.1.1; another name is no fault, but often another machine.
/// Reads        the replies to EHLO.
measure::Verdict judge_banner(const measure::Evidence& evidence)
{
    if (const auto verdict = without_mail(kNoMail, kMasked, evidence)) {
        return *verdict;
    }
    bool compared = false;
    for (const auto& host : hosts_with_ipv6(evidence)) {
        const auto over4 = names_over(evidence, host, Family::ipv4);
        const auto over6 = names_over(evidence, host, Family::ipv6);
        if (!over4.empty() && !over6.empty() && over4 != over6) {
            return conclude(kOther, host + ": " + *over6.begin() + " instead of " + *over4.begin());
        }
        compared = compared || (!over4.empty() && !over6.empty());
    }
    if (compared) {
        return conclude(kAlike);
    }
    for (const auto family : {Family::ipv4, Family::ipv6}) {
        if (const auto* trouble = own_mail_trouble(evidence, family)) {
            return conclude_local(kLocal, *trouble->failure);
        }
    }
    for (const auto& [preference, host] : looked_at(evidence)) {
        if (!host_told(evidence, host, Family::ipv4) || !host_told(evidence, host, Family::ipv6)) {
            return conclude_masked(kMasked, "mail.mx_aaaa");
        }
    }
    return conclude(kNothing);
}

}  // namespace

extern constinit const Check mail_banner{
    .id = "mail.banner",
    .catalogue = "M-7",
    .area = Area::mail,
    .question = "Do the mail hosts call themselves the same over both families?",
    .requirement = "RFC 5321 section 4.1.1.1",
    .level = measure::Level::info,
    .needs = Needs::smtp_both,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_banner,
};

}  // namespace checks
