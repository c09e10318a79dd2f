#include "checks/conclude.hpp"
#include "checks/lookup_reading.hpp"
#include "checks/mail_reading.hpp"

#include <set>

namespace checks {
namespace {

using measure::Cause;
using measure::Family;
using measure::Outcome;
using measure::Rule;

constexpr Rule kAll{"mail_mx_aaaa.all", Outcome::pass, "every mail host has an ordinary global IPv6 address"};
constexpr Rule kSome{"mail_mx_aaaa.some", Outcome::partial, "some mail hosts have no ordinary global IPv6 address",
                     Cause::mx_no_aaaa};
constexpr Rule kSpecial{"mail_mx_aaaa.special", Outcome::fail,
                        "every IPv6 address of the mail hosts lies in a special-purpose range", Cause::bad_aaaa};
constexpr Rule kNone{"mail_mx_aaaa.none", Outcome::fail, "no mail host has an IPv6 address", Cause::mx_no_aaaa};
constexpr Rule kNoMail{"mail_mx_aaaa.no_mail", Outcome::not_applicable, "no mail is taken, or none is asked about"};
constexpr Rule kMasked{"mail_mx_aaaa.masked", Outcome::not_testable, "it is not known whether the domain takes mail"};
constexpr Rule kResolver{"mail_mx_aaaa.resolver", Outcome::not_testable, "the addresses of some mail hosts are not known"};
constexpr std::array kRules{kAll, kSome, kSpecial, kNone, kNoMail, kMasked, kResolver};

/// The hosts by what their AAAA records say.
struct Tally {
    std::set<std::string> with;
    std::set<std::string> special;
    std::set<std::string> without;
    std::set<std::string> unknown;
};

Tally tally(const measure::Evidence& evidence)
{
    Tally all;
    for (const auto& [preference, host] : looked_at(evidence)) {
        if (!routable_at(evidence, host, Family::ipv6).empty()) {
            all.with.insert(host);
        } else if (!host_told(evidence, host, Family::ipv6)) {
            all.unknown.insert(host);
        } else if (!measure::mail_addresses(evidence, host, Family::ipv6).empty()) {
            all.special.insert(host);
        } else {
            all.without.insert(host);
        }
    }
    return all;
}

std::string names_text(const Tally& seen)
{
    std::string text;
    for (const auto* hosts : {&seen.without, &seen.special}) {
        for (const auto& host : *hosts) {
            text += (text.empty() ? "" : " ") + host;
        }
    }
    return text;
}

/// Have the mail hosts IPv6 addresses?
///
/// Requirement  RFC 5321 section 5.2, RFC 3974: a sender on IPv6 alone reaches only these.
/// Reads        AAAA lookups of the MX hosts; of the domain itself for an implicit MX.
///
/// Half of the mail gate: `fail` here gives the mail service 0 whatever the masked checks behind it say.
measure::Verdict judge_mx_aaaa(const measure::Evidence& evidence)
{
    if (const auto verdict = without_mail(kNoMail, kMasked, evidence)) {
        return *verdict;
    }
    const auto seen = tally(evidence);
    if (!seen.unknown.empty() || seen.with.size() + seen.special.size() + seen.without.size() == 0) {
        return conclude_unanswered(kResolver, evidence, measure::Purpose::mail_address);
    }
    const auto all = seen.with.size() + seen.special.size() + seen.without.size();
    if (seen.with.size() == all) {
        return conclude(kAll, count_text(all, all));
    }
    if (seen.with.empty()) {
        return conclude(seen.special.empty() ? kNone : kSpecial, names_text(seen));
    }
    return conclude_share(kSome, static_cast<double>(seen.with.size()) / static_cast<double>(all), names_text(seen));
}

}  // namespace

extern constinit const Check mail_mx_aaaa{
    .id = "mail.mx_aaaa",
    .catalogue = "M-2",
    .area = Area::mail,
    .question = "Have the mail hosts IPv6 addresses?",
    .requirement = "RFC 5321 section 5.2, RFC 3974",
    .needs = Needs::ipv6,
    .rules = kRules,
    .judge = &judge_mx_aaaa,
};

}  // namespace checks
