#pragma once

#include "measure/cause.hpp"
#include "measure/failure.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace measure {

/// Only pass, partial and fail carry a value.
enum class Outcome : std::uint8_t { pass, partial, fail, not_applicable, not_testable, error };

constexpr std::array<std::string_view, 6> words_of(Outcome)
{
    return {"pass", "partial", "fail", "not_applicable", "not_testable", "error"};
}

enum class Level : std::uint8_t { must, should, info };

constexpr std::array<std::string_view, 3> words_of(Level)
{
    return {"must", "should", "info"};
}

enum class Flag : std::uint8_t { flaky, split, single_vantage, dissent };

constexpr std::array<std::string_view, 4> words_of(Flag)
{
    return {"flaky", "split", "single_vantage", "dissent"};
}

/// One branch of a check: a permanent id and one sentence.
struct Rule {
    std::string_view id;  ///< "web_reach6.refused"
    Outcome outcome = Outcome::error;
    std::string_view sentence;
    std::optional<Cause> cause;  ///< Set on every rule that fails or is partial.
};

/// The answer of one check to one piece of evidence. Names the rule that fired.
struct Verdict {
    std::string check;
    int version = 1;
    Outcome outcome = Outcome::error;
    std::optional<double> value;  ///< 0..1 with pass (1), partial and fail (0); else nullopt.
    Level level = Level::must;
    std::string rule;
    std::optional<Cause> cause;
    std::optional<Locus> locus;  ///< With not_testable: whose trouble it was.
    std::string masked_by;       ///< With not_testable: the check whose fault hides this one.
    std::vector<Flag> flags;
    std::string detail;  ///< What was seen, for people: addresses, codes, at most 300 bytes.
};

/// What the public sees of a target.
enum class State : std::uint8_t { operational, partial, broken, absent, down, unknown, intended_absent };

constexpr std::array<std::string_view, 7> words_of(State)
{
    return {"operational", "partial", "broken", "absent", "down", "unknown", "intended_absent"};
}

/// A state with its primary cause and the check that found it.
struct TargetState {
    State state = State::unknown;
    std::optional<Cause> cause;
    std::string check;
};

}  // namespace measure
