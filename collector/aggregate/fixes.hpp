#pragma once

#include "collector/aggregate/fault_site.hpp"
#include "collector/aggregate/national_score.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace collector::aggregate {

/// One thing to mend: a cause at one place, and the targets that would gain.
struct Fix {
    measure::Cause cause = measure::Cause::software;
    FaultSite site;
    std::vector<std::string> targets;  ///< By domain, each once.
    std::optional<double> gain;        ///< What the index would rise by, 0 to 1; nullopt while there is no index.
};

/// How many fixes are weighed and told. The others concern fewer targets, of less weight.
inline constexpr std::size_t kMostFixes = 200;

/// What to fix first: the verdicts that fail, by cause and by what is at fault, the greatest gain first, then the most
/// targets.
///
/// Reads    the newest consensus rows that count, ordered by target; the score they entered; clusters by target.
/// Gain     the index with the group's verdicts passed, and those masked by them, for a whole window, less the index as it
///          is; the same functions make both. What a fault masks is not known: the gain is what can be won at most.
///
/// Left out: checks that do not shape the state, roles a target does not have or does not mean to have over IPv6, targets
/// that are down on both families, and causes that are ours. Pure.
std::vector<Fix> find_fixes(std::span<const ConsensusRow> rows, const NationalScore& score,
                            const std::map<std::string, std::string>& clusters, const score::Methodology& rules);

}  // namespace collector::aggregate
