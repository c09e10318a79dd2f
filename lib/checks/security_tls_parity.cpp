#include "checks/check.hpp"
#include "checks/shown_reading.hpp"

namespace checks {
namespace {

using measure::Cause;
using measure::Outcome;
using measure::Rule;

constexpr Rule kStrong{"security_tls_parity.strong", Outcome::pass, "TLS over IPv6 is as strong as over IPv4"};
constexpr Rule kWeaker{"security_tls_parity.weaker", Outcome::fail, "TLS over IPv6 is weaker than over IPv4",
                       Cause::tls_version};
constexpr Rule kNothing{"security_tls_parity.nothing", Outcome::not_applicable, "no HTTPS on both families to compare"};
constexpr Rule kMasked{"security_tls_parity.masked", Outcome::not_testable, "TLS could not be compared"};
constexpr std::array kRules{kStrong, kWeaker, kNothing, kMasked};
constexpr std::array<std::string_view, 1> kShown{"web.tls_parity"};

/// Is TLS over IPv6 as strong as over IPv4? Counted in Web, shown here.
///
/// Requirement  that of web.tls_parity (W-8), whose verdict this is; without a value, lest one fault count twice.
measure::Verdict judge_parity(const measure::Evidence& evidence)
{
    const ShownRules rules{.strong = kStrong, .weaker = kWeaker, .nothing = kNothing, .masked = kMasked};
    return show(kShown, evidence, rules);
}

}  // namespace

extern constinit const Check security_tls_parity{
    .id = "security.tls_parity",
    .catalogue = "S-3",
    .area = Area::security,
    .question = "Is TLS over IPv6 as strong as over IPv4? (Counted in Web.)",
    .requirement = "RFC 9325",
    .level = measure::Level::info,
    .needs = Needs::both,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_parity,
};

}  // namespace checks
