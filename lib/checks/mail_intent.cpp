#include "checks/conclude.hpp"
#include "checks/lookup_reading.hpp"
#include "checks/mail_reading.hpp"

namespace checks {
namespace {

using measure::Outcome;
using measure::Rule;

constexpr Rule kDeclared{"mail_intent.declared", Outcome::pass, "MX records say where the domain's mail goes"};
constexpr Rule kImplicit{"mail_intent.implicit", Outcome::pass,
                         "without MX records, a mail server answers at the domain's own address"};
constexpr Rule kNull{"mail_intent.null", Outcome::not_applicable, "a null MX says that the domain takes no mail"};
constexpr Rule kNone{"mail_intent.none", Outcome::not_applicable, "the domain has neither MX records nor addresses"};
constexpr Rule kSilent{"mail_intent.silent", Outcome::not_applicable,
                       "without MX records, no mail server answers at the domain's own addresses"};
constexpr Rule kNotAsked{"mail_intent.not_asked", Outcome::not_applicable, "mail is no role of this target"};
constexpr Rule kUnproved{"mail_intent.unproved", Outcome::not_testable,
                         "the probe cannot tell whether a mail server answers at the domain's own addresses"};
constexpr Rule kResolver{"mail_intent.resolver", Outcome::not_testable, "the lookup of MX records was not answered"};
constexpr std::array kRules{kDeclared, kImplicit, kNull, kNone, kSilent, kNotAsked, kUnproved, kResolver};

std::string hosts_text(const measure::Evidence& evidence)
{
    std::string text;
    for (const auto& exchange : measure::mail_exchanges(evidence)) {
        text += (text.empty() ? "" : ", ") + std::to_string(exchange.preference) + " " + exchange.host;
    }
    return text;
}

/// Does the domain take mail?
///
/// Requirement  RFC 5321 section 5.1 (MX, implicit MX), RFC 7505 (null MX).
/// Reads        MX lookups; for an implicit MX the sessions with the domain's own addresses.
measure::Verdict judge_intent(const measure::Evidence& evidence)
{
    switch (mail_intent(evidence)) {
        case MailIntent::not_asked: return conclude(kNotAsked);
        case MailIntent::unknown: return conclude_unanswered(kResolver, evidence, measure::Purpose::mail_exchange);
        case MailIntent::unproved: return conclude_masked(kUnproved, "vantage.control_smtp");
        case MailIntent::none: return conclude(kNone);
        case MailIntent::refused: return conclude(kNull);
        case MailIntent::silent: return conclude(kSilent);
        case MailIntent::implicit: return conclude(kImplicit);
        case MailIntent::declared: return conclude(kDeclared, hosts_text(evidence));
    }
    return conclude(kNotAsked);
}

}  // namespace

extern constinit const Check mail_takes{
    .id = "mail.intent",
    .catalogue = "M-1",
    .area = Area::mail,
    .question = "Does the domain take mail?",
    .requirement = "RFC 5321 section 5.1, RFC 7505",
    .needs = Needs::ipv6,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_intent,
};

}  // namespace checks
