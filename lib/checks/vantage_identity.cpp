#include "checks/conclude.hpp"

namespace checks {
namespace {

using measure::Cause;
using measure::Outcome;
using measure::ProbeIdentity;
using measure::Rule;

constexpr Rule kDescribed{"vantage_identity.described", Outcome::pass,
                          "the probe's address leads to a description of who measures, and rate caps hold"};
constexpr Rule kIncomplete{"vantage_identity.incomplete", Outcome::partial,
                           "the description of who measures names no contact, or has expired", Cause::vantage};
constexpr Rule kUndescribed{"vantage_identity.undescribed", Outcome::fail,
                            "the probe's address leads to no description of who measures", Cause::vantage};
constexpr Rule kUncapped{"vantage_identity.uncapped", Outcome::fail, "the probe's rate caps are switched off",
                         Cause::vantage};
constexpr Rule kUnasked{"vantage_identity.unasked", Outcome::not_testable,
                        "how the probe introduces itself was not looked at"};
constexpr std::array kRules{kDescribed, kIncomplete, kUndescribed, kUncapped, kUnasked};

std::string why_undescribed(const ProbeIdentity& identity)
{
    if (identity.url.empty()) {
        return "no reverse name and no identity.description";
    }
    return identity.url + (identity.failure ? ": " + describe(*identity.failure) : "");
}

std::string what_lacks(const measure::ProbeDescription& description, measure::Timestamp now)
{
    if (description.contacts.empty()) {
        return "no Contact";
    }
    return description.expires && *description.expires < now ? "expired " + measure::to_rfc3339(*description.expires) : "";
}

/// Does the probe say who measures, and does it hold back?
///
/// Requirement  RFC 9511 sections 2.2 and 3: a probe description file at the reverse name of the source address, or where the
///              requests say; RFC 7594 section 8 asks measurement agents not to trouble others.
/// Reads        the file as the vantage gate found it, and the least times between two beginnings.
measure::Verdict judge_identity(const measure::Evidence& evidence)
{
    const auto& gate = evidence.vantage.before;
    if (!gate.identity) {
        return conclude(kUnasked);
    }
    const auto& identity = *gate.identity;
    if (identity.connection_gap <= measure::Duration{} || identity.question_gap <= measure::Duration{}) {
        return conclude(kUncapped, "politeness.connection_gap, politeness.question_gap");
    }
    if (!identity.description) {
        return conclude(kUndescribed, why_undescribed(identity));
    }
    const auto lack = what_lacks(*identity.description, gate.at);
    return lack.empty() ? conclude(kDescribed, identity.url) : conclude(kIncomplete, identity.url + ": " + lack);
}

}  // namespace

extern constinit const Check vantage_identity{
    .id = "vantage.identity",
    .catalogue = "V-8",
    .area = Area::vantage,
    .question = "Does the probe say who measures, and does it hold back?",
    .requirement = "RFC 9511, RFC 7594",
    .level = measure::Level::should,
    .needs = Needs::nothing,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_identity,
};

}  // namespace checks
