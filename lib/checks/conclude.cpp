#include "checks/conclude.hpp"

#include <algorithm>

namespace checks {

using measure::Cause;
using measure::Failure;
using measure::FailureKind;
using measure::Outcome;
using measure::Verdict;

Verdict conclude(const measure::Rule& rule, std::string detail)
{
    Verdict verdict{.outcome = rule.outcome, .rule = std::string(rule.id), .cause = rule.cause, .detail = std::move(detail)};
    if (rule.outcome == Outcome::pass) {
        verdict.value = 1.0;
    } else if (rule.outcome == Outcome::fail) {
        verdict.value = 0.0;
    } else if (rule.outcome == Outcome::partial) {
        verdict.value = 0.5;
    }
    return verdict;
}

Verdict conclude_share(const measure::Rule& rule, double value, std::string detail)
{
    auto verdict = conclude(rule, std::move(detail));
    verdict.value = std::clamp(value, 0.0, 1.0);
    return verdict;
}

Verdict conclude_because(const measure::Rule& rule, Cause cause, std::string detail)
{
    auto verdict = conclude(rule, std::move(detail));
    verdict.cause = cause;
    return verdict;
}

Verdict conclude_masked(const measure::Rule& rule, std::string_view masked_by)
{
    auto verdict = conclude(rule);
    verdict.masked_by = masked_by;
    verdict.locus = measure::Locus::target;
    return verdict;
}

Verdict conclude_local(const measure::Rule& rule, const Failure& failure)
{
    auto verdict = conclude(rule, describe(failure));
    if (failure.kind == FailureKind::opted_out) {
        verdict.locus = measure::Locus::target;
        return verdict;
    }
    verdict.locus = failure.locus == measure::Locus::resolver ? failure.locus : measure::Locus::local;
    verdict.cause = Cause::vantage;
    return verdict;
}

Verdict conclude_unasked(const measure::Rule& rule, std::string detail)
{
    auto verdict = conclude(rule, std::move(detail));
    verdict.locus = measure::Locus::local;
    return verdict;
}

bool is_ours(const Failure& failure)
{
    const auto kind = failure.kind;
    const bool our_host =
        kind == FailureKind::no_route || kind == FailureKind::resources || kind == FailureKind::not_permitted;
    const bool our_side = failure.locus == measure::Locus::local || failure.locus == measure::Locus::resolver;
    return our_host || our_side || kind == FailureKind::opted_out;
}

Cause cause_of(const Failure& failure)
{
    switch (failure.kind) {
        case FailureKind::timeout: return Cause::timeout;
        case FailureKind::refused: return Cause::refused;
        case FailureKind::reset:
        case FailureKind::closed: return Cause::reset;
        case FailureKind::unreachable: return Cause::unreachable_icmp;
        case FailureKind::tls_handshake: return Cause::tls_handshake;
        case FailureKind::tls_version: return Cause::tls_version;
        case FailureKind::not_found: return Cause::redirect_to_v4only;
        case FailureKind::forbidden_address: return Cause::bad_aaaa;
        // Not understood, but the target's: over IPv4 the same exchange works.
        case FailureKind::mismatch:
        case FailureKind::other:
        case FailureKind::malformed:
        case FailureKind::too_large:
        case FailureKind::too_many_redirects: return Cause::content_differs;
        case FailureKind::no_route:
        case FailureKind::resources:
        case FailureKind::not_permitted: return Cause::vantage;
        case FailureKind::opted_out: return Cause::software;
    }
    return Cause::software;
}

std::string describe(const Failure& failure)
{
    const std::string kind(measure::to_word(failure.kind));
    return failure.detail.empty() ? kind : kind + " (" + failure.detail + ")";
}

std::string count_text(std::size_t part, std::size_t whole)
{
    return std::to_string(part) + " of " + std::to_string(whole);
}

}  // namespace checks
