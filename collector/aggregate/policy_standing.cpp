#include "collector/aggregate/policy_standing.hpp"

#include "collector/aggregate/user_figure.hpp"

namespace collector::aggregate {
namespace {

using Series = std::vector<FigurePoint>;

Series points_of(const std::vector<DatedPolicyFigure>& figures)
{
    Series series;
    for (const auto& [figure_day, figure, methodology, frame] : figures) {
        if (figure.value) {
            series.push_back({.day = figure_day,
                              .value = *figure.value,
                              .low = figure.low,
                              .high = figure.high,
                              .methodology = methodology,
                              .frame = frame});
        }
    }
    return series;
}

using PartFigures = std::vector<DatedPolicyFigure>;

/// What the store keeps up to a day of the part of the frame that a promise speaks of; nothing where that is the whole.
measure::Result<PartFigures> part_figures(const Views& views, const Policy& policy, const std::string& until)
{
    return policy.part.is_whole() ? measure::Result<PartFigures>() : views.policy_figures(policy.country, policy.id, until);
}

/// The newest figures, and before them the one of a promise's day that lies behind them all. `part` is what part_figures() has of
/// every day.
measure::Result<Series> series_of(const Views& views, const Policy& policy, const PartFigures& part,
                                  const score::PolicyRules& rules)
{
    if (policy.figure == "users") {
        return views.networks(policy.country).map([&](const std::optional<NetworksRow>& row) {
            return row ? user_figure(row->document, rules.held_days) : Series();
        });
    }
    const bool is_whole = policy.part.is_whole();
    auto newest = is_whole ? views.figures(policy.country, policy.figure, std::string(kEveryDay))
                           : measure::Result<Series>(points_of(part));
    if (!newest || newest->empty() || newest->front().day <= policy.by) {
        return newest;
    }
    const auto then = is_whole ? views.figures(policy.country, policy.figure, policy.by)
                               : part_figures(views, policy, policy.by).map(&points_of);
    return then.map([&](const Series& earlier) {
        auto all = *std::move(newest);
        all.insert(all.begin(), earlier.begin(), earlier.end());
        return all;
    });
}

/// Routers and networks are of no frame.
bool is_of_frame(const Policy& policy)
{
    return policy.figure != "cpe" && policy.figure != "networks";
}

/// Days that cannot be read are left out: one bad row must not hide a promise. Another edition or frame begins another era.
std::vector<score::DatedValue> dated(const Series& series, const Policy& policy)
{
    std::vector<score::DatedValue> values;
    const FigurePoint* last = nullptr;
    std::uint32_t era = 0;
    for (const auto& point : series) {
        if (const auto day = measure::parse_iso_date(point.day)) {
            const bool same = last == nullptr || (last->methodology == point.methodology &&
                                                  (last->frame == point.frame || !is_of_frame(policy)));
            era += same ? 0 : 1;
            last = &point;
            values.push_back({.day = *day, .value = point.value, .era = era});
        }
    }
    return values;
}

void judge(PolicyStanding& it, const Series& series, measure::Day today, const score::PolicyRules& rules,
           std::uint32_t window_days)
{
    if (!series.empty()) {
        it.today = series.back();
    }
    const auto by = measure::parse_iso_date(it.policy.by);
    const auto target = by ? std::optional(score::PolicyTarget{.value = it.policy.target, .by = *by}) : std::nullopt;
    it.distance = score::distance_to(target, dated(series, it.policy), today, rules, window_days);
}

}  // namespace

measure::Result<std::vector<PolicyStanding>> policy_standings(const Views& views, const measure::CountryCode& country,
                                                              measure::Day today, const score::PolicyRules& rules,
                                                              std::uint32_t window_days)
{
    const auto policies = views.policies(country);
    if (!policies) {
        return tl::unexpected(policies.error());
    }
    std::vector<PolicyStanding> standings;
    for (const auto& policy : *policies) {
        PolicyStanding it{.policy = policy, .today = {}, .part = {}, .distance = {}};
        const auto part = part_figures(views, policy, std::string(kEveryDay));
        const auto series = part ? series_of(views, policy, *part, rules) : tl::unexpected(part.error());
        if (!series) {
            return tl::unexpected(series.error());
        }
        if (!part->empty()) {
            it.part = part->back();
        }
        judge(it, *series, today, rules, window_days);
        standings.push_back(std::move(it));
    }
    return standings;
}

}  // namespace collector::aggregate
