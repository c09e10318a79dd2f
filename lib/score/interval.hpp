#pragma once

#include "score/methodology.hpp"

#include <cstdint>

namespace score {

struct Interval {
    double low = 0;
    double high = 1;
};

/// Wilson's 95 % interval of `passed` out of `tried`; `tried` may be an effective size. [0, 1] for nothing tried.
Interval wilson(double share, double tried);

/// The size a sample without replacement from `frame` targets is worth: n(N-1)/(N-n).
double effective_size(double sample, double frame);

/// Wilson's 95 % interval of a sample without replacement from `frame` targets (4.6). A census, and a sample larger than its
/// frame, have no sampling term: the interval is the share itself.
Interval wilson_of_sample(double share, double sample, double frame);

/// The size a clustered sample is worth: n / (1 + (mean cluster - 1) * intraclass correlation).
double clustered_size(double sample, double mean_cluster, double correlation);

/// May the country be ranked? Not on a wide interval, nor on a small frame (4.7).
bool may_rank(const Interval& interval, std::uint32_t targets, const RankRules& rules);

}  // namespace score
