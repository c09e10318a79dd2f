#pragma once

#include <optional>
#include <string>
#include <vector>

namespace collector::serve {

struct PillarDetails {
    std::string name;  ///< "web", "dns"
    std::optional<double> value;
    std::optional<double> low;
    std::optional<double> high;
    std::optional<double> coverage;
};

/// What the national table shows of a score beyond its row.
struct ScoreDetails {
    std::vector<PillarDetails> pillars;
    std::optional<bool> frame_reviewed;
    std::string frame_title;
};

/// Reads the canonical document of a score (collector/aggregate). What it does not hold stays empty: an older edition's
/// document is shown as far as it goes.
ScoreDetails read_score_document(const std::string& document);

}  // namespace collector::serve
