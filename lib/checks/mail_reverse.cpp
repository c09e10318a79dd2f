#include "checks/conclude.hpp"
#include "checks/lookup_reading.hpp"
#include "checks/mail_reading.hpp"

#include <algorithm>
#include <set>

namespace checks {
namespace {

using measure::Cause;
using measure::Family;
using measure::Outcome;
using measure::Purpose;
using measure::Rule;

constexpr Rule kAll{"mail_reverse.all", Outcome::pass,
                    "every IPv6 address of the mail hosts has a reverse name that leads back to it"};
constexpr Rule kLacking{"mail_reverse.lacking", Outcome::partial,
                        "an IPv6 address of the mail hosts has no reverse name that leads back to it", Cause::ptr_missing};
constexpr Rule kNoMail{"mail_reverse.no_mail", Outcome::not_applicable, "no mail is taken, or none is asked about"};
constexpr Rule kMasked{"mail_reverse.masked", Outcome::not_testable, "the mail hosts have no IPv6 address to look up"};
constexpr Rule kResolver{"mail_reverse.resolver", Outcome::not_testable, "the reverse lookups were not answered"};
constexpr std::array kRules{kAll, kLacking, kNoMail, kMasked, kResolver};

enum class Back : std::uint8_t { leads, lacks, unknown, not_asked };

/// PTR, and the address of one of its names; SERVFAIL and silence prove nothing.
Back look_back(const measure::Evidence& evidence, const measure::Address& address)
{
    const auto reverse = measure::reverse_name(address);
    const auto asked = std::any_of(evidence.lookups.begin(), evidence.lookups.end(), [&](const auto& lookup) {
        return lookup.purpose == Purpose::mail_reverse && lookup.question.name == reverse;
    });
    if (!was_told(evidence, Purpose::mail_reverse, reverse, measure::rr::kPtr)) {
        return asked ? Back::unknown : Back::not_asked;
    }
    bool unknown = false;
    for (const auto& name : measure::data_for(evidence, Purpose::mail_reverse, reverse, measure::rr::kPtr)) {
        const auto addresses = measure::addresses_for(evidence, Purpose::mail_reverse, name, Family::ipv6);
        if (std::find(addresses.begin(), addresses.end(), address) != addresses.end()) {
            return Back::leads;
        }
        unknown = unknown || !was_told(evidence, Purpose::mail_reverse, name, measure::rr::kAaaa);
    }
    return unknown ? Back::unknown : Back::lacks;
}

std::set<measure::Address> addresses_of(const measure::Evidence& evidence)
{
    std::set<measure::Address> addresses;
    for (const auto& host : hosts_with_ipv6(evidence)) {
        const auto here = routable_at(evidence, host, Family::ipv6);
        addresses.insert(here.begin(), here.end());
    }
    return addresses;
}

/// Has every IPv6 address of the mail hosts a reverse name that leads back to it?
///
/// Requirement  RFC 1912 section 2.1, RFC 8501: receivers distrust mail from hosts without; most hosts also send.
/// Reads        PTR lookups and the AAAA lookups of the names they give.
///
/// Half at least: without it mail still arrives.
measure::Verdict judge_reverse(const measure::Evidence& evidence)
{
    if (const auto verdict = without_mail(kNoMail, kMasked, evidence)) {
        return *verdict;
    }
    const auto addresses = addresses_of(evidence);
    if (addresses.empty()) {
        return conclude_masked(kMasked, "mail.mx_aaaa");
    }
    std::size_t leading = 0;
    std::string lacking;
    for (const auto& address : addresses) {
        const auto back = look_back(evidence, address);
        if (back == Back::unknown) {
            return conclude_unanswered(kResolver, evidence, Purpose::mail_reverse);
        }
        leading += back == Back::leads ? 1 : 0;
        lacking += back == Back::lacks ? (lacking.empty() ? "" : " ") + to_string(address) : "";
    }
    if (lacking.empty()) {
        return leading == 0 ? conclude_unanswered(kResolver, evidence, Purpose::mail_reverse)
                            : conclude(kAll, count_text(leading, leading));
    }
    return conclude_share(kLacking, std::max(0.5, static_cast<double>(leading) / static_cast<double>(addresses.size())),
                          lacking);
}

}  // namespace

extern constinit const Check mail_reverse{
    .id = "mail.reverse",
    .catalogue = "M-10",
    .area = Area::mail,
    .question = "Has every IPv6 address of the mail hosts a reverse name that leads back to it?",
    .requirement = "RFC 1912 section 2.1, RFC 8501",
    .needs = Needs::ipv6,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_reverse,
};

}  // namespace checks
