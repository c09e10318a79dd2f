#include "checks/conclude.hpp"
#include "checks/lookup_reading.hpp"
#include "checks/mail_reading.hpp"
#include "measure/txt_text.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Outcome;
using measure::Purpose;
using measure::Rule;

constexpr Rule kBoth{"mail_dmarc.both", Outcome::pass, "there is a DMARC record, and a place for DKIM keys"};
constexpr Rule kDmarc{"mail_dmarc.dmarc", Outcome::pass, "there is a DMARC record, and no sign of DKIM keys"};
constexpr Rule kNone{"mail_dmarc.none", Outcome::not_applicable, "there is no DMARC record"};
constexpr Rule kNoMail{"mail_dmarc.no_mail", Outcome::not_applicable, "no mail is taken, or none is asked about"};
constexpr Rule kMasked{"mail_dmarc.masked", Outcome::not_testable, "it is not known whether the domain takes mail"};
constexpr Rule kResolver{"mail_dmarc.resolver", Outcome::not_testable, "the lookup of the DMARC record was not answered"};
constexpr std::array kRules{kBoth, kDmarc, kNone, kNoMail, kMasked, kResolver};

bool has_dmarc(const measure::Evidence& evidence, const std::string& name)
{
    const auto records = measure::data_for(evidence, Purpose::mail_policy, name, measure::rr::kTxt);
    return std::any_of(records.begin(), records.end(),
                       [](const std::string& record) { return measure::begins_as(measure::txt_text(record), "v=DMARC1"); });
}

/// Keys lie under selectors that nobody tells; a name that exists without records of its own has some below it (RFC 8020).
bool may_have_keys(const measure::Evidence& evidence)
{
    const auto name = "_domainkey." + measure::mail_domain(evidence.task.target);
    return std::any_of(evidence.lookups.begin(), evidence.lookups.end(), [&](const measure::DnsLookup& lookup) {
        return lookup.purpose == Purpose::mail_policy && lookup.question.name == name && lookup.reply &&
               lookup.reply->rcode == measure::rcode::kNoError;
    });
}

/// Does the domain publish what lets receivers tell its mail from forgeries, over whichever family it comes?
///
/// Requirement  RFC 9989 section 4.1, RFC 6376 section 3.6.2.
/// Reads        TXT lookups.
measure::Verdict judge_dmarc(const measure::Evidence& evidence)
{
    if (const auto verdict = without_mail(kNoMail, kMasked, evidence)) {
        return *verdict;
    }
    const auto name = "_dmarc." + measure::mail_domain(evidence.task.target);
    if (!was_told(evidence, Purpose::mail_policy, name, measure::rr::kTxt)) {
        return conclude_unanswered(kResolver, evidence, Purpose::mail_policy);
    }
    if (!has_dmarc(evidence, name)) {
        return conclude(kNone);
    }
    return conclude(may_have_keys(evidence) ? kBoth : kDmarc);
}

}  // namespace

extern constinit const Check mail_dmarc{
    .id = "mail.dmarc",
    .catalogue = "M-11",
    .area = Area::mail,
    .question = "Does the domain publish what lets receivers tell its mail from forgeries?",
    .requirement = "RFC 9989, RFC 6376",
    .level = measure::Level::info,
    .needs = Needs::ipv6,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_dmarc,
};

}  // namespace checks
