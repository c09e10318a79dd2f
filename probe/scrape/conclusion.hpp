#pragma once

#include "measure/report.hpp"
#include "probe/scrape/question.hpp"

#include <optional>
#include <span>
#include <string>

namespace probe::scrape {

/// What one measurement says to one question.
struct Conclusion {
    bool success = false;
    std::optional<std::string> trouble;  ///< Ours: then nothing may be said of the target. Why, for people.
};

/// success: every must-level check of the question passed or does not apply, and at least one passed; a check that was
/// named itself counts whatever its level. With family 4, where the checks have nothing to ask: the service answers.
/// A fault that was proved outranks trouble of our own. Pure.
Conclusion conclude(const Question& question, const measure::TaskResult& result);

/// The verdicts of the question's checks, in their order. Pointers into `verdicts`.
std::vector<const measure::Verdict*> asked_for(const Question& question, std::span<const measure::Verdict> verdicts);

}  // namespace probe::scrape
