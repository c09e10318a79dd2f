#include "score/interval.hpp"

#include <algorithm>
#include <cmath>

namespace score {
namespace {

/// The 97.5 % quantile of the normal distribution: a two-sided 95 % interval.
constexpr double kZ = 1.959963984540054;

}  // namespace

Interval wilson(double share, double tried)
{
    if (tried <= 0) {
        return {};
    }
    const double z2 = kZ * kZ;
    const double middle = share + z2 / (2 * tried);
    const double spread = kZ * std::sqrt(share * (1 - share) / tried + z2 / (4 * tried * tried));
    const double scale = 1 + z2 / tried;
    return {.low = std::max(0.0, (middle - spread) / scale), .high = std::min(1.0, (middle + spread) / scale)};
}

double effective_size(double sample, double frame)
{
    return sample * (frame - 1) / (frame - sample);
}

Interval wilson_of_sample(double share, double sample, double frame)
{
    if (sample > 0 && sample >= frame) {
        return {.low = share, .high = share};
    }
    return wilson(share, effective_size(sample, frame));
}

double clustered_size(double sample, double mean_cluster, double correlation)
{
    return sample / (1 + (mean_cluster - 1) * correlation);
}

bool may_rank(const Interval& interval, std::uint32_t targets, const RankRules& rules)
{
    return interval.high - interval.low <= rules.widest_interval && targets >= rules.fewest_targets;
}

}  // namespace score
