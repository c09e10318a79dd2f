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

/// The two parts of the index's interval, and what stands beside the index.
struct IndexDetails {
    std::optional<double> geometric;
    std::string weakest;  ///< "" without a pillar.
    std::optional<double> sampling_low;
    std::optional<double> sampling_high;
    std::optional<double> bounds_low;
    std::optional<double> bounds_high;
    std::optional<double> seed;  ///< Of the resampling.
};

/// What the national table shows of a score beyond its row.
struct ScoreDetails {
    IndexDetails index;
    std::vector<PillarDetails> pillars;
    std::optional<bool> frame_reviewed;
    std::string frame_title;
};

/// Reads the canonical document of a score (collector/aggregate). What it does not hold stays empty: an older edition's
/// document is shown as far as it goes.
ScoreDetails read_score_document(const std::string& document);

}  // namespace collector::serve
