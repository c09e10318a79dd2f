#include "checks/conclude.hpp"
#include "checks/path_reading.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Cause;
using measure::FailureKind;
using measure::Family;
using measure::Outcome;
using measure::Rule;

constexpr Rule kOpen{"security_icmpv6.open", Outcome::pass, "Packet Too Big is heard, and echo is answered"};
constexpr Rule kNoEcho{"security_icmpv6.no_echo", Outcome::pass, "Packet Too Big is heard; echo is filtered"};
constexpr Rule kNoErrors{"security_icmpv6.no_errors", Outcome::pass,
                         "Packet Too Big is heard; a closed port is told by an error over IPv4 and by silence over IPv6"};
constexpr Rule kEchoUnasked{"security_icmpv6.echo_unasked", Outcome::pass,
                            "Packet Too Big is heard; the probe may not send echo requests"};
constexpr Rule kDeaf{"security_icmpv6.deaf", Outcome::fail, "Packet Too Big does not reach the server",
                     Cause::pmtu_blackhole};
constexpr Rule kUnseen{"security_icmpv6.unseen", Outcome::not_testable,
                       "whether Packet Too Big is heard was not seen from this vantage"};
constexpr std::array kRules{kOpen, kNoEcho, kNoErrors, kEchoUnasked, kDeaf, kUnseen};

bool quic_ended(const measure::Evidence& evidence, Family family, FailureKind kind)
{
    const auto& quic = evidence.content.quic;
    return std::any_of(quic.begin(), quic.end(), [&](const measure::QuicProbe& probe) {
        return probe.address.family == family && probe.failure && probe.failure->kind == kind;
    });
}

/// UDP 443 is the service's own port: where nobody speaks QUIC a host says so, unless its errors are kept in.
bool keeps_errors_in(const measure::Evidence& evidence)
{
    return quic_ended(evidence, Family::ipv4, FailureKind::refused) &&
           quic_ended(evidence, Family::ipv6, FailureKind::timeout) &&
           !quic_ended(evidence, Family::ipv6, FailureKind::refused);
}

const Rule& rule_of_echo(const measure::Evidence& evidence)
{
    const auto& echoes = evidence.path.echoes;
    const auto answered = [](const measure::EchoProbe& echo) { return !echo.failure; };
    const auto unanswered = [](const measure::EchoProbe& echo) { return echo.failure && !is_ours(*echo.failure); };
    if (std::any_of(echoes.begin(), echoes.end(), unanswered)) {
        return kNoEcho;
    }
    return std::any_of(echoes.begin(), echoes.end(), answered) ? kOpen : kEchoUnasked;
}

/// Does the ICMPv6 that IPv6 cannot do without reach the server and leave it?
///
/// Requirement  RFC 4890 section 4.3.1: Packet Too Big and errors must not be dropped, and echo is asked to pass too.
/// Reads        the fetches behind the declared hop (web.path_mtu), echo requests, and the QUIC packets to UDP 443.
///
/// Only Packet Too Big decides: it alone breaks the service. What else is filtered is told by the rule that passes.
measure::Verdict judge_icmpv6(const measure::Evidence& evidence)
{
    const bool proved = standing_of(evidence.vantage) == PathStanding::honoured;
    const auto seen = proved ? read_paths(evidence) : PathReading{};
    if (seen.hung > 0) {
        return conclude(kDeaf, seen.hung_at);
    }
    if (seen.honoured + seen.kept_small == 0) {
        auto verdict = conclude_unasked(kUnseen);
        verdict.masked_by = "web.path_mtu";
        return verdict;
    }
    return conclude(keeps_errors_in(evidence) ? kNoErrors : rule_of_echo(evidence));
}

}  // namespace

extern constinit const Check security_icmpv6{
    .id = "security.icmpv6",
    .catalogue = "S-4",
    .area = Area::security,
    .question = "Does the ICMPv6 that IPv6 cannot do without reach the server and leave it?",
    .requirement = "RFC 4890 section 4.3.1",
    .needs = Needs::ipv6,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_icmpv6,
};

}  // namespace checks
