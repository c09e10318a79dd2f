#pragma once

#include "score/component.hpp"

#include <optional>
#include <vector>

namespace score {

/// What is known of a country's networks (4.5, network). All are shares, 0 to 1; nothing where no source was imported.
struct NetworkFacts {
    std::vector<double> users{};        ///< User capability, one a source.
    std::optional<double> systems{};    ///< Announced autonomous systems with an announced IPv6 prefix.
    std::optional<double> holders{};    ///< Holders of allocated IPv6 space who announce it.
    std::optional<double> validity6{};  ///< IPv6 announcements that are valid by ROA...
    std::optional<double> validity4{};  ///< ...and IPv4 ones.
};

struct NetworkScore {
    Bounded score{};
    std::optional<double> users{};  ///< The median of the sources.
    double half_range = 0;          ///< Of the sources.
    bool single_source = false;     ///< One source is no confirmation.
    double coverage = 0;            ///< Share of the weight of the parts that are known.
};

/// The middle value, or the mean of the two in the middle; of at least one.
double median(std::vector<double> values);

/// The weighted mean of the four parts. A part that is not known gives its weight to the rest and opens the bounds. Without
/// valid IPv4 announcements there is nothing to be compared with: IPv6's own share counts.
NetworkScore score_networks(const NetworkFacts& facts, const NetworkRules& rules);

}  // namespace score
