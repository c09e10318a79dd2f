#pragma once

#include "collector/comparison/agreement.hpp"

namespace collector::comparison {

/// Where both sides come from.
struct Origin {
    std::string sha256{};             ///< Of their file.
    std::vector<ScoreRow> made_by{};  ///< The newest score of each country of ours that is compared.
    std::string software{};           ///< That compares.
};

/// The whole comparison as one JSON object: when each side measured and what ours is made by, every disagreement, every name we
/// do not know, every part that was refused.
std::string comparison_json(const Comparison& comparison, const ForeignReport& report, std::string_view format,
                            const Origin& origin);

/// One row a test: theirs, ours, pairs, share that agree, kappa, pairs that differ. Its first row are the titles.
std::vector<std::vector<std::string>> agreement_rows(const Comparison& comparison);

/// One row a disagreement, with titles.
std::vector<std::vector<std::string>> disagreement_rows(const Comparison& comparison);

}  // namespace collector::comparison
