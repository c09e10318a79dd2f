#include "score/rank.hpp"

#include "score/random.hpp"

#include <algorithm>
#include <cmath>

namespace score {
namespace {

/// One draw in so many lies beyond either end of a 90 % interval.
constexpr std::size_t kBeyond = 20;

std::vector<double> shaken_weights(const Methodology& methodology, Random& random)
{
    std::vector<double> weights;
    for (const auto& pillar : methodology.pillars) {
        const double spread = methodology.rank.weight_spread;
        weights.push_back(pillar.weight * (1 - spread + 2 * spread * random.share()));
    }
    return weights;
}

/// -1, below every index, for a country without a pillar.
double index_in(const Contender& country, const std::vector<double>& weights, std::size_t draw)
{
    double sum = 0;
    double present = 0;
    for (std::size_t i = 0; i < weights.size() && i < country.draws.size(); ++i) {
        const auto& values = country.draws[i];
        if (!values.empty()) {
            sum += weights[i] * values[draw % values.size()];
            present += weights[i];
        }
    }
    return present > 0 ? sum / present : -1;
}

std::uint32_t rank_among(double own, const std::vector<double>& indices)
{
    const auto above = std::count_if(indices.begin(), indices.end(), [own](double other) { return other > own; });
    return static_cast<std::uint32_t>(above) + 1;
}

}  // namespace

std::vector<RankInterval> rank_intervals(std::span<const Contender> countries, const Methodology& methodology)
{
    Random random(stream_seed(methodology.bootstrap.seed, "ranks"));
    std::vector<std::vector<std::uint32_t>> ranks(countries.size());
    for (std::size_t draw = 0; draw < methodology.rank.weight_draws; ++draw) {
        const auto weights = shaken_weights(methodology, random);
        std::vector<double> indices;
        for (const auto& country : countries) {
            indices.push_back(index_in(country, weights, draw));
        }
        for (std::size_t i = 0; i < countries.size(); ++i) {
            ranks[i].push_back(rank_among(indices[i], indices));
        }
    }
    std::vector<RankInterval> intervals;
    for (auto& own : ranks) {
        std::sort(own.begin(), own.end());
        const auto beyond = own.size() / kBeyond;
        intervals.push_back(own.empty() ? RankInterval{} : RankInterval{own[beyond], own[own.size() - 1 - beyond]});
    }
    return intervals;
}

std::vector<std::string> why_no_rank(const Resampling& intervals, const std::vector<bool>& present, std::size_t targets,
                                     const Methodology& methodology)
{
    std::vector<std::string> reasons;
    const auto& rules = methodology.rank;
    const auto widest = std::to_string(std::lround(rules.widest_interval * 100));
    for (std::size_t i = 0; i < methodology.pillars.size(); ++i) {
        const auto interval = present[i] ? intervals.pillars[i].published : Interval{};
        if (interval.high - interval.low > rules.widest_interval) {
            reasons.push_back("the interval of the pillar " + methodology.pillars[i].id + " is wider than " + widest +
                              " points");
        }
    }
    if (targets < rules.fewest_targets) {
        reasons.push_back("the frame has fewer than " + std::to_string(rules.fewest_targets) + " targets");
    }
    return reasons;
}

}  // namespace score
