#include "checks/conclude.hpp"
#include "checks/lookup_reading.hpp"
#include "checks/mail_reading.hpp"
#include "checks/spf_view.hpp"
#include "measure/spf_reading.hpp"

namespace checks {
namespace {

using measure::Cause;
using measure::Outcome;
using measure::Purpose;
using measure::Rule;

constexpr Rule kNamed{"mail_spf_ip6.named", Outcome::pass, "SPF lets senders over IPv6 pass"};
constexpr Rule kOnlyIpv4{"mail_spf_ip6.only_ipv4", Outcome::partial, "SPF names senders over IPv4 and none over IPv6",
                         Cause::spf_no_ip6};
constexpr Rule kError{"mail_spf_ip6.error", Outcome::fail, "receivers give up on the SPF record", Cause::spf_no_ip6};
constexpr Rule kLater{"mail_spf_ip6.decided_later", Outcome::not_applicable,
                      "SPF decides for each sender anew, by a macro or a reverse name"};
constexpr Rule kNobody{"mail_spf_ip6.nobody", Outcome::not_applicable, "SPF says that nobody sends for the domain"};
constexpr Rule kNone{"mail_spf_ip6.none", Outcome::not_applicable, "there is no SPF record"};
constexpr Rule kIpv4Mail{"mail_spf_ip6.ipv4_mail", Outcome::not_applicable, "the domain's mail hosts have no IPv6"};
constexpr Rule kNoMail{"mail_spf_ip6.no_mail", Outcome::not_applicable, "no mail is taken, or none is asked about"};
constexpr Rule kMasked{"mail_spf_ip6.masked", Outcome::not_testable, "it is not known whether the domain takes mail"};
constexpr Rule kResolver{"mail_spf_ip6.resolver", Outcome::not_testable,
                         "lookups on the way through the SPF record were not answered"};
constexpr std::array kRules{kNamed, kOnlyIpv4, kError, kLater, kNobody, kNone, kIpv4Mail, kNoMail, kMasked, kResolver};

bool has_record(const measure::Evidence& evidence)
{
    const auto* own = measure::spf_of(evidence, measure::mail_domain(evidence.task.target));
    return own != nullptr && own->records > 0;
}

/// Without an IPv6 address of a mail host: is there none, or do we not know?
measure::Verdict judge_without_ipv6(const measure::Evidence& evidence)
{
    for (const auto& exchange : looked_at(evidence)) {
        if (!host_told(evidence, exchange.host, measure::Family::ipv6)) {
            return conclude_masked(kMasked, "mail.mx_aaaa");
        }
    }
    return conclude(kIpv4Mail);
}

measure::Verdict judge_record(const measure::Evidence& evidence)
{
    const auto spf = read_spf(evidence);
    if (!spf.problem.empty()) {
        return conclude(kError, spf.problem);
    }
    if (spf.ipv6) {
        return conclude(kNamed, "terms that ask the DNS: " + std::to_string(spf.terms));
    }
    if (spf.unknown) {
        return conclude_unanswered(kResolver, evidence, Purpose::spf);
    }
    if (spf.decided_later) {
        return conclude(kLater);
    }
    return conclude(spf.ipv4 ? kOnlyIpv4 : kNobody);
}

/// Does the domain's SPF record let senders over IPv6 pass?
///
/// Requirement  RFC 7208 sections 4.6.4, 5 and 6; it asks no domain for ip6, hence half for the lack of it. A mail host with
///              IPv6 will send over it, and its mail is then not the domain's.
/// Reads        the SPF records met on the way, and the lookups they ask for.
measure::Verdict judge_spf(const measure::Evidence& evidence)
{
    if (const auto verdict = without_mail(kNoMail, kMasked, evidence)) {
        return *verdict;
    }
    if (hosts_with_ipv6(evidence).empty()) {
        return judge_without_ipv6(evidence);
    }
    if (has_record(evidence)) {
        return judge_record(evidence);
    }
    const bool told = was_told(evidence, Purpose::spf, measure::mail_domain(evidence.task.target), measure::rr::kTxt);
    return told ? conclude(kNone) : conclude_unanswered(kResolver, evidence, Purpose::spf);
}

}  // namespace

extern constinit const Check mail_spf_ip6{
    .id = "mail.spf_ip6",
    .catalogue = "M-9",
    .area = Area::mail,
    .question = "Does the domain's SPF record let senders over IPv6 pass?",
    .requirement = "RFC 7208 section 4.6.4",
    .needs = Needs::ipv6,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_spf,
};

}  // namespace checks
