#include "collector/aggregate/policy_standing.hpp"

#include "collector/aggregate/user_figure.hpp"

namespace collector::aggregate {
namespace {

using Series = std::vector<FigurePoint>;

Series points_of(const std::vector<DatedPolicyFigure>& figures)
{
    Series series;
    for (const auto& [day, figure] : figures) {
        if (figure.value) {
            series.push_back({.day = day, .value = *figure.value, .low = figure.low, .high = figure.high});
        }
    }
    return series;
}

measure::Result<Series> series_of(const Views& views, const Policy& policy)
{
    if (policy.figure != "users") {
        return views.figures(policy.country, policy.figure);
    }
    return views.networks(policy.country).map([](const std::optional<NetworksRow>& row) {
        return row ? user_figure(row->document) : Series();
    });
}

/// Days that cannot be read are left out: one bad row must not hide a promise.
std::vector<score::DatedValue> dated(const Series& series)
{
    std::vector<score::DatedValue> values;
    for (const auto& point : series) {
        if (const auto day = measure::parse_iso_date(point.day)) {
            values.push_back({.day = *day, .value = point.value});
        }
    }
    return values;
}

void judge(PolicyStanding& it, const Series& series, const score::PolicyRules& rules, std::uint32_t window_days)
{
    if (!series.empty()) {
        it.today = series.back();
    }
    const auto by = measure::parse_iso_date(it.policy.by);
    const auto target = by ? std::optional(score::PolicyTarget{.value = it.policy.target, .by = *by}) : std::nullopt;
    it.distance = score::distance_to(target, dated(series), rules, window_days);
}

}  // namespace

measure::Result<std::vector<PolicyStanding>> policy_standings(const Views& views, const measure::CountryCode& country,
                                                              const score::PolicyRules& rules, std::uint32_t window_days)
{
    const auto policies = views.policies(country);
    if (!policies) {
        return tl::unexpected(policies.error());
    }
    std::vector<PolicyStanding> standings;
    for (const auto& policy : *policies) {
        PolicyStanding it{.policy = policy, .today = {}, .part = {}, .distance = {}};
        const auto figures = policy.part.is_whole() ? measure::Result<std::vector<DatedPolicyFigure>>()
                                                    : views.policy_figures(country, policy.id);
        const auto whole = policy.part.is_whole() ? series_of(views, policy) : measure::Result<Series>();
        if (!figures || !whole) {
            return tl::unexpected(figures ? whole.error() : figures.error());
        }
        if (!figures->empty()) {
            it.part = figures->back();
        }
        judge(it, policy.part.is_whole() ? *whole : points_of(*figures), rules, window_days);
        standings.push_back(std::move(it));
    }
    return standings;
}

}  // namespace collector::aggregate
