#pragma once

#include "probe/cpe/judge/finding.hpp"

#include <span>

namespace cpe::judge {

enum class Level : std::uint8_t { must, should, info };

constexpr std::string_view to_string(Level level)
{
    return level == Level::must ? "MUST" : level == Level::should ? "SHOULD" : "info";
}

/// Can this row be judged, and if not, why?
enum class Status : std::uint8_t { automated, planned, manual, not_observable, excepted };

constexpr std::array<std::string_view, 5> kStatusWords{"automated", "not automated yet", "manual", "not observable",
                                                       "excepted"};

using Rule = Finding (*)(const Scene&);

/// One requirement: everything about it in one place.
struct Row {
    std::string_view id;        ///< As the document, or the catalogue, numbers it.
    std::string_view document;  ///< Document and section, to be printed as the requirement.
    Level level = Level::must;
    std::string_view vantage;  ///< L, W, B, P, X: where one must stand to see it.
    std::string_view phases;   ///< Names, separated by blanks; without one of them nothing is observed.
    std::string_view requirement;
    Rule rule = nullptr;
    Status status = Status::automated;
    std::string_view why;   ///< Of a row that is not automated: what to do by hand, or what keeps it from being observed.
    std::string_view note;  ///< What a reader of verdicts on an automated row should know.
};

/// "cpe.w2a": the permanent id of the check, apart from those of services.
std::string check_id(const Row& row);

/// All of them, in the order of the catalogue.
std::span<const Row* const> all_rows();

/// By the number of the document ("W-2a") or the check id.
const Row* find_row(std::string_view id);

}  // namespace cpe::judge
