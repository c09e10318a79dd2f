#include "checks/check.hpp"

#include <algorithm>
#include <array>

namespace checks {
namespace {

using measure::Cause;
using measure::Outcome;
using measure::State;
using measure::TargetState;
using measure::Verdict;

/// Whose failure is named first when several checks fail: the gate, then what users meet, then the zone.
constexpr std::array<std::string_view, 17> kPrecedence{
    "web.routable_aaaa", "web.http6",     "web.routed",       "web.all_addresses", "web.tls6",         "web.port_parity",
    "web.tls_parity",    "web.same_site", "web.dependencies", "dns.ns_answer6",    "dns.ns_aaaa",      "dns.glue6",
    "dns.chain6",        "dns.dnssec6",   "dns.aliases6",     "dns.tcp6",          "dns.large_answer",
};

const Verdict* verdict_of(std::span<const Verdict> verdicts, std::string_view check)
{
    const auto found = std::find_if(verdicts.begin(), verdicts.end(), [&](const Verdict& v) { return v.check == check; });
    return found == verdicts.end() ? nullptr : &*found;
}

TargetState state_by(State state, const Verdict& verdict)
{
    return {.state = state, .cause = verdict.cause, .check = verdict.check};
}

bool is_fault(const Verdict& verdict)
{
    return verdict.outcome == Outcome::fail || verdict.outcome == Outcome::partial;
}

bool shapes_state(const Verdict& verdict)
{
    const auto* check = find(verdict.check);
    return check != nullptr && check->shapes_state;
}

/// The fault that is named: by precedence, else the first in the order of the registry.
const Verdict* first_fault(std::span<const Verdict> verdicts)
{
    for (const auto check : kPrecedence) {
        const auto* verdict = verdict_of(verdicts, check);
        if (verdict != nullptr && is_fault(*verdict)) {
            return verdict;
        }
    }
    const auto found =
        std::find_if(verdicts.begin(), verdicts.end(), [](const Verdict& v) { return is_fault(v) && shapes_state(v); });
    return found == verdicts.end() ? nullptr : &*found;
}

/// The probe's resolver fell silent in the middle of the task: what was to be asked next may have been the fault.
///
/// A family that the vantage lacks altogether is another matter: the gate told so, and what the other one shows stands.
bool is_veiled(const Verdict& verdict)
{
    return verdict.outcome == Outcome::not_testable && verdict.locus == measure::Locus::resolver && shapes_state(verdict);
}

}  // namespace

TargetState conclude_state(std::span<const Verdict> verdicts)
{
    const auto* addresses = verdict_of(verdicts, "web.routable_aaaa");
    const auto* answer = verdict_of(verdicts, "web.http6");
    if (addresses == nullptr || answer == nullptr || !addresses->value) {
        return {};
    }
    if (addresses->outcome == Outcome::fail) {
        return state_by(addresses->cause == Cause::no_aaaa ? State::absent : State::broken, *addresses);
    }
    if (!answer->value) {
        return {};
    }
    if (answer->outcome == Outcome::fail) {
        return state_by(answer->rule == kDownRule ? State::down : State::broken, *answer);
    }
    if (const auto* fault = first_fault(verdicts)) {
        return state_by(State::partial, *fault);
    }
    if (std::any_of(verdicts.begin(), verdicts.end(), is_veiled)) {
        return {};
    }
    return {.state = State::operational};
}

}  // namespace checks
