#pragma once

#include "checks/check.hpp"
#include "measure/words.hpp"

#include <string>
#include <string_view>

/// How a check says what it found: always through one of its rules.
namespace checks {

/// The verdict of a rule: pass is 1, fail is 0, partial must come through conclude_share.
measure::Verdict conclude(const measure::Rule& rule, std::string detail = {});

/// The verdict of a partial rule with its value, clamped to 0..1.
measure::Verdict conclude_share(const measure::Rule& rule, double value, std::string detail = {});

/// The verdict of a rule whose cause the evidence decides.
measure::Verdict conclude_because(const measure::Rule& rule, measure::Cause cause, std::string detail = {});

/// not_testable because another check's fault hides this one.
measure::Verdict conclude_masked(const measure::Rule& rule, std::string_view masked_by);

/// not_testable because of our own or our resolver's trouble, or because the target asked not to be looked at.
measure::Verdict conclude_local(const measure::Rule& rule, const measure::Failure& failure);

/// not_testable because we never asked: our caps, or a task cut short.
measure::Verdict conclude_unasked(const measure::Rule& rule, std::string detail = {});

/// Was it our own trouble, that of our resolver, or our own choice not to look? Such a failure never counts against a target.
bool is_ours(const measure::Failure& failure);

/// The cause a failed connection, handshake or fetch stands for.
measure::Cause cause_of(const measure::Failure& failure);

/// "timeout", or "reset (ECONNRESET text)": for details.
std::string describe(const measure::Failure& failure);

/// "3 of 4".
std::string count_text(std::size_t part, std::size_t whole);

}  // namespace checks
