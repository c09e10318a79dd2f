#include "score/resample.hpp"

#include "score/clusters.hpp"
#include "score/index.hpp"

#include <algorithm>

namespace score {
namespace {

/// One replicate in so many lies beyond either end of a 95 % interval.
constexpr std::size_t kBeyond = 40;

/// The point of a figure and its two bounds, replicate by replicate.
struct Series {
    std::vector<double> value;
    std::vector<double> low;
    std::vector<double> high;

    void add(const Bounded& score)
    {
        if (score.value) {
            value.push_back(*score.value);
        }
        low.push_back(score.low);
        high.push_back(score.high);
    }
};

/// Of n sorted values the one after the first n / 40, counted from the lower end.
double lower_end(std::vector<double> values)
{
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(values.size() / kBeyond);
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

/// The same from the upper end.
double upper_end(std::vector<double> values)
{
    const auto place = values.end() - 1 - static_cast<std::ptrdiff_t>(values.size() / kBeyond);
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

/// Replicates that are all alike say that nothing varies, which no sample can prove.
bool says_nothing(const std::vector<double>& values)
{
    return values.empty() || std::all_of(values.begin(), values.end(), [&](double it) { return it == values.front(); });
}

Spread spread_of(const Series& series, const Bounded& whole)
{
    Spread spread{.method = IntervalMethod::bootstrap};
    spread.sampling = {.low = lower_end(series.value), .high = upper_end(series.value)};
    spread.published = {.low = std::min(lower_end(series.low), whole.low),
                        .high = std::max(upper_end(series.high), whole.high)};
    return spread;
}

Spread wilson_spread(const Bounded& whole, double effective)
{
    return {.method = IntervalMethod::wilson,
            .published = {.low = wilson(whole.low, effective).low, .high = wilson(whole.high, effective).high},
            .sampling = wilson(*whole.value, effective)};
}

Spread pillar_spread(const Series& series, const PillarScore& whole, const Clusters::Count& count,
                     const BootstrapRules& rules)
{
    if (!whole.score.value) {
        return {};
    }
    const bool resampled = count.operators >= rules.fewest_operators && !says_nothing(series.value);
    auto spread = resampled ? spread_of(series, whole.score) : wilson_spread(whole.score, count.effective);
    spread.operators = count.operators;
    spread.effective_operators = count.effective;
    return spread;
}

/// What was counted has no sampling term.
Spread counted_spread(const Bounded& whole)
{
    return {.method = IntervalMethod::bounds,
            .published = {.low = whole.low, .high = whole.high},
            .sampling = {.low = *whole.value, .high = *whole.value}};
}

using Counted = std::map<std::size_t, Bounded>;

/// A pillar as it was drawn, or as it was counted.
const Bounded& score_of(std::span<const PillarScore> drawn, const Counted& counted, std::size_t pillar)
{
    const auto found = counted.find(pillar);
    return found == counted.end() ? drawn[pillar].score : found->second;
}

std::vector<IndexPillar> enter(std::span<const PillarScore> pillars, const Counted& counted,
                               const std::vector<bool>& present, const Methodology& methodology)
{
    std::vector<IndexPillar> entering;
    for (std::size_t i = 0; i < methodology.pillars.size(); ++i) {
        entering.push_back(
            {.rules = &methodology.pillars[i], .score = present[i] ? score_of(pillars, counted, i) : Bounded{}});
    }
    return entering;
}

/// The pillars' intervals joined as if all erred to the same side at once: never too narrow.
Spread joined_spread(const std::vector<Spread>& pillars, const std::vector<bool>& present, const Methodology& methodology)
{
    Spread joined{.method = IntervalMethod::wilson, .published = {.low = 0, .high = 0}, .sampling = {.low = 0, .high = 0}};
    double all = 0;
    double there = 0;
    for (std::size_t i = 0; i < pillars.size(); ++i) {
        const double weight = methodology.pillars[i].weight;
        const bool known = present[i] && pillars[i].method != IntervalMethod::none;
        all += weight;
        there += known ? weight : 0;
        joined.published.low += known ? weight * pillars[i].published.low : 0;
        joined.published.high += weight * (known ? pillars[i].published.high : 1);
        joined.sampling.low += known ? weight * pillars[i].sampling.low : 0;
        joined.sampling.high += known ? weight * pillars[i].sampling.high : 0;
    }
    joined.published = {.low = joined.published.low / all, .high = joined.published.high / all};
    joined.sampling = {.low = joined.sampling.low / there, .high = joined.sampling.high / there};
    return joined;
}

Spread index_spread(const Series& series, const Index& whole, const std::vector<Spread>& pillars,
                    const std::vector<bool>& present, const Methodology& methodology)
{
    if (!whole.arithmetic.value) {
        return {};
    }
    for (std::size_t i = 0; i < pillars.size(); ++i) {
        if (present[i] && pillars[i].method == IntervalMethod::wilson) {
            return joined_spread(pillars, present, methodology);
        }
    }
    return spread_of(series, whole.arithmetic);
}

}  // namespace

Resampling resample(std::span<const ResampledTarget> targets, const std::vector<bool>& present,
                    const Methodology& methodology, std::string_view stream, const std::map<std::size_t, Bounded>& counted)
{
    const auto& rules = methodology.bootstrap;
    const auto pillars = methodology.pillars.size();
    Resampling found{.replicates = rules.replicates, .seed = stream_seed(rules.seed, stream)};
    Clusters clusters(targets, methodology);
    Random random(found.seed);
    std::vector<Series> series(pillars);
    Series index;
    for (std::uint32_t replicate = 0; replicate < rules.replicates; ++replicate) {
        const auto drawn = clusters.draw(random);
        for (std::size_t i = 0; i < pillars; ++i) {
            series[i].add(score_of(drawn, counted, i));
        }
        index.add(score_index(enter(drawn, counted, present, methodology), methodology).arithmetic);
    }
    const auto whole = clusters.whole();
    for (std::size_t i = 0; i < pillars; ++i) {
        found.pillars.push_back(counted.contains(i) ? counted_spread(counted.at(i))
                                                    : pillar_spread(series[i], whole[i], clusters.count(i), rules));
    }
    const auto whole_index = score_index(enter(whole, counted, present, methodology), methodology);
    found.index = index_spread(index, whole_index, found.pillars, present, methodology);
    for (std::size_t i = 0; i < pillars; ++i) {
        found.draws.push_back(present[i] ? std::move(series[i].value) : std::vector<double>{});
    }
    return found;
}

}  // namespace score
