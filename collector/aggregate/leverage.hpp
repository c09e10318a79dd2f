#pragma once

#include "collector/aggregate/fault_site.hpp"
#include "collector/aggregate/national_score.hpp"

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace collector::aggregate {

/// One thing that blocks services: a host, a name server, a network, or all that one operator runs.
struct LeveragePoint {
    FaultSite site;
    std::string operator_name;         ///< "": not known.
    std::vector<std::string> targets;  ///< That it blocks; by domain.
    std::size_t alone = 0;             ///< Of them those that nothing else blocks: whole once this is mended.
    std::set<measure::Cause> causes;
};

/// Things to mend together, in the order that makes most services whole.
struct LeverageStep {
    std::vector<FaultSite> mend;
    std::size_t gained = 0;  ///< Services whole by this step.
    std::size_t mended = 0;  ///< Things mended so far.
    std::size_t whole = 0;   ///< Services whole by then, those that are now among them.
};

struct LeverageTable {
    std::vector<LeveragePoint> points;  ///< By targets blocked, the most first.
    std::vector<LeverageStep> steps;
};

/// What holds a nation back: "mend these ten and n services become whole".
struct Leverage {
    std::size_t services = 0;  ///< Of whose state something is known.
    std::size_t whole = 0;     ///< Operational now.
    LeverageTable by_thing;
    LeverageTable by_operator;
};

/// How many points are told, and how many things the order mends.
inline constexpr std::size_t kMostPoints = 200;
inline constexpr std::size_t kMostMended = 50;

/// Which things block most services.
///
/// Reads    the newest consensus rows that count, ordered by target; the score they entered; blockers by target (see
///          blockers.hpp) and clusters, for checks of which no result says what blocks them.
/// Whole    a service is whole when everything is mended by which the checks that shape its state fail. What a fault masks
///          is not known, so the number is the most that can become whole.
///
/// Left out: services that are down on both families or of which nothing is known, and what fixes.hpp leaves out. Pure.
Leverage find_leverage(std::span<const ConsensusRow> rows, const NationalScore& score,
                       const std::map<std::string, std::vector<Blocker>>& blockers,
                       const std::map<std::string, std::string>& clusters);

}  // namespace collector::aggregate
